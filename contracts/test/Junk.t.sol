// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {Kind, Policy} from "../src/Types.sol";
import {Economy} from "./Economy.sol";

/// @title Junk is unprofitable: f·(1 − 2s) + (1 − α)·ψB > α·V
/// @notice What junk costs and brings, to the gwei, under any policy; and the inequality itself at the presets.
contract JunkTest is Economy {
    uint256 private constant WAD = 1e18;

    function setUp() public {
        setUpEconomy();
    }

    /// n items of which `good` get through change their owner's wealth by at most good·V − (n − good)·ψB − n·f, V = 2B,
    /// and by exactly that once usage has filled their cap and all has vested.
    /// forge-config: default.fuzz.runs = 1000
    function testFuzz_WhatJunkBringsAndCosts(
        uint256 n,
        uint256 verdict,
        uint256 bond,
        uint256 fee,
        uint256 psi
    ) public {
        n = bound(n, 1, 128);
        verdict &= (1 << n) - 1;
        Policy memory p = policy();
        p.bond = uint48(bound(bond, 100, 1 << 39));
        p.reviewFee = uint48(bound(fee, (uint256(p.bond) * 12 + 99) / 100, 1 << 38));
        p.forfeitBps = uint16(bound(psi, 1, 10_000));
        net = createNet(p);
        uint256 paid = n * (uint256(p.reviewFee) + p.bond) * GWEI;
        vm.deal(eve, paid);
        vm.prank(eve);
        uint256 id = contributions.contribute{value: paid}(net, Kind.Data, 0, 0, 0, CONTENT, ROOT, n);
        curation.settle(net, verdict);

        uint256 good = LibBit.popCount(verdict);
        uint256 rejected = (n - good) * (p.bond - (uint256(p.bond) * p.forfeitBps) / 10_000);
        // Half of the cap: she keeps less than the bound allows.
        if (good != 0) pour(good * p.bond);
        contributions.touch(id);
        assertLte(earned(id) + treasury.creditOf(eve), rejected + 2 * good * p.bond, "V = 2B");
        if (good != 0) pour(2 * good * p.bond);
        contributions.touch(id);
        skipTime(p.retireDelay);
        claimAny(eve, id);
        assertEq(eve.balance, (rejected + good * (uint256(p.bond) + 2 * p.bond)) * GWEI, "bond back, and V");
        assertEq(
            burnt.balance / GWEI,
            datanets.get(net).burned + (n - good) * uint256(p.bond) - rejected,
            "what it forfeits burns"
        );
    }

    /// At the presets the inequality holds for every adversary with up to 33 % of the curators, honest ones letting junk
    /// through 15 times in a hundred: α = (1 − G/T)·P(Bin(m, q + (1 − q)·b) ≥ quorum), s = 1.35 q.
    function testFuzz_JunkIsUnprofitable(uint256 q) public {
        q = bound(q, 0, 0.33e18);
        Policy memory p = policy();
        assertGt(loss(p, q), gain(p, q), "the least gold that a policy may have");
        (p.goldSize, p.quorumNum, p.quorumDen) = (16, 3, 4);
        assertGt(loss(p, q), gain(p, q), "small preset");
        (p.roundSize, p.panelSize, p.goldSize, p.quorumNum, p.quorumDen) = (128, 7, 16, 5, 7);
        assertGt(loss(p, q), gain(p, q), "default preset");
    }

    /// And fails for who holds half of them: the bound is one.
    function test_HalfTheCuratorsGetJunkThrough() public {
        Policy memory p = policy();
        (p.roundSize, p.panelSize, p.goldSize, p.quorumNum, p.quorumDen) = (128, 7, 16, 5, 7);
        assertLt(loss(p, 0.5e18), gain(p, 0.5e18));
    }

    /// Chance that an item of junk is accepted, WAD: it is not gold, and enough of the panel say yes.
    function passes(Policy memory p, uint256 q) private pure returns (uint256 alpha) {
        uint256 yes = q + ((WAD - q) * 15) / 100;
        uint256 m = p.panelSize;
        uint256 needed = (m * p.quorumNum + p.quorumDen - 1) / p.quorumDen;
        for (uint256 k = needed; k <= m; ++k) {
            uint256 chance = choose(m, k) * WAD;
            for (uint256 i; i < m; ++i) {
                chance = (chance * (i < k ? yes : WAD - yes)) / WAD;
            }
            alpha += chance;
        }
        alpha -= (alpha * p.goldSize) / p.roundSize;
    }

    function choose(uint256 n, uint256 k) private pure returns (uint256 ways) {
        ways = 1;
        for (uint256 i; i < k; ++i) {
            ways = (ways * (n - i)) / (i + 1);
        }
    }

    function gain(Policy memory p, uint256 q) private pure returns (uint256) {
        return passes(p, q) * 2 * p.bond;
    }

    function loss(Policy memory p, uint256 q) private pure returns (uint256) {
        uint256 recovered = (270 * q) / 100;
        uint256 fee = recovered < WAD ? (WAD - recovered) * p.reviewFee : 0;
        return fee + ((WAD - passes(p, q)) * p.bond * p.forfeitBps) / 10_000;
    }
}
