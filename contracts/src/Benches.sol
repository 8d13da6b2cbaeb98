// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EfficientHashLib} from "solady/utils/EfficientHashLib.sol";

import {CurationSlots, SeatState} from "./CurationSlots.sol";
import {PolicyWords} from "./PolicyWords.sol";
import {Bench, Policy} from "./Types.sol";
import {ICurationTypes} from "./interfaces/ICuration.sol";
import {IDatanets} from "./interfaces/IDatanets.sol";
import {ITreasury} from "./interfaces/ITreasury.sol";

/// @dev The benches of `Curation`: buying, holding and leaving seats, and drawing among them.
///
/// A seat keeps its id for as long as it is held; the list of active seats (at par, not leaving) is what draws
/// sample from. Money never leaves a seat below what its open duties reserve.
abstract contract Benches is ICurationTypes {
    using CurationSlots for uint256;

    uint256 private constant MAX_DUTIES = 2;
    int256 private constant MAX_BALANCE = int256(uint256(type(uint48).max));

    IDatanets internal immutable DATANETS;
    ITreasury internal immutable TREASURY;
    address internal immutable CONTRIBUTIONS;
    address internal immutable CASES;

    struct SeatIds {
        uint16 curator; // id plus 1
        uint16 juror;
    }

    /// One draw among the seats of a bench, and what it asks of them.
    struct Draw {
        uint256 key; // of the bench
        uint256 number; // of the round
        uint256 size; // seats to draw
        uint256 seed;
        uint256 barred; // seats that never sit, id plus 1, 16 bits each
        uint256 par; // gwei
        uint256 reserve; // gwei, the worst loss of the duty
        uint256 boughtBy; // latest purchase time
        uint256 appointedAfter; // hours; appointments that end at or before this do not count
        uint256 block_; // which 256 seats `excluded` is about, plus 1
        uint256 excluded;
    }

    mapping(uint256 benchKey => uint16[]) internal _active;
    mapping(uint256 benchKey => uint16[]) internal _vacant;
    mapping(uint256 benchKey => uint256) internal _total;
    mapping(uint256 seatKey => address) internal _owners;
    mapping(uint256 seatKey => uint256 word) internal _seats; // SeatState
    mapping(uint256 datanet => mapping(address account => SeatIds)) internal _seatIds;
    mapping(address account => uint256[]) internal _seatsOf;
    mapping(uint256 datanet => mapping(address account => uint24)) internal _appointedHours;
    mapping(uint256 datanet => uint256) internal _earnedJurors;
    /// Seats whose owners contributed to a round, 256 to a word.
    mapping(uint256 wordKey => uint256) private _excluded;

    constructor(address payable treasury, address datanets, address contributions, address cases) {
        TREASURY = ITreasury(treasury);
        DATANETS = IDatanets(datanets);
        CONTRIBUTIONS = contributions;
        CASES = cases;
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

    /// @dev Draws distinct seats uniformly among the eligible ones by rejection, first without those that contributed,
    /// then, if too few remain, with them.
    /// @return ids packed 16 bits each, id plus 1, in drawn order; 0 if the bench cannot fill the draw.
    /// @return own true if some of them may have contributed to the round.
    function _select(Draw memory draw) internal view returns (uint256 ids, bool own) {
        ids = _sample(draw, true);
        if (ids == 0) (ids, own) = (_sample(draw, false), true);
    }

    function _sample(Draw memory draw, bool exclude) private view returns (uint256 ids) {
        uint256 size = _active[draw.key].length;
        if (size < draw.size) return 0;
        uint256 list = _listSlot(draw.key);
        uint256 seed = draw.seed;
        uint256[] memory seen = new uint256[]((size >> 8) + 1);
        uint256 shift;
        // Sizes are below 2^16, so nothing wraps and `at` lies within both lists.
        unchecked {
            uint256 end = 16 * draw.size;
            // Bounded work: enough tries that a bench with just enough eligible seats fails less than once in a million.
            uint256 tries = 64 + end;
            for (uint256 i; i < tries; ++i) {
                uint256 at = uint256(EfficientHashLib.hash(seed, i)) % size;
                uint256 bit = 1 << (at & 0xff);
                uint256 word = seen[at >> 8];
                if (word & bit != 0) continue;
                seen[at >> 8] = word | bit;
                uint256 id = _listed(list, at);
                if (!_eligible(draw, id) || (exclude && _isExcluded(draw, id))) continue;
                ids |= (id + 1) << shift;
                shift += 16;
                if (shift == end) return ids;
            }
        }
        return 0;
    }

    /// @dev Where the elements of a bench's list of active seats begin.
    function _listSlot(uint256 key) internal view returns (uint256 slot) {
        uint16[] storage active = _active[key];
        assembly ("memory-safe") {
            mstore(0, active.slot)
            slot := keccak256(0, 32)
        }
    }

    /// @dev Element `at` of a list of 16-bit ids, 16 to a slot. The caller knows that it is below the length: checking
    /// that again would read the length for every candidate.
    function _listed(uint256 slot, uint256 at) internal view returns (uint256 id) {
        assembly ("memory-safe") {
            id := and(shr(shl(4, and(at, 15)), sload(add(slot, shr(4, at)))), 0xffff)
        }
    }

    function _eligible(Draw memory draw, uint256 id) internal view returns (bool) {
        uint256 s = _seats[_seatKey(draw.key, id)];
        if (s.boughtAtOf() > draw.boughtBy || s.dutiesOf() >= MAX_DUTIES) return false;
        uint256 balance = s.balanceOf();
        unchecked {
            if (balance < draw.par || balance < s.reservedOf() + draw.reserve) return false;
            uint256 aux = s.auxOf();
            if (aux != 0 && aux <= draw.appointedAfter) return false;
            for (uint256 barred = draw.barred; barred != 0; barred >>= 16) {
                if (barred & 0xffff == id + 1) return false;
            }
        }
        return true;
    }

    /// @dev True if the seat's owner contributed to the round. Keeps the word it read: one serves 256 seats.
    function _isExcluded(Draw memory draw, uint256 id) private view returns (bool) {
        uint256 block_ = (id >> 8) + 1;
        if (draw.block_ != block_) {
            draw.block_ = block_;
            draw.excluded = _excluded[_wordKey(draw.key, draw.number, id)];
        }
        return draw.excluded & (1 << (id & 0xff)) != 0;
    }

    /// @return mask of those positions in the packed seats whose owners contributed to the round.
    function _contributors(uint256 key, uint256 number, uint256 ids) internal view returns (uint256 mask) {
        for (uint256 bit = 1; ids != 0; bit <<= 1) {
            uint256 id = (ids & 0xffff) - 1;
            if (_excluded[_wordKey(key, number, id)] & (1 << (id & 0xff)) != 0) mask |= bit;
            ids >>= 16;
        }
    }

    /// @dev Reserves the worst loss of one duty on each of the packed seats.
    function _openDuties(uint256 key, uint256 ids, uint256 reserve) internal {
        for (; ids != 0; ids >>= 16) {
            uint256 seatKey = _seatKey(key, (ids & 0xffff) - 1);
            _seats[seatKey] = CurationSlots.withDuty(_seats[seatKey], reserve);
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
        uint256 seatKey = _seatKey(key, id);
        uint256 word = _seats[seatKey].withoutDuty(reserve);
        unchecked {
            // Balances have 48 bits; a seat stuffed to the brim must not stop a round.
            int256 balance = int256(word.balanceOf());
            applied = delta < -balance ? -balance : delta;
            if (balance + applied > MAX_BALANCE) applied = MAX_BALANCE - balance;
        }
        word = word.withPay(applied);
        if (scored) word = word.withScore(goldScore);
        if (word.isActive() != (word.balanceOf() >= par)) word = _moved(key, id, word);
        _seats[seatKey] = word;
    }

    /// @dev Takes an active seat off the list that draws sample from, or puts an inactive one on it.
    function _moved(uint256 key, uint256 id, uint256 word) private returns (uint256) {
        SeatState memory s = CurationSlots.seat(word);
        if (s.position != 0) _deactivate(key, s);
        else _activate(key, id, s);
        return CurationSlots.pack(s);
    }

    /// @dev Ids plus 1 (16 bits each) of the juror seats held by the owners of the packed curator seats.
    function _jurorSeatsOf(uint256 datanet, uint256 panel) internal view returns (uint256 barred) {
        uint256 key = _benchKey(datanet, Bench.Curator);
        for (; panel != 0; panel >>= 16) {
            uint256 id = _seats[_seatKey(key, (panel & 0xffff) - 1)].auxOf();
            if (id != 0) barred = (barred << 16) | id;
        }
    }

    /// @return id plus 1 of the account's seat, 0 if it has none.
    function _seatIdOf(uint256 datanet, Bench bench, address account) internal view returns (uint256) {
        SeatIds storage ids = _seatIds[datanet][account];
        return bench == Bench.Curator ? ids.curator : ids.juror;
    }

    /// @dev What of a seat can be claimed, gwei: all above par and above what its duties reserve; nothing while leaving.
    function _surplusOf(uint256 datanet, Bench bench, address account) internal view returns (uint256) {
        uint256 idPlusOne = _seatIdOf(datanet, bench, account);
        if (idPlusOne == 0) return 0;
        SeatState memory s = CurationSlots.seat(_seats[_seatKey(_benchKey(datanet, bench), idPlusOne - 1)]);
        uint256 par = _par(_policyInForce(datanet), bench);
        uint256 kept = s.reserved > par ? s.reserved : par;
        return s.leavingAt != 0 || s.balance <= kept ? 0 : s.balance - kept;
    }

    /// @dev Appointments that end by this hour do not count now: none does once enough jurors have earned their seats.
    function _appointedAfter(uint256 datanet, Policy memory policy) internal view returns (uint256) {
        bool earned = _earnedJurors[datanet] >= 2 * uint256(policy.jurySize);
        return earned ? type(uint24).max : block.timestamp / 3600;
    }

    function _ownerOf(uint256 key, uint256 id) internal view returns (address) {
        return _owners[_seatKey(key, id)];
    }

    function _activeSeats(uint256 key) internal view returns (uint256) {
        return _active[key].length;
    }

    // ------------------------------------------------------------------ private

    /// @dev Puts a seat on the list that draws sample from. The caller stores the state, and knows that the seat is not
    /// leaving: who leaves has no duty that could end and cannot top up.
    function _activate(uint256 key, uint256 id, SeatState memory s) internal {
        uint16[] storage active = _active[key];
        active.push(uint16(id));
        s.position = uint16(active.length);
    }

    /// @dev Takes a seat off that list; the last one moves into its place. The caller stores the state.
    function _deactivate(uint256 key, SeatState memory s) internal {
        uint16[] storage active = _active[key];
        uint256 length = active.length;
        if (s.position != length) {
            uint16 moved = active[length - 1];
            active[s.position - 1] = moved;
            SeatState memory other = CurationSlots.seat(_seats[_seatKey(key, moved)]);
            other.position = s.position;
            _seats[_seatKey(key, moved)] = CurationSlots.pack(other);
        }
        active.pop();
        s.position = 0;
    }

    function _policyInForce(uint256 datanet) internal view returns (Policy memory) {
        return _policy(datanet, 0);
    }

    function _policy(uint256 datanet, uint256 version) internal view returns (Policy memory) {
        (, Policy memory policy) = PolicyWords.fetch(DATANETS, datanet, version);
        return policy;
    }

    /// @dev A policy of which only money and sizes are read: all that a close and a settlement need.
    function _terms(uint256 datanet, uint256 version) internal view returns (Policy memory) {
        return PolicyWords.money(DATANETS.policyWord(datanet, version, PolicyWords.MONEY));
    }

    function _par(Policy memory policy, Bench bench) internal pure returns (uint256) {
        return bench == Bench.Curator ? policy.curatorSeat : policy.jurorSeat;
    }

    function _benchKey(uint256 datanet, Bench bench) internal pure returns (uint256) {
        return (datanet << 1) | uint256(bench);
    }

    function _seatKey(uint256 key, uint256 id) internal pure returns (uint256) {
        return (key << 16) | id;
    }

    function _wordKey(uint256 key, uint256 number, uint256 id) private pure returns (uint256) {
        return (key << 40) | (number << 8) | (id >> 8);
    }
}
