// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Tally} from "./Tally.sol";

/// @title Lanes
/// @notice A jury in one word: sixteen lanes of 16 bits, lane p the verdict of the juror at position p over at most 16
/// gold items. Every step works on all jurors at once, so fifteen cost what one does.
/// @dev At most 15 lanes hold votes (policies allow 7 to 15 jurors), so four digits count them. Nothing here can carry
/// from one lane into the next: lanes of `spread` are all ones or zero, and a lane's count is at most 16.
library Lanes {
    uint256 private constant ONES = 0x0001000100010001000100010001000100010001000100010001000100010001;
    /// Lane p holds bit p.
    uint256 private constant DIAGONAL = 0x8000400020001000080004000200010000800040002000100008000400020001;
    uint256 private constant PAIRS = 0x5555555555555555555555555555555555555555555555555555555555555555;
    uint256 private constant NIBBLES = 0x3333333333333333333333333333333333333333333333333333333333333333;
    uint256 private constant BYTES = 0x0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f;

    /// @notice All ones in every lane whose bit is set.
    /// @param mask Positions, below 2^16.
    function spread(uint256 mask) internal pure returns (uint256 lanes) {
        unchecked {
            lanes = ((((mask * ONES) & DIAGONAL) + 0x7fff * ONES) >> 15) & ONES;
            lanes *= 0xffff;
        }
    }

    /// @notice Set bits of every lane, in that lane.
    function counts(uint256 lanes) internal pure returns (uint256 ones) {
        unchecked {
            ones = lanes - ((lanes >> 1) & PAIRS);
            ones = (ones & NIBBLES) + ((ones >> 2) & NIBBLES);
            ones = (ones + (ones >> 4)) & BYTES;
            ones = (ones + (ones >> 8)) & (0x1f * ONES);
        }
    }

    /// @notice The jury's majority, and for every juror the majority of all the others; ties count 0.
    /// @param votes Lanes of those who voted; all other lanes are 0.
    /// @param voters Number of those who voted, at most 15.
    /// @return yes Bitmap over the gold items.
    /// @return others Lane p: the majority without juror p. Means nothing in the lanes of those who did not vote.
    function majorities(uint256 votes, uint256 voters) internal pure returns (uint256 yes, uint256 others) {
        unchecked {
            (uint256 c0, uint256 c1, uint256 c2, uint256 c3) = tally(votes);
            (yes, ) = Tally.atLeast(c0, c1, c2, c3, voters / 2 + 1);
            if (voters == 0) return (yes, 0);
            // Among the other voters - 1, `needed` yes votes win. Where the juror voted yes too, its own vote is in the
            // count, so one more is needed.
            (uint256 reached, uint256 exceeded) = Tally.atLeast(c0, c1, c2, c3, (voters - 1) / 2 + 1);
            others = ((reached * ONES) & ~votes) | ((exceeded * ONES) & votes);
        }
    }

    /// @notice Yes votes of every item over all lanes: bit i of c0 to c3 are the binary digits of item i's count.
    /// @dev Folds the word upon itself, each time adding the upper half's counts to the lower half's.
    function tally(uint256 votes) internal pure returns (uint256 c0, uint256 c1, uint256 c2, uint256 c3) {
        uint256 upper = votes >> 128;
        votes &= type(uint128).max;
        (c0, c1) = (votes ^ upper, votes & upper);

        uint256 carry;
        (c0, carry) = _half(c0 & type(uint64).max, c0 >> 64);
        (c1, c2) = _full(c1 & type(uint64).max, c1 >> 64, carry);

        (c0, carry) = _half(c0 & type(uint32).max, c0 >> 32);
        (c1, carry) = _full(c1 & type(uint32).max, c1 >> 32, carry);
        (c2, c3) = _full(c2 & type(uint32).max, c2 >> 32, carry);

        (c0, carry) = _half(c0 & type(uint16).max, c0 >> 16);
        (c1, carry) = _full(c1 & type(uint16).max, c1 >> 16, carry);
        (c2, carry) = _full(c2 & type(uint16).max, c2 >> 16, carry);
        (c3, ) = _full(c3 & type(uint16).max, c3 >> 16, carry);
    }

    function _half(uint256 a, uint256 b) private pure returns (uint256 sum, uint256 carry) {
        return (a ^ b, a & b);
    }

    function _full(uint256 a, uint256 b, uint256 c) private pure returns (uint256 sum, uint256 carry) {
        uint256 either = a ^ b;
        return (either ^ c, (a & b) | (either & c));
    }
}
