// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Tally
/// @notice Counts votes on up to 256 items at once. A voter is one bitmap (bit i = "yes" on item i); the
/// count of every item is held bit-sliced: plane p is a bitmap of the p-th binary digit of each item's
/// count. Adding a voter is a ripple-carry add of one bit in all items together, so the cost depends on
/// the number of voters and never on the number of items.
/// @dev At most 15 voters: four planes count from 0 to 15. More trip an assertion, because a count that
/// wrapped would accept or reject items silently; policies bound panels and juries below that.
library Tally {
    /// @notice Most voters that four planes can count.
    uint256 internal constant MAX_VOTERS = 15;

    /// @notice Items accepted by a quorum of the voters that carry weight.
    /// @param verdicts One bitmap per voter.
    /// @param weightsMask Bit i set: voter i counts with weight 1; all others count nothing.
    /// @param quorumNum Numerator of the quorum.
    /// @param quorumDen Denominator of the quorum, above 0.
    /// @return accepted Bit i set: at least ceil(quorumNum * W / quorumDen) weighted voters said yes to
    /// item i, W being the number of weighted voters. 0 when nobody carries weight: what nobody voted for
    /// is not accepted.
    function accept(
        uint256[] memory verdicts,
        uint256 weightsMask,
        uint256 quorumNum,
        uint256 quorumDen
    ) internal pure returns (uint256 accepted) {
        unchecked {
            uint256 k = verdicts.length;
            assert(k <= MAX_VOTERS);
            uint256 c0;
            uint256 c1;
            uint256 c2;
            uint256 c3;
            uint256 weights;
            for (uint256 i; i < k; ++i) {
                if ((weightsMask >> i) & 1 == 0) continue;
                ++weights;
                (c0, c1, c2, c3) = _add(c0, c1, c2, c3, verdicts[i]);
            }
            // weights <= 15 and policies keep both quorum terms below 2^16, so nothing here can wrap.
            uint256 needed = (quorumNum * weights + quorumDen - 1) / quorumDen;
            accepted = _atLeast(c0, c1, c2, c3, needed);
        }
    }

    /// @notice Items with at least `low` yes votes, and items with at least `low + 1`.
    /// @param c0 To c3: the binary digits of every item's count, as `count` returns them.
    /// @param low Votes asked for, above 0.
    /// @return reached Bit i set: at least `low` voters said yes to item i.
    /// @return exceeded Bit i set: at least `low + 1` voters said yes to item i.
    function atLeast(
        uint256 c0,
        uint256 c1,
        uint256 c2,
        uint256 c3,
        uint256 low
    ) internal pure returns (uint256 reached, uint256 exceeded) {
        unchecked {
            reached = _atLeast(c0, c1, c2, c3, low);
            exceeded = _atLeast(c0, c1, c2, c3, low + 1);
        }
    }

    /// @notice Yes votes of every item: bit i of c0 to c3 are the binary digits of item i's count.
    /// @param verdicts One bitmap per voter, at most 15.
    function count(uint256[] memory verdicts) internal pure returns (uint256 c0, uint256 c1, uint256 c2, uint256 c3) {
        unchecked {
            uint256 k = verdicts.length;
            assert(k <= MAX_VOTERS);
            for (uint256 i; i < k; ++i) {
                (c0, c1, c2, c3) = _add(c0, c1, c2, c3, verdicts[i]);
            }
        }
    }

    /// @dev Adds one vote to every item of `v`: a half adder per plane, the carry moving up.
    function _add(
        uint256 c0,
        uint256 c1,
        uint256 c2,
        uint256 c3,
        uint256 v
    ) private pure returns (uint256, uint256, uint256, uint256) {
        uint256 carry = c0 & v;
        c0 ^= v;
        v = c1 & carry;
        c1 ^= carry;
        carry = c2 & v;
        c2 ^= v;
        c3 ^= carry;
        return (c0, c1, c2, c3);
    }

    /// @dev Items whose count is >= `needed`, digit by digit from the lowest: where the threshold has a 1
    /// the count needs a 1 and the lower digits to suffice, where it has a 0 either is enough.
    function _atLeast(
        uint256 c0,
        uint256 c1,
        uint256 c2,
        uint256 c3,
        uint256 needed
    ) private pure returns (uint256 ge) {
        if (needed == 0 || needed > MAX_VOTERS) return 0;
        ge = needed & 1 == 0 ? type(uint256).max : c0;
        ge = needed & 2 == 0 ? ge | c1 : ge & c1;
        ge = needed & 4 == 0 ? ge | c2 : ge & c2;
        ge = needed & 8 == 0 ? ge | c3 : ge & c3;
    }
}
