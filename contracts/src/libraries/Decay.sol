// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {LibBit} from "solady/utils/LibBit.sol";

/// @title Decay
/// @notice Weights that halve every half-life without ever being rewritten. Instead of shrinking old
/// weights, fresh ones enter larger: an item accepted at time t is stored as w * 2^E(t), with E growing by
/// 1 (1e18) every half-life. Shares of the total stay as they are for ever, which is exactly exponential
/// decay relative to what arrives later.
/// @dev Stored weights are 24-bit floats: `exponent << 18 | mantissa`, value = mantissa << exponent. In
/// the form `pack` makes, numeric order of the packed words is the order of their values.
library Decay {
    /// @notice ln 2 in WAD, rounded down.
    uint256 internal constant LN2 = 693147180559945309;
    /// @notice Weight of a whole item (10,000 basis points) at E = 0: 2^20, so that rounding is below a millionth.
    uint256 internal constant UNIT = 1 << 20;

    uint256 private constant MANTISSA_BITS = 18;
    uint256 private constant MANTISSA_MASK = (1 << MANTISSA_BITS) - 1;
    uint256 private constant MAX_EXPONENT = 63;

    /// @notice 2^x.
    /// @param xWad x in WAD, 0 <= x < 64e18.
    /// @return wad 2^x in WAD.
    function exp2(uint256 xWad) internal pure returns (uint256 wad) {
        unchecked {
            wad = uint256(FixedPointMathLib.expWad(int256((xWad * LN2) / 1e18)));
        }
    }

    /// @notice The running exponent E at time t.
    /// @param e0 E in WAD at time t0.
    /// @param t0 Seconds.
    /// @param t Seconds, t >= t0.
    /// @param halfLifeSeconds Above 0.
    /// @return eWad E in WAD, rounded down.
    function exponent(uint256 e0, uint256 t0, uint256 t, uint256 halfLifeSeconds) internal pure returns (uint256 eWad) {
        eWad = e0 + ((t - t0) * 1e18) / halfLifeSeconds;
    }

    /// @notice Stored weight of one item that enters at exponent E: bps * 2^20 * 2^E / 10000, rounded down.
    /// @param itemWeightBps Weight of the item in basis points, at most 10,000.
    /// @param exponentWad E in WAD, below 60e18 (the float ends at 2^81).
    /// @return floatWeight The weight as a packed float; `unpack` gives its value.
    function weight(uint256 itemWeightBps, uint256 exponentWad) internal pure returns (uint24 floatWeight) {
        unchecked {
            floatWeight = pack((itemWeightBps * UNIT * exp2(exponentWad)) / (10_000 * 1e18));
        }
    }

    /// @notice Packs a number into a 24-bit float, rounding down by less than one part in 2^17.
    /// @param value Any number; what is above the largest float, (2^18 - 1) << 63, becomes the largest.
    function pack(uint256 value) internal pure returns (uint24 floatWeight) {
        unchecked {
            if (value <= MANTISSA_MASK) return uint24(value);
            uint256 shift = LibBit.fls(value) - (MANTISSA_BITS - 1);
            if (shift > MAX_EXPONENT) return type(uint24).max;
            floatWeight = uint24((shift << MANTISSA_BITS) | (value >> shift));
        }
    }

    /// @notice The value of a packed float, below 2^81.
    function unpack(uint24 floatWeight) internal pure returns (uint256 value) {
        unchecked {
            value = (uint256(floatWeight) & MANTISSA_MASK) << (uint256(floatWeight) >> MANTISSA_BITS);
        }
    }
}
