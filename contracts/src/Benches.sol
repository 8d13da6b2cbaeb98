// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Bench, Policy} from "./Types.sol";
import {ICurationTypes} from "./interfaces/ICuration.sol";
import {IDatanets} from "./interfaces/IDatanets.sol";
import {ITreasury} from "./interfaces/ITreasury.sol";

/// @dev The benches of `Curation`: buying, holding and leaving seats, and drawing among them.
///
/// A seat keeps its id for as long as it is held; the list of active seats (at par, not leaving) is what draws
/// sample from. Money never leaves a seat below what its open duties reserve.
abstract contract Benches is ICurationTypes {
    uint256 private constant MAX_DUTIES = 2;

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

    mapping(uint256 benchKey => uint16[]) internal _active;
    mapping(uint256 benchKey => uint16[]) internal _vacant;
    mapping(uint256 benchKey => uint256) internal _total;
    mapping(uint256 seatKey => address) internal _owners;
    mapping(uint256 seatKey => SeatState) internal _seats;
    mapping(uint256 datanet => mapping(address account => SeatIds)) internal _seatIds;
    mapping(address account => uint256[]) internal _seatsOf;
    mapping(uint256 datanet => mapping(address account => uint24)) internal _appointedHours;
    mapping(uint256 datanet => uint256) internal _earnedJurors;
    /// Seats whose owners contributed to a round, 256 to a word.
    mapping(uint256 wordKey => uint256) private _excluded;

    constructor(address payable treasury, address datanets, address contributions) {
        TREASURY = ITreasury(treasury);
        DATANETS = IDatanets(datanets);
        CONTRIBUTIONS = contributions;
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
            SeatState storage slot = _seats[_seatKey(key, (ids & 0xffff) - 1)];
            SeatState memory s = slot;
            s.reserved += uint48(reserve);
            ++s.duties;
            _store(slot, s);
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
        _store(slot, s);
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

    /// @dev One write of the whole slot; assigning the struct would read it back field by field.
    function _store(SeatState storage slot, SeatState memory s) private {
        uint256 word = uint256(s.balance) | (uint256(s.reserved) << 48) | (uint256(s.boughtAt) << 96)
            | (uint256(s.leavingAt) << 128) | (uint256(s.appointedHours) << 160) | (uint256(s.position) << 184)
            | (uint256(s.duties) << 200) | (uint256(s.goldRounds) << 208) | (uint256(uint32(s.goldSum)) << 224);
        assembly ("memory-safe") {
            sstore(slot.slot, word)
        }
    }

    function _ownerOf(uint256 key, uint256 id) internal view returns (address) {
        return _owners[_seatKey(key, id)];
    }

    function _activeSeats(uint256 key) internal view returns (uint256) {
        return _active[key].length;
    }

    // ------------------------------------------------------------------ private

    function _activate(uint256 key, uint256 id, SeatState storage seat_) internal {
        if (seat_.leavingAt != 0) return;
        uint16[] storage active = _active[key];
        active.push(uint16(id));
        seat_.position = uint16(active.length);
    }

    function _deactivate(uint256 key, SeatState storage seat_) internal {
        uint16[] storage active = _active[key];
        uint16 moved = active[active.length - 1];
        uint16 position = seat_.position;
        active[position - 1] = moved;
        active.pop();
        _seats[_seatKey(key, moved)].position = position;
        seat_.position = 0; // last: the seat may itself be the one that moved
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

    function _seatKey(uint256 key, uint256 id) internal pure returns (uint256) {
        return (key << 16) | id;
    }

    function _wordKey(uint256 key, uint256 number, uint256 id) private pure returns (uint256) {
        return (key << 40) | (number << 8) | (id >> 8);
    }
}
