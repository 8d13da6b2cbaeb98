// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";

import {Bench, Policy} from "./Types.sol";
import {ICuration} from "./interfaces/ICuration.sol";
import {IDatanets} from "./interfaces/IDatanets.sol";
import {ITreasury} from "./interfaces/ITreasury.sol";

/// @dev The benches of `Curation`: buying, holding and leaving seats, and drawing among them.
///
/// A seat keeps its id for as long as it is held; the list of active seats (at par, not leaving) is what draws
/// sample from. Money never leaves a seat below what its open duties reserve.
abstract contract Benches is ICuration {
    using SafeCastLib for uint256;

    uint256 private constant GWEI = 1e9;
    /// A juror earns a seat with this many gold-scored rounds in the same datanet ...
    uint256 private constant EARNING_ROUNDS = 10;
    /// ... and at least this mean score, in 1e-4.
    int256 private constant EARNING_SCORE = 2000;
    uint256 private constant MAX_DUTIES = 2;
    uint256 private constant MAX_SEATS = type(uint16).max - 1;

    IDatanets internal immutable DATANETS;
    ITreasury internal immutable TREASURY;
    address internal immutable CONTRIBUTIONS;

    /// Everything about a seat that rounds change, in one slot.
    struct SeatState {
        uint48 balance; // gwei
        uint48 reserved; // gwei
        uint32 boughtAt;
        uint32 leavingAt;
        uint24 appointedHours; // jurors: end of the appointment in hours since 1970; 0: earned
        uint16 position; // in the active list, plus 1
        uint8 duties;
        uint16 goldRounds;
        int32 goldSum; // 1e-4
    }

    struct SeatIds {
        uint16 curator; // id plus 1
        uint16 juror;
    }

    /// What a draw asks of a seat.
    struct Rules {
        uint256 par; // gwei
        uint256 reserve; // gwei, the worst loss of the duty
        uint256 boughtBy; // latest purchase time
        uint256 appointedAfter; // hours; appointments that end at or before this do not count
    }

    mapping(uint256 benchKey => uint16[]) private _active;
    mapping(uint256 benchKey => uint16[]) private _vacant;
    mapping(uint256 benchKey => uint256) private _total;
    mapping(uint256 seatKey => address) private _owners;
    mapping(uint256 seatKey => SeatState) private _seats;
    mapping(uint256 datanet => mapping(address account => SeatIds)) private _seatIds;
    mapping(address account => uint256[]) private _seatsOf;
    mapping(uint256 datanet => mapping(address account => uint24)) private _appointedHours;
    mapping(uint256 datanet => uint256) private _earnedJurors;
    /// Seats whose owners contributed to a round, 256 to a word.
    mapping(uint256 wordKey => uint256) private _excluded;

    constructor(address payable treasury, address datanets, address contributions) {
        TREASURY = ITreasury(treasury);
        DATANETS = IDatanets(datanets);
        CONTRIBUTIONS = contributions;
    }

    modifier onlyContributions() {
        if (msg.sender != CONTRIBUTIONS) revert Curation_NotAModule(msg.sender);
        _;
    }

    // ------------------------------------------------------------------ owners

    /// @inheritdoc ICuration
    function buySeat(uint256 datanet, Bench bench) external payable {
        Policy memory policy = _policyInForce(datanet);
        uint256 par = _par(policy, bench);
        if (msg.value != par * GWEI) revert Curation_WrongPayment(msg.value, par * GWEI);
        if (seatOf(datanet, bench, msg.sender) != 0) revert Curation_SeatTaken(datanet, bench, msg.sender);
        uint24 appointed = bench == Bench.Juror ? _qualify(datanet, msg.sender) : 0;

        uint256 key = _benchKey(datanet, bench);
        uint256 id = _vacantId(datanet, bench, key);
        _owners[_seatKey(key, id)] = msg.sender;
        SeatState storage seat_ = _seats[_seatKey(key, id)];
        seat_.balance = par.toUint48();
        seat_.boughtAt = uint32(block.timestamp);
        seat_.appointedHours = appointed;
        _activate(key, id, seat_);
        _setSeatId(datanet, bench, msg.sender, id + 1);
        _seatsOf[msg.sender].push((datanet << 8) | uint256(bench));
        emit SeatBought(datanet, bench, msg.sender, id);
        _forward();
    }

    /// @inheritdoc ICuration
    function topUpSeat(uint256 datanet, Bench bench) external payable {
        (uint256 key, uint256 id) = _ownSeat(datanet, bench);
        SeatState storage seat_ = _seats[_seatKey(key, id)];
        uint256 amount = msg.value / GWEI;
        if (amount == 0 || msg.value % GWEI != 0) revert Curation_WrongPayment(msg.value, GWEI);
        if (seat_.leavingAt != 0) revert Curation_AlreadyLeaving();
        seat_.balance = (seat_.balance + amount).toUint48();
        if (seat_.position == 0 && seat_.balance >= _par(_policyInForce(datanet), bench)) _activate(key, id, seat_);
        emit SeatToppedUp(datanet, bench, msg.sender, amount);
        _forward();
    }

    /// @inheritdoc ICuration
    function leaveSeat(uint256 datanet, Bench bench) external {
        (uint256 key, uint256 id) = _ownSeat(datanet, bench);
        SeatState storage seat_ = _seats[_seatKey(key, id)];
        if (seat_.leavingAt != 0) revert Curation_AlreadyLeaving();
        if (seat_.duties != 0) revert Curation_OpenDuty(seat_.duties);
        seat_.leavingAt = uint32(block.timestamp);
        if (seat_.position != 0) _deactivate(key, seat_);
        if (bench == Bench.Juror && seat_.appointedHours == 0) --_earnedJurors[datanet];
        emit SeatLeaving(datanet, bench, msg.sender, block.timestamp + _policyInForce(datanet).seatCooldown);
    }

    /// @inheritdoc ICuration
    function withdrawSeat(uint256 datanet, Bench bench) external {
        (uint256 key, uint256 id) = _ownSeat(datanet, bench);
        SeatState storage seat_ = _seats[_seatKey(key, id)];
        if (seat_.leavingAt == 0) revert Curation_NotLeaving();
        uint256 until = seat_.leavingAt + _policyInForce(datanet).seatCooldown;
        if (block.timestamp < until) revert Curation_CooldownUntil(until);
        uint256 balance = seat_.balance;
        delete _seats[_seatKey(key, id)];
        delete _owners[_seatKey(key, id)];
        _vacant[key].push(uint16(id));
        _setSeatId(datanet, bench, msg.sender, 0);
        _forgetSeat(msg.sender, (datanet << 8) | uint256(bench));
        emit SeatWithdrawn(datanet, bench, msg.sender, balance);
        TREASURY.credit(msg.sender, balance);
    }

    /// @inheritdoc ICuration
    function appointJuror(uint256 datanet, address account) external {
        if (DATANETS.stewardOf(datanet) != msg.sender) revert Curation_NotSteward(datanet, msg.sender);
        uint256 until = block.timestamp + _policyInForce(datanet).appointmentTerm;
        uint24 untilHours = uint24((until + 3599) / 3600);
        _appointedHours[datanet][account] = untilHours;
        uint256 id = _seatIds[datanet][account].juror;
        if (id != 0) {
            // A sitting appointed juror is renewed; an earned seat needs no appointment.
            SeatState storage seat_ = _seats[_seatKey(_benchKey(datanet, Bench.Juror), id - 1)];
            if (seat_.appointedHours != 0) seat_.appointedHours = untilHours;
        }
        emit JurorAppointed(datanet, account, uint256(untilHours) * 3600);
    }

    /// @inheritdoc ICuration
    function collectSeat(uint256 datanet, Bench bench, address account)
        external
        onlyContributions
        returns (uint256 gweiAmount)
    {
        gweiAmount = surplusOf(datanet, bench, account);
        if (gweiAmount == 0) return 0;
        uint256 key = _benchKey(datanet, bench);
        uint256 id = seatOf(datanet, bench, account) - 1;
        _seats[_seatKey(key, id)].balance -= uint48(gweiAmount);
    }

    // ------------------------------------------------------------------ rounds

    /// @dev Marks the contributor's own seats as excluded from the round.
    function _exclude(uint256 datanet, uint256 number, address contributor) internal {
        SeatIds memory ids = _seatIds[datanet][contributor];
        if (ids.curator != 0) _excludeSeat(_benchKey(datanet, Bench.Curator), number, ids.curator - 1);
        if (ids.juror != 0) _excludeSeat(_benchKey(datanet, Bench.Juror), number, ids.juror - 1);
    }

    function _excludeSeat(uint256 key, uint256 number, uint256 id) internal {
        _excluded[_wordKey(key, number, id)] |= 1 << (id & 0xff);
    }

    /// @dev Draws `k` distinct seats uniformly among the eligible ones by rejection, first without those that
    /// contributed, then, if too few remain, with them; `barred` (ids plus 1, 16 bits each) never sit.
    /// @return ids packed 16 bits each, id plus 1, in drawn order; 0 if the bench cannot fill the draw.
    function _select(uint256 key, uint256 number, uint256 k, uint256 seed, uint256 barred, Rules memory rules)
        internal
        view
        returns (uint256 ids)
    {
        ids = _sample(key, number, k, seed, barred, rules, true);
        if (ids == 0) ids = _sample(key, number, k, seed, barred, rules, false);
    }

    function _sample(
        uint256 key,
        uint256 number,
        uint256 k,
        uint256 seed,
        uint256 barred,
        Rules memory rules,
        bool exclude
    ) private view returns (uint256 ids) {
        uint16[] storage active = _active[key];
        uint256 size = active.length;
        if (size < k) return 0;
        uint256[] memory seen = new uint256[]((size >> 8) + 1);
        uint256 chosen;
        // Bounded work: enough tries that a bench with just enough eligible seats fails less than once in a million.
        for (uint256 i; i < 64 + 16 * k; ++i) {
            uint256 at = uint256(keccak256(abi.encode(seed, i))) % size;
            if (seen[at >> 8] & (1 << (at & 0xff)) != 0) continue;
            seen[at >> 8] |= 1 << (at & 0xff);
            uint256 id = active[at];
            if (!_eligible(key, number, id, barred, rules, exclude)) continue;
            ids |= (id + 1) << (16 * chosen);
            if (++chosen == k) return ids;
        }
        return 0;
    }

    function _eligible(
        uint256 key,
        uint256 number,
        uint256 id,
        uint256 barred,
        Rules memory rules,
        bool exclude
    ) private view returns (bool) {
        SeatState memory s = _seats[_seatKey(key, id)];
        if (s.boughtAt > rules.boughtBy || s.duties >= MAX_DUTIES) return false;
        if (s.balance < rules.par || s.balance < s.reserved + rules.reserve) return false;
        if (s.appointedHours != 0 && s.appointedHours <= rules.appointedAfter) return false;
        if (exclude && _excluded[_wordKey(key, number, id)] & (1 << (id & 0xff)) != 0) return false;
        for (; barred != 0; barred >>= 16) {
            if (barred & 0xffff == id + 1) return false;
        }
        return true;
    }

    /// @dev Reserves the worst loss of one duty on each of the packed seats.
    function _openDuties(uint256 key, uint256 ids, uint256 reserve) internal {
        for (; ids != 0; ids >>= 16) {
            SeatState storage s = _seats[_seatKey(key, (ids & 0xffff) - 1)];
            s.reserved += uint48(reserve);
            ++s.duties;
        }
    }

    /// @dev Ends one duty and applies its pay; a loss takes no more than the balance.
    /// @param goldScore WAD, counted when `scored`.
    /// @return applied the signed gwei that really moved.
    function _closeDuty(
        uint256 key,
        uint256 id,
        uint256 par,
        uint256 reserve,
        int256 delta,
        bool scored,
        int256 goldScore
    ) internal returns (int256 applied) {
        SeatState storage slot = _seats[_seatKey(key, id)];
        SeatState memory s = slot;
        s.reserved -= uint48(reserve);
        --s.duties;
        int256 balance = int256(uint256(s.balance));
        int256 room = int256(uint256(type(uint48).max)) - balance; // a seat stuffed to the brim must not stop a round
        applied = delta < -balance ? -balance : delta > room ? room : delta;
        s.balance = uint48(uint256(balance + applied));
        if (scored && s.goldRounds < type(uint16).max) {
            ++s.goldRounds;
            s.goldSum += int32(goldScore / 1e14);
        }
        slot.balance = s.balance;
        slot.reserved = s.reserved;
        slot.duties = s.duties;
        slot.goldRounds = s.goldRounds;
        slot.goldSum = s.goldSum;
        if (s.position != 0 && s.balance < par) _deactivate(key, slot);
        else if (s.position == 0 && s.balance >= par) _activate(key, id, slot);
    }

    /// @dev Ids plus 1 (16 bits each) of the juror seats held by the owners of the packed curator seats.
    function _jurorSeatsOf(uint256 datanet, uint256 panel) internal view returns (uint256 barred) {
        uint256 key = _benchKey(datanet, Bench.Curator);
        for (; panel != 0; panel >>= 16) {
            uint256 id = _seatIds[datanet][_ownerOf(key, (panel & 0xffff) - 1)].juror;
            if (id != 0) barred = (barred << 16) | id;
        }
    }

    function _ownerOf(uint256 key, uint256 id) internal view returns (address) {
        return _owners[_seatKey(key, id)];
    }

    function _activeSeats(uint256 key) internal view returns (uint256) {
        return _active[key].length;
    }

    // ------------------------------------------------------------------ views

    /// @inheritdoc ICuration
    function seat(uint256 datanet, Bench bench, uint256 id) external view returns (Seat memory) {
        uint256 key = _seatKey(_benchKey(datanet, bench), id);
        SeatState memory s = _seats[key];
        return Seat({
            owner: _owners[key],
            balance: s.balance,
            reserved: s.reserved,
            boughtAt: s.boughtAt,
            leavingAt: s.leavingAt,
            appointedUntil: uint32(uint256(s.appointedHours) * 3600),
            position: s.position,
            duties: s.duties,
            goldRounds: s.goldRounds,
            goldSum: s.goldSum
        });
    }

    /// @inheritdoc ICuration
    function seatOf(uint256 datanet, Bench bench, address account) public view returns (uint256) {
        SeatIds storage ids = _seatIds[datanet][account];
        return bench == Bench.Curator ? ids.curator : ids.juror;
    }

    /// @inheritdoc ICuration
    function benchSize(uint256 datanet, Bench bench) external view returns (uint256 active, uint256 total) {
        uint256 key = _benchKey(datanet, bench);
        return (_active[key].length, _total[key] - _vacant[key].length);
    }

    /// @inheritdoc ICuration
    function earnedJurors(uint256 datanet) public view returns (uint256) {
        return _earnedJurors[datanet];
    }

    /// @inheritdoc ICuration
    function appointedUntil(uint256 datanet, address account) external view returns (uint256) {
        return uint256(_appointedHours[datanet][account]) * 3600;
    }

    /// @inheritdoc ICuration
    function surplusOf(uint256 datanet, Bench bench, address account) public view returns (uint256) {
        uint256 idPlusOne = seatOf(datanet, bench, account);
        if (idPlusOne == 0) return 0;
        SeatState memory s = _seats[_seatKey(_benchKey(datanet, bench), idPlusOne - 1)];
        uint256 par = _par(_policyInForce(datanet), bench);
        uint256 kept = s.reserved > par ? s.reserved : par;
        return s.leavingAt != 0 || s.balance <= kept ? 0 : s.balance - kept;
    }

    /// @inheritdoc ICuration
    function seatsOf(address account) external view returns (uint256[] memory) {
        return _seatsOf[account];
    }

    // ------------------------------------------------------------------ private

    /// @dev A juror's title: an earned record (returns 0) or a running appointment (returns its end in hours).
    function _qualify(uint256 datanet, address account) private returns (uint24) {
        uint256 id = _seatIds[datanet][account].curator;
        if (id != 0) {
            SeatState memory s = _seats[_seatKey(_benchKey(datanet, Bench.Curator), id - 1)];
            if (s.goldRounds >= EARNING_ROUNDS && s.goldSum >= EARNING_SCORE * int256(uint256(s.goldRounds))) {
                ++_earnedJurors[datanet];
                return 0;
            }
        }
        uint24 until = _appointedHours[datanet][account];
        if (uint256(until) * 3600 <= block.timestamp) revert Curation_NotQualified(datanet, account);
        return until;
    }

    function _activate(uint256 key, uint256 id, SeatState storage seat_) private {
        if (seat_.leavingAt != 0) return;
        uint16[] storage active = _active[key];
        active.push(uint16(id));
        seat_.position = uint16(active.length);
    }

    function _deactivate(uint256 key, SeatState storage seat_) private {
        uint16[] storage active = _active[key];
        uint16 moved = active[active.length - 1];
        uint16 position = seat_.position;
        active[position - 1] = moved;
        active.pop();
        _seats[_seatKey(key, moved)].position = position;
        seat_.position = 0; // last: the seat may itself be the one that moved
    }

    function _vacantId(uint256 datanet, Bench bench, uint256 key) private returns (uint256 id) {
        uint16[] storage vacant = _vacant[key];
        if (vacant.length != 0) {
            id = vacant[vacant.length - 1];
            vacant.pop();
        } else {
            id = _total[key]++;
            if (id >= MAX_SEATS) revert Curation_BenchFull(datanet, bench);
        }
    }

    function _ownSeat(uint256 datanet, Bench bench) private view returns (uint256 key, uint256 id) {
        id = seatOf(datanet, bench, msg.sender);
        if (id == 0) revert Curation_NoSeat(datanet, bench, msg.sender);
        return (_benchKey(datanet, bench), id - 1);
    }

    function _setSeatId(uint256 datanet, Bench bench, address account, uint256 idPlusOne) private {
        SeatIds storage ids = _seatIds[datanet][account];
        if (bench == Bench.Curator) ids.curator = uint16(idPlusOne);
        else ids.juror = uint16(idPlusOne);
    }

    function _forgetSeat(address account, uint256 ref) private {
        uint256[] storage refs = _seatsOf[account];
        uint256 last = refs.length - 1;
        for (uint256 i; i < last; ++i) {
            if (refs[i] == ref) {
                refs[i] = refs[last];
                break;
            }
        }
        refs.pop();
    }

    function _forward() internal {
        SafeTransferLib.safeTransferETH(address(TREASURY), msg.value);
    }

    function _policyInForce(uint256 datanet) internal view returns (Policy memory) {
        return DATANETS.policy(datanet, DATANETS.policyVersion(datanet));
    }

    function _par(Policy memory policy, Bench bench) internal pure returns (uint256) {
        return bench == Bench.Curator ? policy.curatorSeat : policy.jurorSeat;
    }

    function _benchKey(uint256 datanet, Bench bench) internal pure returns (uint256) {
        return (datanet << 1) | uint256(bench);
    }

    function _seatKey(uint256 key, uint256 id) private pure returns (uint256) {
        return (key << 16) | id;
    }

    function _wordKey(uint256 key, uint256 number, uint256 id) private pure returns (uint256) {
        return (key << 40) | (number << 8) | (id >> 8);
    }
}
