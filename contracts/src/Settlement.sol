// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {Duty, Facts} from "./CurationSlots.sol";
import {Rounds} from "./Rounds.sol";
import {Bench, Phase, Policy} from "./Types.sol";
import {IContributions} from "./interfaces/IContributions.sol";
import {Lanes} from "./libraries/Lanes.sol";
import {Score} from "./libraries/Score.sol";
import {Tally} from "./libraries/Tally.sol";

/// @dev How a round ends. The rules are those of MECHANISM "Curation": signed unclipped pay on peer and gold covariance,
/// acceptance by gold-weighted quorum, the jury's word on the gold items.
///
/// Unchecked throughout: seats and votes are at most 15, positions below 16, amounts below 2^48 gwei and pays below
/// 2^60, so no sum, product or shift here comes near a word's end.
abstract contract Settlement is Rounds {
    /// One settlement's working set, in memory.
    struct Result {
        uint256 key;
        Duty duty;
        Facts facts;
        Policy policy; // money and sizes
        uint256 gold;
        uint256 goldVerdict; // the jury's majority, spread over the round's items
        uint256 accepted;
        bool juryCounts; // at least half of the jurors revealed
        bool mixed; // gold holds good and bad items
        bool scored;
        int256[] panelPay; // gwei, by position
        int256[] juryPay;
        int256[] goldScores; // WAD, by panel position
    }

    function _settle(uint256 datanet, uint256 number, uint256 key, Duty memory duty, Facts memory facts) internal {
        Policy memory policy = _terms(datanet, facts.version);
        Result memory r = _load(key, duty, facts, policy, new int256[](policy.jurySize));
        r.gold = _gold[key];
        r.juryCounts = LibBit.popCount(duty.juryRevealed) >= (policy.jurySize + 1) / 2;
        bool panelCounts =
            duty.panel == 0 ? r.juryCounts : LibBit.popCount(duty.panelRevealed) >= (policy.panelSize + 1) / 2;
        if (!panelCounts) {
            _fail(datanet, number, r);
            return;
        }
        _payBounty(key, facts, 1);
        (uint256 panelPart, uint256 juryPart) = _split(policy, facts, facts.budget - facts.spent);
        if (r.juryCounts) _judgeGold(r, juryPart);
        if (duty.panel == 0) r.accepted = r.goldVerdict;
        else _judgeItems(r, panelPart);

        _penalise(r);
        if (!r.juryCounts) _share(r);
        int256 moved = _closeAll(datanet, number, r);
        duty.phase = Phase.Settled;
        _store(key, duty);
        emit Settled(datanet, number, r.accepted, r.gold, r.goldVerdict, r.panelPay, r.juryPay);

        int256 left = int256(uint256(policy.reviewFee) * facts.count + facts.slice - facts.spent) - moved;
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

    /// @dev An attempt that failed before it had a jury.
    function _failEarly(
        uint256 datanet,
        uint256 number,
        uint256 key,
        Duty memory duty,
        Facts memory facts,
        Policy memory policy
    ) internal {
        _fail(datanet, number, _load(key, duty, facts, policy, new int256[](0)));
    }

    function _load(
        uint256 key,
        Duty memory duty,
        Facts memory facts,
        Policy memory policy,
        int256[] memory juryPay
    ) private pure returns (Result memory) {
        uint256 size = duty.panel == 0 ? 0 : policy.panelSize;
        return
            Result({
                key: key,
                duty: duty,
                facts: facts,
                policy: policy,
                gold: 0,
                goldVerdict: 0,
                accepted: 0,
                juryCounts: false,
                mixed: false,
                scored: false,
                panelPay: new int256[](size),
                juryPay: juryPay,
                goldScores: new int256[](size)
            });
    }

    // ------------------------------------------------------------------ judgement

    /// @dev The jury's majority on gold, and the jurors' pay against the majority of the others.
    /// @param part the jury's part of the budget, gwei.
    function _judgeGold(Result memory r, uint256 part) private view {
        unchecked {
            uint256 N = _goldCount(r.policy, r.facts);
            uint256 revealed = r.duty.juryRevealed;
            // What lies in the other lanes is of an earlier round.
            uint256 votes = _juryVerdicts[r.key] & Lanes.spread(revealed);
            (uint256 yes, uint256 others) = Lanes.majorities(votes, LibBit.popCount(revealed));
            r.goldVerdict = Score.expand(yes, r.gold);
            r.mixed = r.goldVerdict != 0 && r.goldVerdict != r.gold;
            if (N < 4) {
                _shareFees(r.juryPay, revealed, votes, yes, part);
                return;
            }
            if (!r.mixed) return;
            (uint256 R, uint256 phi) = _juryRate(r.policy, r.facts, part);
            uint256 both = Lanes.counts(votes & others);
            others = Lanes.counts(others);
            votes = Lanes.counts(votes);
            int256[] memory pays = r.juryPay;
            for (uint256 i; revealed != 0; ++i) {
                if (revealed & 1 != 0) {
                    pays[i] = Score.pay(Score.fromCounts(both & 0xffff, votes & 0xffff, others & 0xffff, N), R, phi);
                }
                (revealed, both, votes, others) = (revealed >> 1, both >> 16, votes >> 16, others >> 16);
            }
            Score.scaleDown(pays, part);
        }
    }

    /// @dev Fewer than four items: covariance says nothing, so the jurors who agree with the majority share the fees.
    function _shareFees(
        int256[] memory pays,
        uint256 revealed,
        uint256 votes,
        uint256 majority,
        uint256 budget
    ) private pure {
        unchecked {
            uint256 agreeing;
            for (uint256 i; i < pays.length; ++i) {
                if ((votes >> (16 * i)) & 0xffff == majority) agreeing |= 1 << i;
            }
            agreeing &= revealed;
            if (agreeing == 0) return;
            int256 each = int256(budget / LibBit.popCount(agreeing));
            for (uint256 i; i < pays.length; ++i) {
                if (agreeing & (1 << i) != 0) pays[i] = each;
            }
        }
    }

    /// @dev Weighs the panel by gold, tallies, lets the jury's word stand on gold, and computes the panel's pay.
    /// @param part the panel's part of the budget, gwei.
    function _judgeItems(Result memory r, uint256 part) private view {
        uint256 revealed = r.duty.panelRevealed;
        uint256[] memory verdicts = _panelVerdicts(r.key, revealed);
        uint256 weights = type(uint256).max;
        int256[] memory scores;
        if (r.juryCounts) {
            uint256 trusted;
            (trusted, scores) = _weigh(r, verdicts);
            if (LibBit.popCount(trusted) >= 3) weights = trusted;
        }
        r.accepted = Tally.accept(verdicts, weights, r.policy.quorumNum, r.policy.quorumDen);
        if (!r.juryCounts) return;
        r.accepted = (r.accepted & ~r.gold) | r.goldVerdict;
        if (!r.mixed) return;

        r.scored = true;
        (uint256 R, uint256 phi) = _panelRate(r.policy, r.facts, part);
        int256[] memory peers = Score.peers(verdicts, r.facts.count);
        int256[] memory pays = r.panelPay;
        int256[] memory goldScores = r.goldScores;
        uint256 found;
        unchecked {
            for (uint256 i; revealed >> i != 0; ++i) {
                if ((revealed >> i) & 1 == 0) continue;
                (int256 peer, int256 gold) = (peers[found], scores[found]);
                ++found;
                pays[i] = Score.pay(peer < gold ? peer : gold, R, phi);
                goldScores[i] = gold;
            }
        }
        Score.scaleDown(pays, part);
    }

    /// @return trusted bit i: verdict i has weight 1, @return scores its score on gold, WAD (0 if gold is uniform).
    function _weigh(
        Result memory r,
        uint256[] memory verdicts
    ) private pure returns (uint256 trusted, int256[] memory scores) {
        unchecked {
            (uint256 gold, uint256 goldVerdict, uint256 G) = (r.gold, r.goldVerdict, r.policy.goldSize);
            bool mixed = r.mixed;
            scores = new int256[](verdicts.length);
            for (uint256 i; i < verdicts.length; ++i) {
                uint256 verdict = verdicts[i];
                bool good;
                if (mixed) {
                    int256 score = Score.against(verdict, goldVerdict, gold, G);
                    scores[i] = score;
                    good = score > 0;
                } else {
                    good = LibBit.popCount(~(verdict ^ goldVerdict) & gold) >= (G * 5 + 7) / 8;
                }
                if (good) trusted |= 1 << i;
            }
        }
    }

    /// @dev Verdicts of those who revealed, in order of position.
    function _panelVerdicts(uint256 key, uint256 revealed) private view returns (uint256[] memory verdicts) {
        verdicts = new uint256[](LibBit.popCount(revealed));
        uint256 found;
        unchecked {
            for (uint256 i; revealed >> i != 0; ++i) {
                if ((revealed >> i) & 1 != 0) verdicts[found++] = _ballots[_ballotKey(key, false, i)];
            }
        }
    }

    // ------------------------------------------------------------------ penalties

    /// @dev Who never committed loses a tenth of the seat; who committed and did not reveal (or was exposed) the worst.
    function _penalise(Result memory r) private pure {
        Duty memory duty = r.duty;
        uint256 seats = r.panelPay.length;
        if (duty.panelRevealed != (1 << seats) - 1) {
            uint256 worst = _panelReserve(r.policy, r.facts);
            _penalise(r.panelPay, duty.panelCommitted, duty.panelRevealed, r.policy.curatorSeat / 10, worst);
        }
        seats = r.juryPay.length;
        if (duty.juryRevealed != (1 << seats) - 1) {
            uint256 worst = _juryReserve(r.policy, r.facts);
            _penalise(r.juryPay, duty.juryCommitted, duty.juryRevealed, r.policy.jurorSeat / 10, worst);
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
        int256 moved = _closeAll(datanet, number, r);
        emit AttemptFailed(datanet, number, r.duty.attempt);
        if (moved < 0) DATANETS.addToPool(datanet, uint256(-moved));
        if (r.duty.attempt != 0) {
            // Without a jury nobody could reveal yet: what marked the sharers is no vote.
            if (r.juryPay.length == 0) r.duty.panelRevealed = 0;
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

    // ------------------------------------------------------------------ closing

    /// @dev Ends every duty of the attempt with its pay.
    /// @return moved net gwei that went into seats.
    function _closeAll(uint256 datanet, uint256 number, Result memory r) private returns (int256 moved) {
        unchecked {
            uint256 par = r.policy.curatorSeat;
            uint256 reserve = _panelReserve(r.policy, r.facts);
            uint256 key = _benchKey(datanet, Bench.Curator);
            uint256 scored = r.scored ? r.duty.panelRevealed : 0;
            // A record that entitles to judge others is not made on one's own contributions.
            if (r.facts.own) scored &= ~_contributors(key, number, r.duty.panel);
            int256[] memory pays = r.panelPay;
            uint256 ids = r.duty.panel;
            for (uint256 i; ids != 0; ++i) {
                uint256 id = (ids & 0xffff) - 1;
                moved += _closeDuty(key, id, par, reserve, pays[i], scored & (1 << i) != 0, r.goldScores[i]);
                ids >>= 16;
            }
            pays = r.juryPay;
            if (pays.length == 0) return moved;
            par = r.policy.jurorSeat;
            reserve = _juryReserve(r.policy, r.facts);
            key = _benchKey(datanet, Bench.Juror);
            ids = _jury[r.key];
            for (uint256 i; ids != 0; ++i) {
                moved += _closeDuty(key, (ids & 0xffff) - 1, par, reserve, pays[i], false, 0);
                ids >>= 16;
            }
        }
    }
}
