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
    uint256 private constant MAX_DUTIES = 2;

    IDatanets internal immutable DATANETS;
    ITreasury internal immutable TREASURY;
    address internal immutable CONTRIBUTIONS;

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

    /// @dev Draws distinct seats uniformly among the eligible ones by rejection, first without those that contributed,
    /// then, if too few remain, with them.
    /// @return ids packed 16 bits each, id plus 1, in drawn order; 0 if the bench cannot fill the draw.
    function _select(Draw memory draw) internal view returns (uint256 ids) {
        ids = _sample(draw, true);
        if (ids == 0) ids = _sample(draw, false);
    }

    function _sample(Draw memory draw, bool exclude) private view returns (uint256 ids) {
        uint16[] storage active = _active[draw.key];
        uint256 size = active.length;
        if (size < draw.size) return 0;
        uint256[] memory seen = new uint256[]((size >> 8) + 1);
        uint256 shift;
        // Bounded work: enough tries that a bench with just enough eligible seats fails less than once in a million.
        uint256 tries = 64 + 16 * draw.size;
        for (uint256 i; i < tries; ++i) {
            uint256 at = uint256(EfficientHashLib.hash(draw.seed, i)) % size;
            uint256 word = seen[at >> 8];
            if (word & (1 << (at & 0xff)) != 0) continue;
            seen[at >> 8] = word | (1 << (at & 0xff));
            uint256 id = active[at];
            if (!_eligible(draw, id) || (exclude && _isExcluded(draw, id))) continue;
            ids |= (id + 1) << shift;
            shift += 16;
            if (shift == 16 * draw.size) return ids;
        }
        return 0;
    }

    function _eligible(Draw memory draw, uint256 id) private view returns (bool) {
        SeatState memory s = CurationSlots.seat(_seats[_seatKey(draw.key, id)]);
        if (s.boughtAt > draw.boughtBy || s.duties >= MAX_DUTIES) return false;
        if (s.balance < draw.par || s.balance < s.reserved + draw.reserve) return false;
        if (s.aux != 0 && s.aux <= draw.appointedAfter) return false;
        for (uint256 barred = draw.barred; barred != 0; barred >>= 16) {
            if (barred & 0xffff == id + 1) return false;
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
        SeatState memory s = CurationSlots.seat(_seats[seatKey]);
        s.reserved -= uint48(reserve);
        --s.duties;
        int256 balance = int256(uint256(s.balance));
        int256 room = int256(uint256(type(uint48).max)) - balance; // a seat stuffed to the brim must not stop a round
        applied =
            delta < -balance
                ? -balance
                : delta > room
                    ? room
                    : delta;
        s.balance = uint48(uint256(balance + applied));
        if (scored && s.goldRounds < type(uint16).max) {
            ++s.goldRounds;
            s.goldSum += int32(goldScore / 1e14);
        }
        if (s.position != 0 && s.balance < par) _deactivate(key, s);
        else if (s.position == 0 && s.balance >= par) _activate(key, id, s);
        _seats[seatKey] = CurationSlots.pack(s);
    }

    /// @dev Ids plus 1 (16 bits each) of the juror seats held by the owners of the packed curator seats.
    function _jurorSeatsOf(uint256 datanet, uint256 panel) internal view returns (uint256 barred) {
        uint256 key = _benchKey(datanet, Bench.Curator);
        for (; panel != 0; panel >>= 16) {
            uint256 id = CurationSlots.seat(_seats[_seatKey(key, (panel & 0xffff) - 1)]).aux;
            if (id != 0) barred = (barred << 16) | id;
        }
    }

    function _ownerOf(uint256 key, uint256 id) internal view returns (address) {
        return _owners[_seatKey(key, id)];
    }

    function _activeSeats(uint256 key) internal view returns (uint256) {
        return _active[key].length;
    }

    // ------------------------------------------------------------------ private

    /// @dev Puts a seat on the list that draws sample from. The caller stores the state.
    function _activate(uint256 key, uint256 id, SeatState memory s) internal {
        if (s.leavingAt != 0) return;
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

    function _policyInForce(uint256 datanet) internal view returns (Policy memory policy) {
        (, policy) = PolicyWords.fetch(DATANETS, datanet, 0);
    }

    function _policy(uint256 datanet, uint256 version) internal view returns (Policy memory policy) {
        (, policy) = PolicyWords.fetch(DATANETS, datanet, version);
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
