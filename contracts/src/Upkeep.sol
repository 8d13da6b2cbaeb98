// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {Benches} from "./Benches.sol";
import {Duty, Facts} from "./CurationSlots.sol";
import {Rounds} from "./Rounds.sol";
import {Bench, Phase, Policy, Stage} from "./Types.sol";
import {IContributions} from "./interfaces/IContributions.sol";
import {Score} from "./libraries/Score.sol";
import {Tally} from "./libraries/Tally.sol";

/// @title Upkeep: what time makes possible - draws, ends of phases, settlement
/// @notice The half of Curation that has no place within one contract's size limit. Curation runs this code on its
/// own storage through a fixed address; called directly it has empty storage and nothing to do. The rules are those of MECHANISM
/// "Curation": signed unclipped pay on peer and gold covariance, acceptance by gold-weighted quorum, the jury's word on
/// the gold items.
contract Upkeep is Rounds {
    /// One settlement's working set, in memory.
    struct Result {
        uint256 key;
        Duty duty;
        Facts facts;
        Policy policy;
        uint256 gold;
        uint256 goldVerdict; // the jury's majority, spread over the round's items
        bool juryCounts; // at least half of the jurors revealed
        bool mixed; // gold holds good and bad items
        uint256 accepted;
        int256[] panelPay; // gwei, by position
        int256[] juryPay;
        int256[] goldScores; // WAD, by panel position
        bool scored;
    }

    constructor(
        address payable treasury,
        address datanets,
        address contributions
    ) Benches(treasury, datanets, contributions) {}

    // ------------------------------------------------------------------ upkeep

    function advance(uint256 datanet, uint256 number) external {
        if (_openDue(datanet, number)) {
            _close(datanet, _openOf(datanet));
            return;
        }
        if (number == uint256(_openOf(datanet).closed) + 1) revert Curation_NothingDue(datanet, number);
        (uint256 key, Duty memory duty) = _dutyOf(datanet, number);
        Facts memory facts = _factsOf(key);
        if (duty.phase == Phase.AwaitPanel) {
            _drawPanel(datanet, number, key, duty, facts);
        } else if (duty.phase == Phase.AwaitJury) {
            _drawJury(datanet, number, key, duty, facts);
        } else if (duty.phase == Phase.PanelCommit && block.timestamp > duty.clock) {
            _endPanelCommits(datanet, number, key, duty, facts);
        } else {
            _enterReveal(datanet, key, duty);
            if (!_settleDue(duty)) revert Curation_NothingDue(datanet, number);
            _settle(datanet, number, key, duty, facts);
        }
    }

    function isDue(uint256 datanet, uint256 number) external view returns (bool) {
        if (number == uint256(_openOf(datanet).closed) + 1) return _openDue(datanet, number);
        (uint256 key, Duty memory duty) = _dutyOf(datanet, number);
        if (duty.phase == Phase.AwaitPanel || duty.phase == Phase.AwaitJury) {
            return _drawDue(datanet, number, key, duty);
        }
        if (duty.phase == Phase.PanelCommit) return block.timestamp > duty.clock;
        _enterReveal(datanet, key, duty);
        return _settleDue(duty);
    }

    function _settleDue(Duty memory duty) private view returns (bool) {
        return duty.phase == Phase.Reveal && (block.timestamp > duty.clock || _allRevealed(duty));
    }

    /// @dev Time is up for the panel's commits: go on if half of it committed, else this attempt has failed already.
    function _endPanelCommits(
        uint256 datanet,
        uint256 number,
        uint256 key,
        Duty memory duty,
        Facts memory facts
    ) private {
        Policy memory policy = _policy(datanet, facts.version);
        uint256 standing = duty.panelCommitted & ~duty.panelExposed;
        if (LibBit.popCount(standing) < (policy.panelSize + 1) / 2) {
            Result memory r = _load(key, duty, facts, policy);
            // Nobody could reveal yet, so those who committed are the ones who kept their word.
            r.duty.panelRevealed = uint8(standing);
            _fail(datanet, number, r);
            return;
        }
        duty.phase = Phase.AwaitJury;
        duty.clock = uint40(block.number);
        _store(key, duty);
    }

    // ------------------------------------------------------------------ settling

    function _settle(uint256 datanet, uint256 number, uint256 key, Duty memory duty, Facts memory facts) private {
        Result memory r = _load(key, duty, facts, _policy(datanet, facts.version));
        uint256 jurors = LibBit.popCount(duty.juryRevealed);
        r.juryCounts = jurors >= (r.policy.jurySize + 1) / 2;
        bool panelCounts =
            duty.panel == 0 ? r.juryCounts : LibBit.popCount(duty.panelRevealed) >= (r.policy.panelSize + 1) / 2;
        if (!panelCounts) {
            _fail(datanet, number, r);
            return;
        }
        _payBounty(key, facts, 1);
        if (r.juryCounts) _judgeGold(r);
        if (duty.panel == 0) r.accepted = r.goldVerdict;
        else _judgeItems(r);

        _penalise(r);
        if (!r.juryCounts) _share(r);
        int256 moved = _closeAll(datanet, r);
        duty.phase = Phase.Settled;
        _store(key, duty);
        emit Settled(datanet, number, r.accepted, r.gold, r.goldVerdict, r.panelPay, r.juryPay);

        int256 left = int256(uint256(r.policy.reviewFee) * facts.count + facts.slice - facts.spent) - moved;
        if (left > 0) DATANETS.addToPool(datanet, uint256(left));
        IContributions(CONTRIBUTIONS).recordRound(
            datanet,
            number,
            facts.first,
            facts.last,
            facts.count,
            facts.version,
            facts.mixed,
            r.accepted
        );
    }

    function _load(
        uint256 key,
        Duty memory duty,
        Facts memory facts,
        Policy memory policy
    ) private view returns (Result memory r) {
        r.key = key;
        r.duty = duty;
        r.facts = facts;
        r.policy = policy;
        if (duty.phase == Phase.Reveal) {
            r.gold = _gold[key];
            r.juryPay = new int256[](policy.jurySize);
        }
        r.panelPay = new int256[](duty.panel == 0 ? 0 : policy.panelSize);
        r.goldScores = new int256[](r.panelPay.length);
    }

    /// @dev The jury's majority on gold, and the jurors' pay against the majority of the others.
    function _judgeGold(Result memory r) private view {
        uint256 N = LibBit.popCount(r.gold);
        (uint256[] memory votes, uint256[] memory positions) = _juryVotes(r);
        uint256 compact = Score.majority(votes, N);
        r.goldVerdict = Score.expand(compact, r.gold);
        r.mixed = r.goldVerdict != 0 && r.goldVerdict != r.gold;
        uint256 budget = r.facts.budget - r.facts.spent;
        if (N < 4) {
            _shareFees(r, votes, positions, compact, budget);
            return;
        }
        if (!r.mixed) return;
        (uint256 R, uint256 phi) = _juryRate(r.policy, r.facts, budget);
        (, uint256 part) = _split(r.policy, r.facts, budget);
        uint256[] memory others = Score.majorityOfOthers(votes, N);
        int256[] memory pays = new int256[](votes.length);
        uint256 all = (1 << N) - 1;
        for (uint256 i; i < votes.length; ++i) {
            pays[i] = Score.pay(Score.against(votes[i], others[i], all, N), R, phi);
        }
        pays = Score.scaleDown(pays, part);
        for (uint256 i; i < votes.length; ++i) {
            r.juryPay[positions[i]] = pays[i];
        }
    }

    /// @dev Fewer than four items: covariance says nothing, so the jurors who agree with the majority share the fees.
    function _shareFees(
        Result memory r,
        uint256[] memory votes,
        uint256[] memory positions,
        uint256 majority,
        uint256 budget
    ) private pure {
        uint256 agreeing;
        for (uint256 i; i < votes.length; ++i) {
            if (votes[i] == majority) ++agreeing;
        }
        for (uint256 i; i < votes.length; ++i) {
            if (votes[i] == majority) r.juryPay[positions[i]] = int256(budget / agreeing);
        }
    }

    /// @dev Weighs the panel by gold, tallies, lets the jury's word stand on gold, and computes the panel's pay.
    function _judgeItems(Result memory r) private view {
        (uint256[] memory verdicts, uint256[] memory positions) = _panelVerdicts(r);
        uint256 weights = (1 << verdicts.length) - 1;
        int256[] memory gold = new int256[](verdicts.length);
        if (r.juryCounts) {
            uint256 trusted;
            for (uint256 i; i < verdicts.length; ++i) {
                gold[i] = Score.against(verdicts[i], r.goldVerdict, r.gold, r.policy.goldSize);
                uint256 matches = LibBit.popCount(~(verdicts[i] ^ r.goldVerdict) & r.gold);
                bool good = r.mixed ? gold[i] > 0 : matches >= (uint256(r.policy.goldSize) * 5 + 7) / 8;
                if (good) trusted |= 1 << i;
            }
            if (LibBit.popCount(trusted) >= 3) weights = trusted;
        }
        r.accepted = Tally.accept(verdicts, weights, r.policy.quorumNum, r.policy.quorumDen);
        if (!r.juryCounts) return;
        r.accepted = (r.accepted & ~r.gold) | r.goldVerdict;
        if (!r.mixed) return;

        uint256 budget = r.facts.budget - r.facts.spent;
        (uint256 R, uint256 phi) = _panelRate(r.policy, r.facts, budget);
        (uint256 part, ) = _split(r.policy, r.facts, budget);
        int256[] memory peers = Score.peers(verdicts, r.facts.count);
        int256[] memory pays = new int256[](verdicts.length);
        for (uint256 i; i < verdicts.length; ++i) {
            pays[i] = Score.pay(peers[i] < gold[i] ? peers[i] : gold[i], R, phi);
        }
        pays = Score.scaleDown(pays, part);
        r.scored = true;
        for (uint256 i; i < verdicts.length; ++i) {
            r.panelPay[positions[i]] = pays[i];
            r.goldScores[positions[i]] = gold[i];
        }
    }

    // ------------------------------------------------------------------ penalties

    /// @dev Who never committed loses a tenth of the seat; who committed and did not reveal (or was exposed) the worst.
    function _penalise(Result memory r) private pure {
        uint256 budget = r.facts.budget;
        if (r.panelPay.length != 0) {
            (uint256 R, uint256 phi) = _panelRate(r.policy, r.facts, budget);
            uint256 par = r.policy.curatorSeat;
            _penalise(
                r.panelPay,
                r.duty.panelCommitted,
                r.duty.panelRevealed,
                par / 10,
                _withheld(R, phi, r.policy.goldSize, par)
            );
        }
        if (r.juryPay.length != 0) {
            (uint256 R, uint256 phi) = _juryRate(r.policy, r.facts, budget);
            uint256 par = r.policy.jurorSeat;
            _penalise(
                r.juryPay,
                r.duty.juryCommitted,
                r.duty.juryRevealed,
                par / 10,
                _withheld(R, phi, _goldCount(r.policy, r.facts), par)
            );
        }
    }

    function _penalise(
        int256[] memory pays,
        uint256 committed,
        uint256 revealed,
        uint256 absent,
        uint256 withheld
    ) private pure {
        for (uint256 i; i < pays.length; ++i) {
            uint256 bit = 1 << i;
            if (revealed & bit != 0) continue;
            pays[i] = -int256(committed & bit != 0 ? withheld : absent);
        }
    }

    /// @dev A failed attempt: bonds are untouched, the panel's penalties go to the curators who revealed, and a fresh
    /// panel is drawn; after the second failure everything is returned.
    function _fail(uint256 datanet, uint256 number, Result memory r) private {
        _penalise(r);
        _share(r);
        int256 moved = _closeAll(datanet, r);
        emit AttemptFailed(datanet, number, r.duty.attempt);
        if (moved < 0) DATANETS.addToPool(datanet, uint256(-moved));
        if (r.duty.attempt != 0) {
            _refund(datanet, number, r.key, r.duty, r.facts, r.policy);
            return;
        }
        Duty memory fresh;
        fresh.attempt = 1;
        fresh.generation = r.duty.generation;
        fresh.phase = Phase.AwaitPanel;
        fresh.clock = uint40(block.number);
        _store(r.key, fresh);
    }

    /// @dev All penalties go in equal parts to the curators who revealed (the rest of the division to the pool).
    /// Penalties are covered in full: each duty reserved its worst loss.
    function _share(Result memory r) private pure {
        uint256 sharers = LibBit.popCount(r.duty.panelRevealed);
        if (r.panelPay.length == 0 || sharers == 0) return;
        int256 collected = -(_sum(r.panelPay) + _sum(r.juryPay));
        int256 each = collected / int256(sharers);
        for (uint256 i; i < r.panelPay.length; ++i) {
            if (r.duty.panelRevealed & (1 << i) != 0) r.panelPay[i] = each;
        }
    }

    function _sum(int256[] memory pays) private pure returns (int256 total) {
        for (uint256 i; i < pays.length; ++i) {
            total += pays[i];
        }
    }

    /// @dev Ends every duty of the attempt with its pay.
    /// @return moved net gwei that went into seats.
    function _closeAll(uint256 datanet, Result memory r) private returns (int256 moved) {
        uint256 key = _benchKey(datanet, Bench.Curator);
        uint256 par = r.policy.curatorSeat;
        uint256 reserve = r.panelPay.length == 0 ? 0 : _panelReserve(r.policy, r.facts);
        uint256 ids = r.duty.panel;
        for (uint256 i; i < r.panelPay.length; ++i) {
            bool scored = r.scored && r.duty.panelRevealed & (1 << i) != 0;
            uint256 id = ((ids >> (16 * i)) & 0xffff) - 1;
            moved += _closeDuty(key, id, par, reserve, r.panelPay[i], scored, r.goldScores[i]);
        }
        if (r.juryPay.length == 0) return moved;
        key = _benchKey(datanet, Bench.Juror);
        par = r.policy.jurorSeat;
        reserve = _juryReserve(r.policy, r.facts);
        ids = _jury[r.key];
        for (uint256 i; i < r.juryPay.length; ++i) {
            moved += _closeDuty(key, ((ids >> (16 * i)) & 0xffff) - 1, par, reserve, r.juryPay[i], false, 0);
        }
    }

    // ------------------------------------------------------------------ votes in order of position

    function _panelVerdicts(
        Result memory r
    ) private view returns (uint256[] memory verdicts, uint256[] memory positions) {
        positions = _positions(r.duty.panelRevealed);
        verdicts = new uint256[](positions.length);
        for (uint256 i; i < positions.length; ++i) {
            verdicts[i] = _ballots[_ballotKey(r.key, Stage.Panel, positions[i])];
        }
    }

    function _juryVotes(Result memory r) private view returns (uint256[] memory votes, uint256[] memory positions) {
        positions = _positions(r.duty.juryRevealed);
        votes = new uint256[](positions.length);
        uint256 packed = _juryVerdicts[r.key];
        for (uint256 i; i < positions.length; ++i) {
            votes[i] = (packed >> (16 * positions[i])) & 0xffff;
        }
    }

    function _positions(uint256 mask) private pure returns (uint256[] memory positions) {
        positions = new uint256[](LibBit.popCount(mask));
        uint256 found;
        for (uint256 i; mask >> i != 0; ++i) {
            if (mask & (1 << i) != 0) positions[found++] = i;
        }
    }
}
