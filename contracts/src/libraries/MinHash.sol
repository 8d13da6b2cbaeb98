// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title MinHash
/// @notice Compares two signatures of 128 slots of 16 bits, 16 slots to a word. The share of equal slots estimates the
/// Jaccard similarity of the two items' shingles; two unrelated slots agree once in 65,536 times.
/// @dev Source: Broder, "On the resemblance and containment of documents" (1997); b-bit signatures: Li and Koenig (2010).
library MinHash {
    /// @notice From this many equal slots of 128 two items are near-duplicates.
    uint256 internal constant GROUNDS = 96;

    uint256 private constant ONES = 0x0001000100010001000100010001000100010001000100010001000100010001;
    uint256 private constant LOW = 0x7fff7fff7fff7fff7fff7fff7fff7fff7fff7fff7fff7fff7fff7fff7fff7fff;

    /// @return equal slots, 0 to 128.
    function equalSlots(uint256[8] calldata a, uint256[8] calldata b) internal pure returns (uint256 equal) {
        unchecked {
            uint256 zeros;
            for (uint256 i; i < 8; ++i) {
                uint256 x = a[i] ^ b[i];
                // The top bit of a lane is set unless all of it is 0; nothing carries from one lane into the next.
                uint256 differs = ((x & LOW) + LOW) | x;
                zeros += (~differs >> 15) & ONES;
            }
            // Lanes of at most 8 each: their sum ends up in the highest lane.
            equal = (zeros * ONES) >> 240;
        }
    }
}
