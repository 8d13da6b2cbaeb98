// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EfficientHashLib} from "solady/utils/EfficientHashLib.sol";

import {Benches} from "./Benches.sol";
import {Bench, Policy} from "./Types.sol";

/// @dev The juries of cases: drawn from the juror bench by the rules of rounds, and closed with what their case says.
/// The functions are described in ICuration.
abstract contract CaseJuries is Benches {
    /// Ways into the list before a draw gives up on finding more seats. A bench of 256 with a single eligible seat left
    /// still finds it but once in ten million times.
    uint256 private constant TRIES_PER_SEAT = 16;
    uint256 private constant MAX_TRIES = 4096;
    uint256 private constant LANES = 16;

    modifier onlyCases() {
        if (msg.sender != CASES) revert Curation_NotAModule(msg.sender);
        _;
    }

    function drawJurors(CaseDraw calldata d) external view returns (uint256 low, uint256 high, uint256 size) {
        Policy memory policy = _policy(d.datanet, d.version);
        Draw memory draw;
        draw.key = _benchKey(d.datanet, Bench.Juror);
        (draw.par, draw.reserve) = (policy.jurorSeat, policy.jurorSeat / 10);
        draw.boughtBy = d.filedAt > policy.seatAge ? d.filedAt - policy.seatAge : 0;
        draw.appointedAfter = _appointedAfter(d.datanet, policy);
        for (uint256 i; i < d.parties.length; ++i) {
            uint256 id = _seatIdOf(d.datanet, Bench.Juror, d.parties[i]);
            if (id != 0) draw.barred = (draw.barred << 16) | id;
        }
        return _drawUpTo(draw, d.size, d.seed);
    }

    function seatJurors(uint256 datanet, uint256 version, uint256 low, uint256 high) external onlyCases {
        uint256 key = _benchKey(datanet, Bench.Juror);
        uint256 reserve = uint256(_terms(datanet, version).jurorSeat) / 10;
        _openDuties(key, low, reserve);
        _openDuties(key, high, reserve);
    }

    function closeJurors(
        uint256 datanet,
        uint256 version,
        uint256[] calldata seats,
        int256[] calldata pays,
        uint256 pot
    ) external onlyCases {
        uint256 key = _benchKey(datanet, Bench.Juror);
        uint256 par = _terms(datanet, version).jurorSeat;
        int256 left = int256(pot);
        for (uint256 i; i < seats.length; ++i) {
            left -= _closeDuty(key, seats[i], par, par / 10, pays[i], false, 0);
        }
        if (left > 0) DATANETS.addToPool(datanet, uint256(left));
    }

    /// @dev Visits seats of the active list in random order until enough are found or all have been seen.
    function _drawUpTo(
        Draw memory draw,
        uint256 most,
        uint256 seed
    ) private view returns (uint256 low, uint256 high, uint256 count) {
        uint256 length = _activeSeats(draw.key);
        uint256 list = _listSlot(draw.key);
        uint256[] memory seen = new uint256[]((length >> 8) + 1);
        uint256 unseen = length;
        unchecked {
            uint256 tries = length * TRIES_PER_SEAT + 64;
            if (tries > MAX_TRIES) tries = MAX_TRIES;
            for (uint256 i; i < tries && count < most && unseen != 0; ++i) {
                uint256 at = uint256(EfficientHashLib.hash(seed, i)) % length;
                uint256 bit = 1 << (at & 0xff);
                if (seen[at >> 8] & bit != 0) continue;
                seen[at >> 8] |= bit;
                --unseen;
                uint256 id = _listed(list, at);
                if (!_eligible(draw, id)) continue;
                if (count < LANES) low |= (id + 1) << (16 * count);
                else high |= (id + 1) << (16 * (count - LANES));
                ++count;
            }
        }
    }
}
