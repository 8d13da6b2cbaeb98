// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {Decay} from "./Decay.sol";

/// @title Reward
/// @notice Two O(1) rules for money earned over time: an accumulator that splits income over any number
/// of weights, and vesting by half-life. Amounts are gwei, times are seconds.
library Reward {
    /// @notice Fractional bits of the accumulator.
    uint256 internal constant ACCUMULATOR_BITS = 52;

    /// @notice After this many half-lives everything has vested.
    uint256 private constant HALF_LIVES = 64;

    /// @notice What vests of an amount in a span of time: unvested - ceil(unvested * 2^(-dt / halfLife)).
    /// @dev Rounded down, to nothing when dt is so short that less than one gwei is due. A caller that
    /// moves its clock on should do so only when something vested, or frequent calls could hold vesting
    /// back.
    /// @param unvested Gwei not yet vested, below 2^128.
    /// @param dt Seconds since the last vesting.
    /// @param halfLife Seconds; 0 vests everything at once.
    /// @return amount Gwei that vest now, at most `unvested`.
    function vested(uint256 unvested, uint256 dt, uint256 halfLife) internal pure returns (uint256 amount) {
        unchecked {
            // A half-life is a policy's, of 32 bits.
            if (dt >= HALF_LIVES * halfLife) return unvested;
            // dt < 64 halfLife bounds the exponent to [-44.4e18, 0], where expWad is within [0, 1e18].
            uint256 factor = uint256(FixedPointMathLib.expWad(-int256((dt * Decay.LN2) / halfLife)));
            amount = unvested - (unvested * factor + (1e18 - 1)) / 1e18;
        }
    }

    /// @notice Spreads an income over the total weight and carries what does not divide.
    /// @dev increment * totalWeight + newRemainder = (amount << 52) + remainder, exactly.
    /// @param remainder Carried from the last call, below the total weight of then.
    /// @param amount Gwei, below 2^96.
    /// @param totalWeight Sum of all weights, above 0.
    /// @return increment Added to the accumulator: gwei << 52 per unit of weight.
    /// @return newRemainder Carried to the next call, below `totalWeight`.
    function grow(
        uint256 remainder,
        uint256 amount,
        uint256 totalWeight
    ) internal pure returns (uint256 increment, uint256 newRemainder) {
        uint256 dividend = (amount << ACCUMULATOR_BITS) + remainder;
        increment = dividend / totalWeight;
        newRemainder = dividend % totalWeight;
    }

    /// @notice What a weight earned while the accumulator grew, rounded down.
    /// @param weight Weight of the earner, below 2^96: 255 items of at most 2^81.
    /// @param deltaAccumulator Growth since the earner's checkpoint; an accumulator stored modulo 2^80
    /// needs the difference taken modulo 2^80, which also bounds it.
    /// @return amount Gwei.
    function owed(uint256 weight, uint256 deltaAccumulator) internal pure returns (uint256 amount) {
        unchecked {
            amount = (weight * deltaAccumulator) >> ACCUMULATOR_BITS;
        }
    }
}
