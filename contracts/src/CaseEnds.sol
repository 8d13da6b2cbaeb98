// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {LibBit} from "solady/utils/LibBit.sol";

import {CaseBallots} from "./CaseBallots.sol";
import {CasePhase, Policy} from "./Types.sol";

/// @dev How a jury rules and how a case ends: who was right, who pays, and what is burned. The rules are in ICases.
abstract contract CaseEnds is CaseBallots {
    /// Part of what is left of the forfeit that goes to challenger and claimant together.
    uint256 private constant REWARD_DIVISOR = 4;

    /// What an end does to the seats of all juries.
    struct Seats {
        uint256 count;
        uint256[] ids;
        int256[] pays; // gwei
        uint256 stake; // gwei, the loss of who was wrong or silent
        uint256 pot; // gwei, fees set aside for seats
    }

    /// What an end does to the parties; gwei.
    struct Parties {
        uint256 forfeited;
        uint256 lost; // deposits of who was wrong
        uint256 fees; // of who was right
        uint256 refunded; // of these
        uint256 reward;
    }

    // ------------------------------------------------------------------ ruling

    /// @dev Counts the present jury's votes. Without half of the jury there is no ruling.
    function _tally(uint256 id, Case memory c) internal {
        Jury storage jury_ = _juries[id][c.tier];
        Jury memory j = jury_;
        _payBounty(jury_, 0);
        uint256 votes = LibBit.popCount(j.revealed);
        if (2 * votes < j.size) {
            _endUnruled(id, c);
            return;
        }
        uint256 toUphold = LibBit.popCount(j.votes);
        bool upheld = 2 * toUphold > votes;
        jury_.upheld = upheld;
        emit Ruled(id, c.tier, upheld, toUphold, votes);
        if (_isLast(c.tier, j.size)) {
            _end(id, c);
            return;
        }
        _cases[id].phase = CasePhase.Ruled;
        _cases[id].clock = uint40(block.timestamp + _appealPeriod(_policyOf(c)));
    }

    function _appealPeriod(Policy memory policy) internal pure returns (uint256) {
        return 3 * uint256(policy.juryPeriod);
    }

    // ------------------------------------------------------------------ ends

    /// @dev The latest ruling ends the case.
    function _end(uint256 id, Case memory c) internal {
        _close(id, c, _seatsOf(id, c));
    }

    /// @dev The present tier has no jury, or less than half of one spoke. Who paid for it gets back what its jurors do not
    /// get; the ruling before it, if there is one, ends the case.
    function _endUnruled(uint256 id, Case memory c) internal {
        Jury memory j = _juries[id][c.tier];
        Seats memory s = _seatsOf(id, c);
        uint256 fee = j.fee - j.spent;
        uint256 each = j.size == 0 ? 0 : fee / j.size;
        uint256 paid = each * LibBit.popCount(j.revealed);
        s.pot = paid;
        _addJury(s, j, j.revealed, int256(each));
        _credit(j.payer, j.deposit + fee - paid);
        if (c.tier != c.firstTier) {
            --c.tier;
            _close(id, c, s);
            return;
        }
        _finish(id, c, CasePhase.Undecided);
        CONTRIBUTIONS.conclude(c.contribution, 0);
        _closeSeats(c, s);
        emit Ended(id, CasePhase.Undecided, 0, 0, 0);
    }

    /// @dev Ends a case with the ruling of tier `c.tier`.
    function _close(uint256 id, Case memory c, Seats memory s) private {
        bool upheld = _juries[id][c.tier].upheld;
        CasePhase outcome = upheld ? CasePhase.Upheld : CasePhase.Dismissed;
        _finish(id, c, outcome);
        if (!upheld) ++_dismissals[_claimOf(c.contribution, c.items, c.reason)];
        _judgeJurors(id, c, s, upheld);
        Parties memory p;
        p.forfeited = CONTRIBUTIONS.conclude(c.contribution, upheld ? c.items : 0);
        _closeSeats(c, s);
        _settleParties(id, c, p, upheld);
        uint256 burned = p.forfeited + p.lost - p.lost / 2 - p.refunded - p.reward;
        emit Ended(id, outcome, p.forfeited, p.reward, burned);
        if (burned != 0) TREASURY.burn(burned);
    }

    function _finish(uint256 id, Case memory c, CasePhase outcome) private {
        _cases[id].phase = outcome;
        _cases[id].clock = uint40(block.timestamp);
        _cases[id].tier = c.tier;
        _forget(id);
    }

    // ------------------------------------------------------------------ jurors

    /// @dev Room for every juror who has sat in this case.
    function _seatsOf(uint256 id, Case memory c) private view returns (Seats memory s) {
        uint256 count;
        for (uint256 t = c.firstTier; t <= c.tier; ++t) {
            count += _juries[id][t].size;
        }
        (s.ids, s.pays, s.stake) = (new uint256[](count), new int256[](count), c.stake);
    }

    /// @dev All fees in equal parts to the votes that agree with the end; who disagreed or was silent loses the stake.
    function _judgeJurors(uint256 id, Case memory c, Seats memory s, bool upheld) private view {
        uint256 agreed;
        uint256 fees;
        for (uint256 t = c.firstTier; t <= c.tier; ++t) {
            Jury memory j = _juries[id][t];
            agreed += LibBit.popCount(_agreeing(j, upheld));
            fees += j.fee - j.spent;
        }
        // The jury that ruled has a majority, so there is somebody.
        int256 each = int256(fees / agreed);
        s.pot += fees;
        for (uint256 t = c.firstTier; t <= c.tier; ++t) {
            Jury memory j = _juries[id][t];
            _addJury(s, j, _agreeing(j, upheld), each);
        }
    }

    function _agreeing(Jury memory j, bool upheld) private pure returns (uint256) {
        return upheld ? j.votes : j.revealed & ~j.votes;
    }

    function _addJury(Seats memory s, Jury memory j, uint256 paid, int256 each) private pure {
        for (uint256 i; i < j.size; ++i) {
            s.ids[s.count] = _seatAt(j, i) - 1;
            s.pays[s.count++] = paid & (1 << i) != 0 ? each : -int256(s.stake);
        }
    }

    function _closeSeats(Case memory c, Seats memory s) private {
        if (s.count != 0) CURATION.closeJurors(c.contribution >> 24, c.version, s.ids, s.pays, s.pot);
    }

    // ------------------------------------------------------------------ parties

    /// @dev Gives deposits and fees back to who was right, out of what was forfeited and lost; then the reward.
    function _settleParties(uint256 id, Case memory c, Parties memory p, bool upheld) private {
        for (uint256 t = c.firstTier; t <= c.tier; ++t) {
            Jury storage j = _juries[id][t];
            if (_wasRight(id, c, t, upheld)) p.fees += j.fee;
            else p.lost += j.deposit;
        }
        uint256 sources = FixedPointMathLib.min(p.fees, p.forfeited + p.lost - p.lost / 2);
        for (uint256 t = c.firstTier; t <= c.tier; ++t) {
            if (!_wasRight(id, c, t, upheld)) continue;
            Jury storage j = _juries[id][t];
            uint256 refund = p.fees == 0 ? 0 : (sources * j.fee) / p.fees;
            p.refunded += refund;
            _credit(j.payer, j.deposit + refund);
        }
        address winner = upheld ? c.challenger : CONTRIBUTIONS.contribution(c.contribution).contributor;
        uint256 won = p.lost / 2;
        if (p.forfeited > p.refunded) {
            p.reward = (p.forfeited - p.refunded) / REWARD_DIVISOR;
            uint256 shared = c.claimant == address(0) || c.claimant == c.challenger ? 0 : p.reward / 2;
            _credit(c.claimant, shared);
            won += p.reward - shared;
        }
        _credit(winner, won);
    }

    /// @dev The challenger was right if the end upholds; who appealed, if it differs from the ruling appealed against.
    function _wasRight(uint256 id, Case memory c, uint256 tier, bool upheld) private view returns (bool) {
        return tier == c.firstTier ? upheld : _juries[id][tier - 1].upheld != upheld;
    }
}
