// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";
import {Tally} from "./Tally.sol";

/// @title Score
/// @notice What a ballot earns. A verdict is one `uint256` bitmap over N items (bit i = "item i is good",
/// 2 <= N <= 255); bits at N and above must be cleared by the caller. Scores are in WAD (1e18 = 1), money
/// is in gwei. Negative quotients round toward minus infinity, so a rounding never favours who is paid.
/// @dev Source of the score: Dasgupta and Ghosh, "Crowdsourced Judgement Elicitation with Endogenous
/// Proficiency" (2013), averaged over all pairs of tasks: S = 2 (N n_ij - n_i n_j) / (N (N - 1)). It is
/// identically 0 for a constant bitmap and at most N / (2 (N - 1)) in size. Everything unchecked here is
/// bounded by: counts <= 255, at most 15 voters, |score| < 2^61, rates and amounts < 2^96 gwei.
library Score {
    /// @notice Raw covariance numerator s of two verdicts over N items; the score is 2 s / (N (N - 1)).
    /// @return s N * popcount(a & b) - popcount(a) * popcount(b), within [-N^2/4, N^2/4].
    function pair(uint256 a, uint256 b, uint256 N) internal pure returns (int256 s) {
        unchecked {
            s = int256(N * LibBit.popCount(a & b)) - int256(LibBit.popCount(a) * LibBit.popCount(b));
        }
    }

    /// @notice Peer score of every voter: the mean of its pair scores with all the others.
    /// @param verdicts Between 2 and 15 bitmaps.
    /// @param N Number of items, at least 2.
    /// @return scores One score in WAD per voter, in the order of `verdicts`.
    function peers(uint256[] memory verdicts, uint256 N) internal pure returns (int256[] memory scores) {
        unchecked {
            uint256 k = verdicts.length;
            scores = new int256[](k);
            // Summed over the others, pair(i, j) is N * (agreements of i) - ones_i * (ones of the others). Both sums
            // come from the count of every item, four digits each, instead of from every pair of voters.
            (uint256 c0, uint256 c1, uint256 c2, uint256 c3) = Tally.count(verdicts);
            uint256 total = _weighted(c0, c1, c2, c3);
            int256 den = int256((k - 1) * N * (N - 1));
            for (uint256 i; i < k; ++i) {
                uint256 own = verdicts[i];
                uint256 ones = LibBit.popCount(own);
                uint256 agreed = _weighted(own & c0, own & c1, own & c2, own & c3) - ones;
                int256 sum = int256(N * agreed) - int256(ones * (total - ones));
                scores[i] = _floorDiv(2e18 * sum, den);
            }
        }
    }

    /// @notice Score of one verdict against a majority on the items of a mask.
    /// @param verdict Bitmap of the voter; bits outside the mask are ignored.
    /// @param gold Bitmap of the majority, a subset of `mask`.
    /// @param mask The gold items.
    /// @param G Number of gold items, popcount(mask), at least 2.
    /// @return score The score in WAD.
    function against(uint256 verdict, uint256 gold, uint256 mask, uint256 G) internal pure returns (int256 score) {
        unchecked {
            score = _floorDiv(2e18 * pair(verdict & mask, gold, G), int256(G * (G - 1)));
        }
    }

    /// @notice Score of two verdicts over N items from their numbers of yes votes.
    /// @param both Items to which both said yes.
    /// @param a Items to which the one said yes, @param b the other; all at most N.
    /// @param N Number of items, 2 to 255.
    /// @return score The score in WAD.
    function fromCounts(uint256 both, uint256 a, uint256 b, uint256 N) internal pure returns (int256 score) {
        unchecked {
            score = _floorDiv(2e18 * (int256(N * both) - int256(a * b)), int256(N * (N - 1)));
        }
    }

    /// @notice Spreads a compact bitmap over a mask: bit j moves to the j-th lowest set bit of `goldMask`.
    /// @dev The inverse of `compress`. Bits of `compact` beyond the mask's population are dropped.
    function expand(uint256 compact, uint256 goldMask) internal pure returns (uint256 spread) {
        unchecked {
            while (compact != 0 && goldMask != 0) {
                uint256 rest = goldMask & (goldMask - 1);
                if (compact & 1 != 0) spread |= goldMask ^ rest;
                compact >>= 1;
                goldMask = rest;
            }
        }
    }

    /// @notice Gathers the bits of `spread` that lie on a mask: its j-th lowest set bit becomes bit j.
    /// @dev The inverse of `expand`. Bits of `spread` outside the mask are dropped.
    function compress(uint256 spread, uint256 goldMask) internal pure returns (uint256 compact) {
        unchecked {
            for (uint256 bit = 1; goldMask != 0; bit <<= 1) {
                uint256 rest = goldMask & (goldMask - 1);
                if (spread & (goldMask ^ rest) != 0) compact |= bit;
                goldMask = rest;
            }
        }
    }

    /// @notice Pay for a score of 1, in gwei: R = 8 * budget * (N - 1) / (k * N), rounded down.
    /// @param budget Gwei shared by the k voters. A verdict that is right about evenly split items scores
    /// about 1/2, so four times the mean share is what spends the budget on honest, imperfect voters.
    /// @param N Number of items judged, above 0.
    /// @param k Number of voters, above 0.
    function rate(uint256 budget, uint256 N, uint256 k) internal pure returns (uint256 R) {
        unchecked {
            R = (8 * budget * (N - 1)) / (k * N);
        }
    }

    /// @notice Signed pay in gwei, not clipped: floor(R * score) - phi.
    /// @param scoreWad Score in WAD.
    /// @param R Pay for a score of 1, gwei.
    /// @param phi Fee of a ballot, gwei.
    function pay(int256 scoreWad, uint256 R, uint256 phi) internal pure returns (int256 amount) {
        unchecked {
            amount = _floorDiv(int256(R) * scoreWad, 1e18) - int256(phi);
        }
    }

    /// @notice The most a ballot can lose, in gwei: R * G / (2 (G - 1)) + phi, rounded up, G >= 2.
    /// @dev The lowest score is first rounded as every score is, so this is exactly minus the pay of the
    /// worst ballot and never a gwei short of it. Scores over more than G items are bounded tighter still.
    function worst(uint256 R, uint256 phi, uint256 G) internal pure returns (uint256 loss) {
        unchecked {
            uint256 den = 2 * (G - 1);
            uint256 lowest = (G * 1e18 + den - 1) / den;
            loss = (R * lowest + (1e18 - 1)) / 1e18 + phi;
        }
    }

    /// @notice Caps what is paid out at the budget: if the positive pays sum above it, each becomes
    /// pay * budget / sum, rounded down; negative pays stay. Works in place and returns the same array.
    /// @param pays Signed pays in gwei.
    /// @param budget Gwei that may be paid out.
    function scaleDown(int256[] memory pays, uint256 budget) internal pure returns (int256[] memory) {
        assembly ("memory-safe") {
            let first := add(pays, 0x20)
            let end := add(first, shl(5, mload(pays)))
            let sum
            for {
                let at := first
            } lt(at, end) {
                at := add(at, 0x20)
            } {
                let own := mload(at)
                sum := add(sum, mul(own, sgt(own, 0)))
            }
            if gt(sum, budget) {
                for {
                    let at := first
                } lt(at, end) {
                    at := add(at, 0x20)
                } {
                    let own := mload(at)
                    if sgt(own, 0) {
                        mstore(at, div(mul(own, budget), sum))
                    }
                }
            }
        }
        return pays;
    }

    /// @dev Sum of counts held as binary digits, one bitmap a digit.
    function _weighted(uint256 c0, uint256 c1, uint256 c2, uint256 c3) private pure returns (uint256 sum) {
        unchecked {
            sum = LibBit.popCount(c0) + 2 * LibBit.popCount(c1) + 4 * LibBit.popCount(c2);
            if (c3 != 0) sum += 8 * LibBit.popCount(c3);
        }
    }

    /// @dev a / b rounded toward minus infinity, b > 0.
    function _floorDiv(int256 a, int256 b) private pure returns (int256 q) {
        unchecked {
            q = a / b;
            if (q * b > a) --q;
        }
    }
}
