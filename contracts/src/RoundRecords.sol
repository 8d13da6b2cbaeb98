// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {PolicyWords} from "./PolicyWords.sol";
import {RewardAccounts} from "./RewardAccounts.sol";
import {Kind, Policy} from "./Types.sol";
import {CONTRIBUTION_KIND, IContributions} from "./interfaces/IContributions.sol";
import {Decay} from "./libraries/Decay.sol";
import {Score} from "./libraries/Score.sol";

/// @title RoundRecords: what a round leaves behind when it ends
/// @notice A round of data costs the same for 1 and for 100 contributions: its accepted items enter the weights in one
/// step and each reward account opens later, by itself. Only a round that holds labels or refinements looks at every
/// contribution, because what is new about them depends on what came before.
abstract contract RoundRecords is RewardAccounts {
    /// @dev A refinement that wins back less than this part of a fresh item's weight earns nothing.
    uint256 private constant MIN_REVIVAL = 1024;

    mapping(uint256 parent => mapping(uint256 field => uint256)) internal _labelled;
    mapping(uint256 parent => uint256) internal _refined;
    /// Accepted items that came second and hold no bond, where only some did.
    mapping(uint256 id => uint256) internal _idle;

    modifier onlyCuration() {
        if (msg.sender != address(CURATION)) revert Contributions_NotAModule(msg.sender);
        _;
    }

    /// @dev Working set of one mixed round.
    struct Mixed {
        uint256 datanet;
        uint256 epoch; // of the accumulator now
        uint256 fresh; // weight of a fresh data item
        uint24 label; // float24, of a label
        uint256 refinementBps;
        uint256 weight; // of everything that was accepted and is new
    }

    // ------------------------------------------------------------------ modules

    /// @inheritdoc IContributions
    function recordRound(
        uint256 datanet,
        uint256 round,
        uint256 first,
        uint256 last,
        uint256 count,
        uint256 version,
        bool mixed,
        uint256 accepted
    ) external onlyCuration {
        accepted &= (1 << count) - 1;
        RoundRecord memory r;
        r.endedAt = uint40(block.timestamp);
        (r.version, r.count) = (uint8(version), uint8(count));
        uint256 good = LibBit.popCount(accepted);
        _accepted[datanet][round] = accepted;
        if (good != 0) {
            uint256 rewards = DATANETS.policyWord(datanet, version, PolicyWords.REWARDS);
            uint256 itemBps = BPS - PolicyWords.labelsBpsOf(rewards);
            (r.itemWeight, r.index, r.epoch) = DATANETS.addWeight(datanet, mixed ? 0 : good, itemBps);
        }
        _records[datanet][round] = r;
        emit RoundRecorded(datanet, round, accepted, count);
        if (mixed && good != 0) _recordMixed(datanet, first, last, DATANETS.policy(datanet, version), r);
        if (count == good) return;
        uint256 money = DATANETS.policyWord(datanet, version, PolicyWords.MONEY);
        uint256 forfeited = (count - good) * _forfeit(PolicyWords.bondOf(money), PolicyWords.forfeitBpsOf(money));
        if (forfeited != 0) TREASURY.burn(forfeited);
    }

    /// @inheritdoc IContributions
    function refundRound(
        uint256 datanet,
        uint256 round,
        uint256 count,
        uint256 version,
        uint256 refundGweiPerItem
    ) external onlyCuration {
        RoundRecord memory r;
        (r.endedAt, r.version, r.count) = (uint40(block.timestamp), uint8(version), uint8(count));
        (r.refunded, r.refund) = (true, uint48(refundGweiPerItem));
        _records[datanet][round] = r;
        emit RoundRefunded(datanet, round, refundGweiPerItem);
    }

    // ------------------------------------------------------------------ labels and refinements

    function _recordMixed(uint256 datanet, uint256 first, uint256 last, Policy memory p, RoundRecord memory r) private {
        Mixed memory m;
        (m.datanet, m.epoch, m.fresh) = (datanet, r.epoch, Decay.unpack(r.itemWeight));
        m.refinementBps = p.refinementBps;
        if (p.labelsBps != 0) m.label = DATANETS.freshWeight(datanet, p.labelsBps / p.fields);
        for (uint256 id = (datanet << 24) | first; id <= (datanet << 24) | last; ++id) {
            Contribution memory c = _stored(id);
            uint256 good = _acceptedOf(datanet, c);
            if (good == 0) continue;
            Kind kind = Kind(c.flags & CONTRIBUTION_KIND);
            if (kind == Kind.Data) m.weight += LibBit.popCount(good) * m.fresh;
            else if (kind == Kind.Labels) _recordLabels(m, id, good);
            else _recordRefinement(m, id, good);
        }
        DATANETS.addExactWeight(datanet, m.weight);
    }

    /// @dev Only items that had no accepted label of this field before count, and that have not been struck since.
    function _recordLabels(Mixed memory m, uint256 id, uint256 good) private {
        Lineage memory line = _lineages[id];
        uint256 labelled_ = _labelled[line.parent][line.field];
        uint256 spread = Score.expand(good, line.targets);
        uint256 fresh = spread & ~labelled_ & ~uint256(_standings[line.parent].struck);
        if (fresh == 0 || m.label == 0) return;
        _labelled[line.parent][line.field] = labelled_ | fresh;
        line.earning = uint8(LibBit.popCount(fresh));
        line.itemWeight = m.label;
        _lineages[id] = line;
        if (spread != fresh) _idle[id] = Score.compress(spread & ~fresh, line.targets);
        m.weight += line.earning * Decay.unpack(m.label);
    }

    /// @dev A refinement earns what its item's lineage has lost of a fresh item's weight, times rho. What the parents
    /// earn is untouched. A parent that retired has not lost its freshness: if it counted as lost, an owner could retire
    /// and refine the same item again and again.
    function _recordRefinement(Mixed memory m, uint256 id, uint256 good) private {
        Lineage memory line = _lineages[id];
        uint256 refined_ = _refined[line.parent];
        uint256 spread = Score.expand(good, line.targets);
        uint256 fresh = spread & ~refined_;
        uint256 lineage_ = _lineageWeight(m, line.parent, spread);
        uint256 own;
        if (fresh != 0) {
            _refined[line.parent] = refined_ | fresh;
            if (m.fresh > lineage_) own = ((m.fresh - lineage_) * m.refinementBps) / BPS;
            if (own * MIN_REVIVAL < m.fresh) own = 0;
            line.itemWeight = Decay.pack(own);
            own = Decay.unpack(line.itemWeight);
            if (own != 0) line.earning = uint8(LibBit.popCount(fresh));
            m.weight += line.earning * own;
        }
        // Items that came second are closed to refinement themselves: their lineage lacks the weight of the first, so
        // refining them would pay for the same lost freshness twice.
        if (spread != fresh) _idle[id] = _refined[id] = Score.compress(spread & ~fresh, line.targets);
        line.lineageWeight = Decay.pack(lineage_ + own);
        _lineages[id] = line;
    }

    /// @dev Weight per item of a contribution with all its ancestors, in the present scale. What has been struck has lost its
    /// own, if all `items` were; among others it counts as if it had not, since one refinement has one weight.
    /// @param items of that contribution that are refined.
    function _lineageWeight(Mixed memory m, uint256 id, uint256 items) private view returns (uint256 weight) {
        bool struck = items & ~uint256(_standings[id].struck) == 0;
        Contribution memory c = _stored(id);
        RoundRecord memory r = _records[m.datanet][c.round];
        bool data = c.flags & CONTRIBUTION_KIND == uint8(Kind.Data);
        if (!data)
            weight = Decay.unpack(_lineages[id].lineageWeight) - (struck ? Decay.unpack(_lineages[id].itemWeight) : 0);
        else if (!struck) weight = Decay.unpack(r.itemWeight);
        for (uint256 number = r.epoch; number < m.epoch && weight != 0; ++number) {
            weight >>= DATANETS.epoch(m.datanet, number).shift;
        }
    }
}
