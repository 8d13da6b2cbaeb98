// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Lanes} from "../../src/libraries/Lanes.sol";
import {Score} from "../../src/libraries/Score.sol";
import {Base} from "../Base.t.sol";
import {Juries} from "../harness/Juries.sol";

/// Lanes
/// ├── spread: all ones in the lanes of the mask, nothing elsewhere
/// ├── counts: the ones of each lane, for any word
/// ├── tally: equals a count item by item
/// ├── majorities: equal a count, ties 0, with up to 15 voters in any lanes
/// └── scored lane by lane: the same as bitmap by bitmap
contract LanesTest is Base {
    function testFuzz_spread_fillsTheLanesOfTheMask(uint16 mask) external pure {
        uint256 lanes = Lanes.spread(mask);
        for (uint256 i; i < 16; ++i) {
            require((lanes >> (16 * i)) & 0xffff == ((mask >> i) & 1 == 1 ? 0xffff : 0), "lane");
        }
    }

    function testFuzz_counts_equalNaiveCounts(uint256 lanes) external pure {
        uint256 ones = Lanes.counts(lanes);
        for (uint256 i; i < 16; ++i) {
            require((ones >> (16 * i)) & 0xffff == count((lanes >> (16 * i)) & 0xffff), "lane");
        }
    }

    function test_counts_fullLanes() external {
        assertEq(Lanes.counts(type(uint256).max), 0x0010001000100010001000100010001000100010001000100010001000100010);
    }

    function testFuzz_tally_equalsNaiveCount(uint256 votes) external pure {
        votes &= type(uint240).max; // 15 jurors
        (uint256 c0, uint256 c1, uint256 c2, uint256 c3) = Lanes.tally(votes);
        require((c0 | c1 | c2 | c3) <= 0xffff, "nothing beyond the items");
        for (uint256 item; item < 16; ++item) {
            uint256 total =
                ((c0 >> item) & 1) + 2 * ((c1 >> item) & 1) + 4 * ((c2 >> item) & 1) + 8 * ((c3 >> item) & 1);
            uint256 naive;
            for (uint256 i; i < 15; ++i) naive += (votes >> (16 * i + item)) & 1;
            require(total == naive, "count");
        }
    }

    function testFuzz_majorities_equalCount(uint256 seed, uint256 k, uint256 G) external pure {
        k = bound(k, 1, 15);
        G = bound(G, 1, 16);
        uint256[] memory votes = ballots(seed, k);
        uint256 yes = Juries.majority(votes, G);
        uint256[] memory others = Juries.majorityOfOthers(votes, G);
        for (uint256 item; item < 16; ++item) {
            uint256 total;
            for (uint256 i; i < k; ++i) total += (votes[i] >> item) & 1;
            require((yes >> item) & 1 == (item < G && 2 * total > k ? 1 : 0), "majority");
            for (uint256 i; i < k; ++i) {
                uint256 rest = total - ((votes[i] >> item) & 1);
                require((others[i] >> item) & 1 == (item < G && 2 * rest > k - 1 ? 1 : 0), "of the others");
            }
        }
    }

    /// Who did not vote leaves an empty lane, and the others' positions do not matter.
    function testFuzz_majorities_absentJurorsChangeNothing(uint256 seed, uint16 mask) external pure {
        mask &= 0x7fff;
        uint256 k = count(mask);
        if (k == 0) return;
        uint256[] memory votes = ballots(seed, k);
        (uint256 yes, uint256 others) = Lanes.majorities(Juries.pack(votes, 16), k);
        (uint256 votesApart, uint256 found) = (0, 0);
        for (uint256 i; i < 15; ++i) {
            if ((mask >> i) & 1 == 1) votesApart |= votes[found++] << (16 * i);
        }
        (uint256 yesApart, uint256 othersApart) = Lanes.majorities(votesApart, k);
        require(yesApart == yes, "majority");
        found = 0;
        for (uint256 i; i < 15; ++i) {
            if ((mask >> i) & 1 == 0) continue;
            require((othersApart >> (16 * i)) & 0xffff == (others >> (16 * found++)) & 0xffff, "of the others");
        }
    }

    function test_majorities_tieCountsZero() external {
        uint256[] memory votes = new uint256[](2);
        votes[0] = 3;
        votes[1] = 1;
        assertEq(Juries.majority(votes, 4), 1);
        uint256[] memory three = new uint256[](3);
        three[0] = 1;
        three[1] = 1;
        uint256[] memory others = Juries.majorityOfOthers(three, 4);
        assertEq(others[0], 0, "one of two others");
        assertEq(others[2], 1, "two of two others");
        assertEq(Juries.majorityOfOthers(new uint256[](1), 4)[0], 0, "no others");
        assertEq(Juries.majority(new uint256[](0), 4), 0, "nobody");
    }

    /// What a settlement does for fifteen jurors at once is what the definition says of each.
    function testFuzz_scoresOfLanes_equalScoresOfBitmaps(uint256 seed, uint256 G) external {
        G = bound(G, 4, 16);
        uint256[] memory votes = ballots(seed, 15);
        uint256 items = (1 << G) - 1;
        uint256 lanes = Juries.pack(votes, G);
        (, uint256 others) = Lanes.majorities(lanes, 15);
        uint256 both = Lanes.counts(lanes & others);
        uint256 own = Lanes.counts(lanes);
        uint256 theirs = Lanes.counts(others);
        for (uint256 i; i < 15; ++i) {
            uint256 shift = 16 * i;
            int256 score = Score.fromCounts(
                (both >> shift) & 0xffff,
                (own >> shift) & 0xffff,
                (theirs >> shift) & 0xffff,
                G
            );
            assertEq(score, Score.against(votes[i], (others >> shift) & 0xffff, items, G));
        }
    }

    function ballots(uint256 seed, uint256 k) private pure returns (uint256[] memory votes) {
        votes = new uint256[](k);
        uint256 shared = uint256(keccak256(abi.encode(seed, "shared")));
        for (uint256 i; i < k; ++i) {
            uint256 own = uint256(keccak256(abi.encode(seed, i)));
            votes[i] = (seed % 2 == 0 ? own : own | shared) & 0xffff;
        }
    }

    function count(uint256 bits) private pure returns (uint256 ones) {
        for (; bits != 0; bits &= bits - 1) ++ones;
    }
}
