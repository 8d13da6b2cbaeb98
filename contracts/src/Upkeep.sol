// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {Benches} from "./Benches.sol";
import {CaseJuries} from "./CaseJuries.sol";
import {CurationSlots, Duty, Facts, Open} from "./CurationSlots.sol";
import {CurationViews} from "./CurationViews.sol";
import {Settlement} from "./Settlement.sol";
import {Phase, Policy} from "./Types.sol";

/// @title Upkeep: what time makes possible - draws, ends of phases, settlement
/// @notice The half of Curation that has no place within one contract's size limit, with the juries of cases and all that is
/// only read. Curation runs this code on its own storage through a fixed address; called directly it has empty storage and
/// nothing to do.
contract Upkeep is Settlement, CurationViews, CaseJuries {
    using CurationSlots for uint256;

    constructor(
        address payable treasury,
        address datanets,
        address contributions,
        address cases
    ) Benches(treasury, datanets, contributions, cases) {}

    function advance(uint256 datanet, uint256 number) external {
        uint256 key = _ringKey(datanet, number);
        uint256 word = _duties[key];
        if (!_inRing(word, number)) {
            Open memory open = _openOf(datanet);
            if (number != uint256(open.closed) + 1) revert Curation_UnknownRound(datanet, number);
            if (!_openDue(datanet, open)) revert Curation_NothingDue(datanet, number);
            _close(datanet, open);
            return;
        }
        Facts memory facts = _factsOf(key);
        Phase phase = word.phaseOf();
        if (phase == Phase.AwaitPanel) {
            _drawPanel(datanet, number, key, CurationSlots.duty(word), facts);
        } else if (phase == Phase.AwaitJury) {
            _drawJury(datanet, number, key, CurationSlots.duty(word), facts);
        } else if (phase == Phase.PanelCommit && block.timestamp > word.clockOf()) {
            _endPanelCommits(datanet, number, key, word, facts);
        } else {
            word = _inReveal(datanet, key, word);
            if (!_settleDue(word)) revert Curation_NothingDue(datanet, number);
            _settle(datanet, number, key, CurationSlots.duty(word), facts);
        }
    }

    function isDue(uint256 datanet, uint256 number) external view returns (bool) {
        uint256 key = _ringKey(datanet, number);
        uint256 word = _duties[key];
        if (!_inRing(word, number)) {
            Open memory open = _openOf(datanet);
            if (number != uint256(open.closed) + 1) revert Curation_UnknownRound(datanet, number);
            return _openDue(datanet, open);
        }
        Phase phase = word.phaseOf();
        if (phase == Phase.AwaitPanel || phase == Phase.AwaitJury) {
            return _drawDue(datanet, number, key, CurationSlots.duty(word));
        }
        if (phase == Phase.PanelCommit) return block.timestamp > word.clockOf();
        return _settleDue(_inReveal(datanet, key, word));
    }

    function _settleDue(uint256 duty) private view returns (bool) {
        if (!duty.isIn(Phase.Reveal)) return false;
        return block.timestamp > duty.clockOf() || (_allRevealed(duty, false) && _allRevealed(duty, true));
    }

    /// @dev Time is up for the panel's commits: go on if half of it committed, else this attempt has failed already.
    function _endPanelCommits(uint256 datanet, uint256 number, uint256 key, uint256 word, Facts memory facts) private {
        Policy memory policy = _terms(datanet, facts.version);
        uint256 standing = word.committedOf(false) & ~word.exposedOf(false);
        if (LibBit.popCount(standing) < (policy.panelSize + 1) / 2) {
            // Nobody could reveal yet, so those who committed are the ones who kept their word.
            Duty memory duty = CurationSlots.duty(word);
            duty.panelRevealed = uint8(standing);
            _failEarly(datanet, number, key, duty, facts, policy);
            return;
        }
        _duties[key] = word.withPhase(Phase.AwaitJury, block.number);
    }
}
