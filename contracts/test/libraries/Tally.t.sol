// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Tally} from "../../src/libraries/Tally.sol";
import {Base} from "../Base.t.sol";

/// Tally
/// ├── accept
/// │   ├── equals a count item by item
/// │   ├── voters without weight count nothing
/// │   ├── nobody with weight: nothing is accepted
/// │   ├── a quorum of 0: nothing is accepted
/// │   ├── a quorum above 1: nothing is accepted
/// │   └── more than 15 voters: assertion
/// ├── atLeast
/// │   ├── equals a count item by item, for `low` and `low + 1`
/// │   └── more than 15 voters: assertion
/// └── leaves memory alone
contract TallyTest is Base {
    function acceptOf(
        uint256[] memory verdicts,
        uint256 mask,
        uint256 num,
        uint256 den
    ) external pure returns (uint256) {
        return Tally.accept(verdicts, mask, num, den);
    }

    function atLeastOf(uint256[] memory verdicts, uint256 low) external pure returns (uint256, uint256) {
        (uint256 c0, uint256 c1, uint256 c2, uint256 c3) = Tally.count(verdicts);
        return Tally.atLeast(c0, c1, c2, c3, low);
    }

    /// forge-config: default.fuzz.runs = 2000
    function testFuzz_accept_equalsNaiveCount(
        uint256 seed,
        uint256 k,
        uint256 mask,
        uint256 num,
        uint256 den
    ) external {
        k = bound(k, 0, 15);
        den = bound(den, 1, 1000);
        num = bound(num, 1, den);
        uint256[] memory verdicts = ballots(seed, k);
        assertEq(Tally.accept(verdicts, mask, num, den), naive(verdicts, mask, num, den));
    }

    function test_accept_defaultQuorumIsFiveOfSeven() external {
        uint256[] memory verdicts = new uint256[](7);
        // Item i is approved by the first i voters.
        for (uint256 i; i < 7; ++i) {
            for (uint256 item = i + 1; item <= 7; ++item) verdicts[i] |= 1 << item;
        }
        assertEq(Tally.accept(verdicts, 0x7f, 5, 7), 0xe0, "items 5, 6 and 7 have five votes");
        // Voters 5 and 6 lose their weight: W = 5 needs ceil(25 / 7) = 4 of the first five.
        assertEq(Tally.accept(verdicts, 0x1f, 5, 7), 0xf0, "items 4 to 7 have four of five");
    }

    function testFuzz_accept_voterWithoutWeightCountsNothing(uint256 seed, uint256 mask, uint256 other) external {
        mask &= 0x7ffe;
        uint256[] memory verdicts = ballots(seed, 15);
        uint256 before = Tally.accept(verdicts, mask, 5, 7);
        verdicts[0] = other;
        assertEq(Tally.accept(verdicts, mask, 5, 7), before);
    }

    function test_accept_fifteenVotersFillEveryPlane() external {
        uint256[] memory verdicts = new uint256[](15);
        for (uint256 i; i < 15; ++i) verdicts[i] = type(uint256).max;
        assertEq(Tally.accept(verdicts, type(uint256).max, 1, 1), type(uint256).max);
        verdicts[14] = 1;
        assertEq(Tally.accept(verdicts, type(uint256).max, 1, 1), 1);
        assertEq(Tally.accept(verdicts, type(uint256).max, 14, 15), type(uint256).max);
    }

    function test_accept_nobodyWithWeightAcceptsNothing() external {
        uint256[] memory verdicts = new uint256[](3);
        for (uint256 i; i < 3; ++i) verdicts[i] = type(uint256).max;
        assertEq(Tally.accept(verdicts, 0, 5, 7), 0);
        assertEq(Tally.accept(verdicts, ~uint256(7), 5, 7), 0);
        assertEq(Tally.accept(new uint256[](0), type(uint256).max, 5, 7), 0);
    }

    function test_accept_quorumOutsideItsRangeAcceptsNothing() external {
        uint256[] memory verdicts = new uint256[](3);
        for (uint256 i; i < 3; ++i) verdicts[i] = type(uint256).max;
        assertEq(Tally.accept(verdicts, 7, 0, 7), 0, "a quorum of 0");
        assertEq(Tally.accept(verdicts, 7, 8, 7), 0, "a quorum above 1");
        assertEq(Tally.accept(verdicts, 7, 6, 1), 0, "a quorum no counter reaches");
    }

    function test_accept_sixteenVotersTripTheAssertion() external {
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x01));
        this.acceptOf(new uint256[](16), type(uint256).max, 5, 7);
    }

    /// forge-config: default.fuzz.runs = 2000
    function testFuzz_atLeast_equalsNaiveCount(uint256 seed, uint256 k, uint256 low) external pure {
        k = bound(k, 0, 15);
        low = bound(low, 1, 17);
        uint256[] memory verdicts = ballots(seed, k);
        (uint256 c0, uint256 c1, uint256 c2, uint256 c3) = Tally.count(verdicts);
        (uint256 reached, uint256 exceeded) = Tally.atLeast(c0, c1, c2, c3, low);
        for (uint256 item; item < 256; ++item) {
            uint256 count = votesFor(verdicts, type(uint256).max, item);
            require((reached >> item) & 1 == (count >= low ? 1 : 0), "reached");
            require((exceeded >> item) & 1 == (count > low ? 1 : 0), "exceeded");
        }
    }

    function test_atLeast_sixteenVotersTripTheAssertion() external {
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x01));
        this.atLeastOf(new uint256[](16), 1);
    }

    /// Neither the ballots nor what lies behind them changes, however dirty the memory is.
    function testFuzz_accept_leavesMemoryAlone(uint256 seed, uint256 mask) external {
        uint256[] memory verdicts = ballots(seed, 15);
        uint256[] memory behind = ballots(~seed, 15);
        Tally.accept(verdicts, mask, 5, 7);
        assertEq(verdicts, ballots(seed, 15));
        assertEq(behind, ballots(~seed, 15));
    }

    /// Bitmaps of mixed density: a plain hash has half of its bits set, so some are thinned or thickened.
    function ballots(uint256 seed, uint256 k) private pure returns (uint256[] memory verdicts) {
        verdicts = new uint256[](k);
        for (uint256 i; i < k; ++i) {
            uint256 a = uint256(keccak256(abi.encode(seed, i, "a")));
            uint256 b = uint256(keccak256(abi.encode(seed, i, "b")));
            verdicts[i] =
                seed % 3 == 0
                    ? a
                    : seed % 3 == 1
                        ? a | b
                        : a & b;
        }
    }

    function naive(
        uint256[] memory verdicts,
        uint256 mask,
        uint256 num,
        uint256 den
    ) private pure returns (uint256 accepted) {
        uint256 weights;
        for (uint256 i; i < verdicts.length; ++i) weights += (mask >> i) & 1;
        if (weights == 0) return 0;
        for (uint256 item; item < 256; ++item) {
            if (votesFor(verdicts, mask, item) * den >= num * weights) accepted |= 1 << item;
        }
    }

    function votesFor(uint256[] memory verdicts, uint256 mask, uint256 item) private pure returns (uint256 count) {
        for (uint256 i; i < verdicts.length; ++i) count += (mask >> i) & (verdicts[i] >> item) & 1;
    }
}
