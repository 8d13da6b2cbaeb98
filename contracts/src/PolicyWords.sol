// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Policy} from "./Types.sol";
import {IDatanets} from "./interfaces/IDatanets.sol";

/// @title PolicyWords
/// @notice A policy as the three storage words it fills. A module that decides a round reads it this way: thirty members
/// copied one by one and carried between contracts as thirty words cost several times the three reads.
library PolicyWords {
    /// Numbers of the words.
    uint256 internal constant MONEY = 0;
    uint256 internal constant PERIODS = 1;
    uint256 internal constant REWARDS = 2;

    /// @notice Reads the stored words of a policy.
    function load(Policy storage p) internal view returns (uint256 money_, uint256 periods, uint256 rewards) {
        assembly ("memory-safe") {
            money_ := sload(p.slot)
            periods := sload(add(p.slot, 1))
            rewards := sload(add(p.slot, 2))
        }
    }

    /// @notice Reads one of the stored words of a policy.
    /// @param index MONEY, PERIODS or REWARDS.
    function load(Policy storage p, uint256 index) internal view returns (uint256 word) {
        assembly ("memory-safe") {
            word := sload(add(p.slot, index))
        }
    }

    /// @notice A policy of a datanet by its version, 0 for the one in force.
    function fetch(
        IDatanets datanets,
        uint256 datanet,
        uint256 version
    ) internal view returns (uint256 version_, Policy memory p) {
        uint256 money_;
        uint256 periods;
        uint256 rewards;
        (version_, money_, periods, rewards) = datanets.policyWords(datanet, version);
        _money(p, money_);
        _periods(p, periods);
        _rewards(p, rewards);
    }

    /// @notice A policy of which only what lies in its first word is filled in: money and sizes.
    function money(uint256 word) internal pure returns (Policy memory p) {
        _money(p, word);
    }

    // Single members, by the word they lie in.

    function bondOf(uint256 money_) internal pure returns (uint256) {
        return uint48(money_ >> 48);
    }

    function forfeitBpsOf(uint256 money_) internal pure returns (uint256) {
        return uint16(money_ >> 240);
    }

    function revealPeriodOf(uint256 periods) internal pure returns (uint256) {
        return uint32(periods >> 96);
    }

    function vestingHalfLifeOf(uint256 rewards) internal pure returns (uint256) {
        return uint32(rewards >> 32);
    }

    function labelsBpsOf(uint256 rewards) internal pure returns (uint256) {
        return uint16(rewards >> 160);
    }

    function _money(Policy memory p, uint256 word) private pure {
        p.reviewFee = uint48(word);
        p.bond = uint48(word >> 48);
        p.curatorSeat = uint48(word >> 96);
        p.jurorSeat = uint48(word >> 144);
        p.roundSize = uint8(word >> 192);
        p.panelSize = uint8(word >> 200);
        p.goldSize = uint8(word >> 208);
        p.jurySize = uint8(word >> 216);
        p.quorumNum = uint8(word >> 224);
        p.quorumDen = uint8(word >> 232);
        p.forfeitBps = uint16(word >> 240);
    }

    function _periods(Policy memory p, uint256 word) private pure {
        p.roundTimeout = uint32(word);
        p.panelPeriod = uint32(word >> 32);
        p.juryPeriod = uint32(word >> 64);
        p.revealPeriod = uint32(word >> 96);
        p.seatAge = uint32(word >> 128);
        p.seatCooldown = uint32(word >> 160);
        p.drawTimeout = uint32(word >> 192);
        p.retireDelay = uint32(word >> 224);
    }

    function _rewards(Policy memory p, uint256 word) private pure {
        p.halfLife = uint32(word);
        p.vestingHalfLife = uint32(word >> 32);
        p.appointmentTerm = uint32(word >> 64);
        p.policyDelay = uint32(word >> 96);
        p.minCurators = uint16(word >> 128);
        p.minJurors = uint16(word >> 144);
        p.labelsBps = uint16(word >> 160);
        p.refinementBps = uint16(word >> 176);
        p.fields = uint8(word >> 192);
        p.burnPct = uint8(word >> 200);
        p.stewardPct = uint8(word >> 208);
        p.poolPct = uint8(word >> 216);
    }
}
