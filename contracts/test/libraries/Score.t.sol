// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Score} from "../../src/libraries/Score.sol";
import {Base} from "../Base.t.sol";

/// Score
/// ├── pair: 0 for a constant bitmap, symmetric, bounded by N^2/4, odd under inversion
/// ├── peers: mean of the pairs (naive), both alike for two voters, constant voter exactly 0
/// ├── against: ignores what is off the mask, equals the pair of the compressed bitmaps
/// ├── expand, compress: inverses on the mask
/// ├── rate, pay, worst: worked examples, floor, no pay below minus the worst
/// └── scaleDown: within the budget, never more than before, negative ones untouched
contract ScoreTest is Base {
    function peersOf(uint256[] memory verdicts, uint256 N) external pure returns (int256[] memory) {
        return Score.peers(verdicts, N);
    }

    // ── pair ────────────────────────────────────────────────────────────────────────────────────────

    function test_pair_workedExample() external {
        // 4 items; a approves 0 and 1, b approves 1 and 2: 4 * 1 - 2 * 2 = 0.
        assertEq(Score.pair(3, 6, 4), 0);
        // Full agreement on a half: 4 * 2 - 2 * 2 = 4, that is S = 2 * 4 / 12 = 2/3.
        assertEq(Score.pair(3, 3, 4), 4);
        assertEq(Score.pair(3, 12, 4), -4);
    }

    function testFuzz_pair_constantBitmapScoresZero(uint256 a, uint256 N) external {
        N = bound(N, 2, 255);
        a &= items(N);
        assertEq(Score.pair(a, items(N), N), 0, "approves everything");
        assertEq(Score.pair(a, 0, N), 0, "rejects everything");
    }

    function testFuzz_pair_symmetric(uint256 a, uint256 b, uint256 N) external {
        N = bound(N, 2, 255);
        assertEq(Score.pair(a & items(N), b & items(N), N), Score.pair(b & items(N), a & items(N), N));
    }

    function testFuzz_pair_invertedVerdictNegates(uint256 a, uint256 b, uint256 N) external {
        N = bound(N, 2, 255);
        a &= items(N);
        b &= items(N);
        assertEq(Score.pair(a ^ items(N), b, N), -Score.pair(a, b, N));
    }

    function testFuzz_pair_bounded(uint256 a, uint256 b, uint256 N, bool same) external {
        N = bound(N, 2, 255);
        a &= items(N);
        b = same ? a : b & items(N);
        int256 s = Score.pair(a, b, N);
        // |S| <= N / (2 (N - 1)), which is |s| <= N^2 / 4.
        assertLte(4 * (s < 0 ? -s : s), int256(N * N));
    }

    // ── peers ───────────────────────────────────────────────────────────────────────────────────────

    function testFuzz_peers_equalsMeanOfPairs(uint256 seed, uint256 k, uint256 N) external {
        k = bound(k, 2, 15);
        N = bound(N, 2, 255);
        uint256[] memory verdicts = ballots(seed, k, N);
        int256[] memory scores = Score.peers(verdicts, N);
        for (uint256 i; i < k; ++i) {
            int256 sum;
            for (uint256 j; j < k; ++j) {
                if (j != i) sum += Score.pair(verdicts[i], verdicts[j], N);
            }
            assertEq(scores[i], floorDiv(2e18 * sum, int256((k - 1) * N * (N - 1))));
        }
    }

    function testFuzz_peers_twoVotersScoreAlike(uint256 a, uint256 b, uint256 N) external {
        N = bound(N, 2, 255);
        uint256[] memory verdicts = new uint256[](2);
        verdicts[0] = a & items(N);
        verdicts[1] = b & items(N);
        int256[] memory scores = Score.peers(verdicts, N);
        assertEq(scores[0], scores[1]);
        assertEq(scores[0], floorDiv(2e18 * Score.pair(verdicts[0], verdicts[1], N), int256(N * (N - 1))));
    }

    function testFuzz_peers_constantVoterScoresZero(uint256 seed, uint256 k, uint256 N, bool yes) external {
        k = bound(k, 2, 15);
        N = bound(N, 2, 255);
        uint256[] memory verdicts = ballots(seed, k, N);
        verdicts[seed % k] = yes ? items(N) : 0;
        assertEq(Score.peers(verdicts, N)[seed % k], 0);
    }

    /// Two honest copies of an even split reach the top of the range.
    function test_peers_honestIdentity() external {
        uint256[] memory verdicts = new uint256[](2);
        verdicts[0] = 0xffff;
        verdicts[1] = 0xffff;
        int256[] memory scores = Score.peers(verdicts, 32);
        assertEq(scores[0], 516129032258064516, "32 / 62");
        assertEq(scores[1], scores[0]);
    }

    function test_peers_oneVoterHasNoPeer() external {
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x12));
        this.peersOf(new uint256[](1), 16);
    }

    // ── against ─────────────────────────────────────────────────────────────────────────────────────

    function testFuzz_against_equalsPairOfCompressed(uint256 verdict, uint256 jury, uint256 seed) external {
        uint256 mask = goldMask(seed);
        uint256 G = count(mask);
        jury &= mask;
        int256 s = Score.pair(Score.compress(verdict, mask), Score.compress(jury, mask), G);
        int256 score = Score.against(verdict, jury, mask, G);
        assertEq(score, floorDiv(2e18 * s, int256(G * (G - 1))));
        assertEq(Score.against(verdict & mask, jury, mask, G), score, "items off the mask do not count");
        assertEq(Score.against(type(uint256).max, jury, mask, G), 0, "approving everything");
        assertEq(Score.against(verdict, mask, mask, G), 0, "a uniform jury sees nothing");
    }

    // ── expand, compress ────────────────────────────────────────────────────────────────────────────

    function test_expand_workedExample() external {
        assertEq(Score.expand(5, 0xb2), 0x22, "101 onto bits 1, 4, 5 and 7");
        assertEq(Score.compress(0x22, 0xb2), 5);
        assertEq(Score.expand(0xf0, 0xb2), 0, "bits beyond the mask are dropped");
    }

    function testFuzz_expand_inverseOfCompress(uint256 compact, uint256 spread, uint256 mask) external {
        uint256 G = count(mask);
        uint256 kept = G == 256 ? compact : compact & items(G);
        assertEq(Score.compress(Score.expand(compact, mask), mask), kept);
        assertEq(Score.expand(Score.compress(spread, mask), mask), spread & mask);
    }

    // ── money ───────────────────────────────────────────────────────────────────────────────────────

    function test_rate_workedExample() external {
        // 8 * 32e9 * 127 / (7 * 128) gwei
        assertEq(Score.rate(32e9, 128, 7), 36285714285);
        assertEq(Score.rate(0, 128, 7), 0);
        assertEq(Score.rate(32e9, 1, 7), 0, "one item has no covariance");
    }

    function test_pay_roundsDown() external {
        assertEq(Score.pay(5e17, 101, 2), 48);
        assertEq(Score.pay(-5e17, 101, 2), -53);
        assertEq(Score.pay(0, 101, 2), -2, "a constant ballot pays exactly phi");
    }

    function testFuzz_pay_neverBelowMinusWorst(
        uint256 verdict,
        uint256 jury,
        uint256 seed,
        uint256 R,
        uint256 phi
    ) external {
        R = bound(R, 0, 1e20);
        phi = bound(phi, 0, 1e20);
        uint256 mask = goldMask(seed);
        uint256 G = count(mask);
        // Half the time the exact opposite of the jury, which is the lowest score there is.
        jury &= mask;
        int256 score = Score.against(seed & 1 == 0 ? ~jury : verdict, jury, mask, G);
        assertGte(Score.pay(score, R, phi), -int256(Score.worst(R, phi, G)));
    }

    function test_worst_isThePayOfTheWorstBallot() external {
        // G = 16 and R a multiple of 15: R * 16 / 30 is whole, and the floored score costs one gwei more.
        int256 score = Score.against(0xff00, 0x00ff, 0xffff, 16);
        assertEq(score, -533333333333333334);
        assertEq(Score.pay(score, 15e9, 7), -8000000008);
        assertEq(Score.worst(15e9, 7, 16), 8000000008);
        // G = 2: the lowest score is -1, and what is whole is not rounded up.
        assertEq(Score.worst(15e9, 7, 2), 15000000007);
        assertEq(Score.worst(4, 0, 3), 3);
    }

    function testFuzz_worst_withinOneGweiOfTheFormula(uint256 R, uint256 phi, uint256 G) external {
        R = bound(R, 0, 1e18);
        phi = bound(phi, 0, 1e18);
        G = bound(G, 2, 255);
        uint256 exact = (R * G + 2 * (G - 1) - 1) / (2 * (G - 1)) + phi;
        uint256 loss = Score.worst(R, phi, G);
        assertGte(loss, exact);
        assertLte(loss, exact + 1);
    }

    function testFuzz_scaleDown_staysWithinTheBudget(int96[15] calldata raw, uint96 budget) external {
        int256[] memory pays = new int256[](15);
        int256[] memory before = new int256[](15);
        uint256 positive;
        for (uint256 i; i < 15; ++i) {
            before[i] = pays[i] = raw[i];
            if (raw[i] > 0) positive += uint256(int256(raw[i]));
        }
        int256[] memory scaled = Score.scaleDown(pays, budget);
        uint256 total;
        for (uint256 i; i < 15; ++i) {
            assertEq(scaled[i], pays[i], "works in place");
            assertLte(scaled[i], before[i]);
            if (before[i] <= 0) assertEq(scaled[i], before[i]);
            else total += uint256(scaled[i]);
        }
        assertLte(total, uint256(budget) < positive ? uint256(budget) : positive);
        // Only rounding is left over, less than one gwei a voter.
        assertGt(total + 15, uint256(budget) < positive ? uint256(budget) : positive);
    }

    // ── helpers ─────────────────────────────────────────────────────────────────────────────────────

    function items(uint256 N) private pure returns (uint256) {
        return (1 << N) - 1;
    }

    function ballots(uint256 seed, uint256 k, uint256 N) private pure returns (uint256[] memory verdicts) {
        verdicts = new uint256[](k);
        for (uint256 i; i < k; ++i) {
            uint256 a = uint256(keccak256(abi.encode(seed, i, "a")));
            uint256 b = uint256(keccak256(abi.encode(seed, "shared")));
            verdicts[i] = (seed % 2 == 0 ? a : a | b) & items(N);
        }
    }

    /// Between 2 and 16 distinct items of 255.
    function goldMask(uint256 seed) private pure returns (uint256 mask) {
        uint256 target = 2 + ((seed >> 8) % 15);
        for (uint256 i; count(mask) < target; ++i) {
            mask |= 1 << (uint256(keccak256(abi.encode(seed, i))) % 255);
        }
    }

    function count(uint256 bits) private pure returns (uint256 ones) {
        for (; bits != 0; bits &= bits - 1) ++ones;
    }

    function floorDiv(int256 a, int256 b) private pure returns (int256 q) {
        q = a / b;
        if (a % b < 0) --q;
    }
}
