// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {CurationSlots, Duty, Facts, Open, SeatState} from "./CurationSlots.sol";
import {Rounds} from "./Rounds.sol";
import {Bench, Phase, Stage} from "./Types.sol";

/// @dev What is only read of seats and rounds. The functions are described in ICuration.
abstract contract CurationViews is Rounds {
    // ------------------------------------------------------------------ seats

    function seat(uint256 datanet, Bench bench, uint256 id) external view returns (Seat memory) {
        uint256 key = _seatKey(_benchKey(datanet, bench), id);
        SeatState memory s = CurationSlots.seat(_seats[key]);
        return
            Seat({
                owner: _owners[key],
                balance: s.balance,
                reserved: s.reserved,
                boughtAt: s.boughtAt,
                leavingAt: s.leavingAt,
                appointedUntil: bench == Bench.Juror ? uint32(uint256(s.aux) * 3600) : 0,
                position: s.position,
                duties: s.duties,
                goldRounds: s.goldRounds,
                goldSum: s.goldSum
            });
    }

    function seatOf(uint256 datanet, Bench bench, address account) external view returns (uint256) {
        return _seatIdOf(datanet, bench, account);
    }

    function benchSize(uint256 datanet, Bench bench) external view returns (uint256 active, uint256 total) {
        uint256 key = _benchKey(datanet, bench);
        return (_active[key].length, _total[key] - _vacant[key].length);
    }

    function appointedUntil(uint256 datanet, address account) external view returns (uint256) {
        return uint256(_appointedHours[datanet][account]) * 3600;
    }

    function surplusOf(uint256 datanet, Bench bench, address account) external view returns (uint256) {
        return _surplusOf(datanet, bench, account);
    }

    function seatsOf(address account) external view returns (uint256[] memory) {
        return _seatsOf[account];
    }

    function earnedJurors(uint256 datanet) external view returns (uint256) {
        return _earnedJurors[datanet];
    }

    // ------------------------------------------------------------------ rounds

    function head(uint256 datanet) external view returns (Head memory) {
        Open memory open = _openOf(datanet);
        return
            Head({
                round: open.count == 0 && open.contributions == 0 ? 0 : open.closed + 1,
                count: open.count,
                first: open.first,
                contributions: open.contributions,
                closesAt: open.closesAt,
                version: open.version,
                mixed: open.mixed,
                closed: open.closed
            });
    }

    function round(uint256 datanet, uint256 number) external view returns (Round memory r) {
        uint256 key = _ringKey(datanet, number);
        uint256 word = _duties[key];
        if (!_inRing(word, number)) return r;
        Duty memory duty = CurationSlots.duty(word);
        Facts memory facts = _factsOf(key);
        r.phase = duty.phase;
        r.attempt = duty.attempt;
        r.count = facts.count;
        r.version = facts.version;
        r.misses = facts.misses;
        r.mixed = facts.mixed;
        r.first = facts.first;
        r.last = facts.last;
        r.closedAt = facts.closedAt;
        r.clock = duty.clock;
        r.budget = facts.budget;
        r.slice = facts.slice;
        r.spent = facts.spent;
        r.panelCommitted = duty.panelCommitted;
        r.panelRevealed = duty.panelRevealed;
        r.panelExposed = duty.panelExposed;
        r.juryCommitted = duty.juryCommitted;
        r.juryRevealed = duty.juryRevealed;
        r.juryExposed = duty.juryExposed;
        r.panel = _unpack(duty.panel);
        // A settled round keeps its jury; a refunded one may have died before it had one.
        if (duty.phase >= Phase.JuryCommit && duty.phase <= Phase.Settled) {
            r.gold = _gold[key];
            r.jury = _unpack(_jury[key]);
        }
    }

    function _unpack(uint256 ids) private pure returns (uint16[] memory seats) {
        seats = new uint16[](_lanes(ids));
        for (uint256 i; i < seats.length; ++i) {
            seats[i] = uint16((ids >> (16 * i)) - 1);
        }
    }

    function ballot(uint256 datanet, uint256 number, Stage stage, uint256 position) external view returns (uint256) {
        return _ballots[_ballotKey(_ringKey(datanet, number), stage == Stage.Jury, position)];
    }

    function juryVerdicts(uint256 datanet, uint256 number) external view returns (uint256) {
        return _juryVerdicts[_ringKey(datanet, number)];
    }
}
