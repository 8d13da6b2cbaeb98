// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Kind, Policy} from "../src/Types.sol";
import {IContributions} from "../src/interfaces/IContributions.sol";
import {Decay} from "../src/libraries/Decay.sol";
import {Economy} from "./Economy.sol";

/// @notice What labels and refinements earn beside the data they belong to.
contract LineageTest is Economy {
    uint256 private constant ALL = type(uint256).max;

    function setUp() public {
        setUpEconomy();
    }

    function label(address who, uint256 parent, uint128 targets, uint8 field) private returns (uint256) {
        return contribute(who, Kind.Labels, parent, targets, field, popcount(targets));
    }

    function refine(address who, uint256 parent, uint128 targets) private returns (uint256) {
        return contribute(who, Kind.Refinement, parent, targets, 0, popcount(targets));
    }

    function popcount(uint256 x) private pure returns (uint256 n) {
        for (; x != 0; x &= x - 1) {
            ++n;
        }
    }

    function earningOf(uint256 id) private view returns (uint256) {
        return contributions.account(id).earning;
    }

    function weightOf(uint256 id) private view returns (uint256) {
        return earningOf(id) * contributions.itemWeightOf(id);
    }

    // ------------------------------------------------------------------ labels

    /// Data and labels of an item weigh half each at the default, a field its part of the labels' half.
    function test_LabelsShareTheWeight() public {
        uint256 data = accepted(ada, 8);
        uint256 labels = label(bob, data, 0xFF, 0);
        uint256 whole = contribute(eve, 8);
        curation.settle(net, ALL);
        assertClose(contributions.itemWeightOf(labels) * 2, contributions.itemWeightOf(data), 1 << 16, "half a half");
        assertEq(contributions.itemWeightOf(whole), contributions.itemWeightOf(data));
        assertEq(weightSum(), weightOf(data) + weightOf(labels) + weightOf(whole), "W is the sum");
        assertEq(contributions.labelled(data, 0), 0xFF);
        assertEq(contributions.labelled(data, 1), 0);
    }

    /// Only items that had no accepted label of that field count; the others get their bond back and earn nothing.
    function test_OnlyNewLabelsCount() public {
        uint256 data = accepted(ada, 8);
        uint256 first = label(bob, data, 0x0F, 0);
        uint256 second = label(eve, data, 0x3C, 0); // two of four are new
        uint256 other = label(eve, data, 0x0F, 1); // another field: all new
        curation.settle(net, ALL);
        assertEq(earningOf(first), 4);
        assertEq(earningOf(second), 2);
        assertEq(earningOf(other), 4);
        assertEq(contributions.labelled(data, 0), 0x3F);
        assertEq(contributions.labelled(data, 1), 0x0F);
        uint256 third = label(bob, data, 0x3F, 0);
        curation.settle(net, ALL);
        assertEq(earningOf(third), 0);
        assertEq(claim(eve, second), 2 * BOND, "bonds of what was not new");
        assertEq(claim(bob, third), 6 * BOND);
        (, , , uint256 bond, ) = contributions.preview(second);
        assertEq(bond, 2 * BOND, "bonds of what earns");
    }

    /// Rejected labels leave their items open for better ones.
    /// forge-config: default.fuzz.runs = 1000
    function testFuzz_RejectedLabelsLeaveItemsOpen(uint128 targets, uint256 verdict) public {
        uint256 data = accepted(ada, 128);
        if (targets == 0) targets = 1;
        uint256 first = label(bob, data, targets, 0);
        curation.settle(net, verdict);
        uint256 good = contributions.acceptedItems(first);
        assertEq(earningOf(first), popcount(good));
        uint256 done = contributions.labelled(data, 0);
        assertEq(popcount(done), popcount(good));
        assertEq(done & ~uint256(targets), 0, "only targets");
        // Bit j of the contribution is the j-th target.
        uint256 j;
        for (uint256 i; i < 128; ++i) {
            if ((targets >> i) & 1 == 0) continue;
            assertEq((done >> i) & 1, (good >> j) & 1);
            ++j;
        }
        uint256 second = label(eve, data, targets, 0);
        curation.settle(net, ALL);
        assertEq(earningOf(second), popcount(targets) - popcount(good));
    }

    /// Labels earn like data: by weight, with cap and vesting of their own.
    function test_LabelsEarn() public {
        uint256 data = accepted(ada, 8);
        uint256 labels = label(bob, data, 0xFF, 0);
        curation.settle(net, ALL);
        uint256 part = use(300);
        assertClose(earned(labels), part / 3, part / 100_000, "one to two");
        assertClose(earned(labels) + earned(data), part, 2, "all of it");
        assertEq(contributions.account(labels).capLeft, 8 * 2 * BOND);
    }

    /// A round that opened before labels were closed lets its labels earn; one under a policy without labels does not.
    function test_ARoundKeepsItsPolicy() public {
        uint256 data = accepted(ada, 8);
        uint256 labels = label(bob, data, 0x0F, 0);
        Policy memory p = policy();
        p.labelsBps = 0;
        changePolicy(p);
        curation.settle(net, ALL);
        assertEq(earningOf(labels), 4);
        // Data whole, now that items carry their labels.
        uint256 whole = accepted(eve, 1);
        assertClose(
            contributions.itemWeightOf(whole),
            2 * uint256(Decay.unpack(datanets.freshWeight(net, 5000))),
            1 << 16,
            "whole"
        );
    }

    // ------------------------------------------------------------------ refinements

    /// Refining what is fresh earns nothing: no freshness was lost. The bond comes back.
    function test_RefiningFreshEarnsNothing() public {
        uint256 data = accepted(ada, 8);
        uint256 better = refine(bob, data, 0xFF);
        skipTime(1 hours);
        curation.settle(net, ALL);
        assertEq(earningOf(better), 0);
        assertEq(contributions.refined(data), 0xFF, "one live refinement an item");
        assertEq(claim(bob, better), 8 * BOND);
    }

    /// Refining what is stale earns up to rho of a fresh item, and takes nothing from the parent.
    /// forge-config: default.fuzz.runs = 1000
    function testFuzz_RefiningStaleEarnsWhatWasLost(uint256 age) public {
        age = bound(age, 1 days, 30 * 90 days);
        uint256 data = accepted(ada, 8);
        skipTime(age);
        uint256 better = refine(bob, data, 0xFF);
        curation.settle(net, ALL);
        uint256 fresh = Decay.unpack(datanets.freshWeight(net, 5000));
        uint256 old = contributions.itemWeightOf(data);
        uint256 own = contributions.itemWeightOf(better);
        assertClose(own, (fresh - old) / 2, fresh / 60_000 + 1, "rho (w0 - lineage)");
        assertLte(own, fresh / 2, "at most rho");
        assertLte(own + old, fresh, "an item and its refinements are never more than one fresh item");
        // A rebase rounds each item's weight down and their sum only once.
        assertClose(weightSum(), weightOf(data) + weightOf(better), 8, "W is the sum");
        assertGte(weightSum(), weightOf(data) + weightOf(better), "and covers it");
        assertEq(contributions.account(data).earning, 8, "the parent earns on");
    }

    /// An item has one live refinement: the second earns nothing, in the same round or later.
    function test_OneRefinementAnItem() public {
        uint256 data = accepted(ada, 8);
        skipTime(900 days);
        uint256 first = refine(bob, data, 0x0F);
        uint256 second = refine(eve, data, 0x3C);
        curation.settle(net, ALL);
        assertEq(earningOf(first), 4);
        assertEq(earningOf(second), 2);
        uint256 third = refine(eve, data, 0x3F);
        curation.settle(net, ALL);
        assertEq(earningOf(third), 0);
        assertEq(claim(eve, third), 6 * BOND);
        assertEq(contributions.refined(data), 0x3F);
    }

    /// Items that came second cannot be refined instead: the same lost freshness is not paid twice.
    function test_SecondRefinementsAreAClosedRoad() public {
        uint256 data = accepted(ada, 8);
        skipTime(900 days);
        refine(bob, data, 0xFF);
        uint256 copy = refine(eve, data, 0xFF);
        curation.settle(net, ALL);
        assertEq(earningOf(copy), 0);
        assertEq(contributions.refined(copy), 0xFF);
        uint256 trick = refine(eve, copy, 0xFF);
        curation.settle(net, ALL);
        assertEq(earningOf(trick), 0);
    }

    /// Refining a refinement counts the whole line: at once it earns half of what is left, then a quarter ...
    function test_ALineOfRefinements() public {
        uint256 id = accepted(ada, 4);
        skipTime(10 * 90 days);
        uint256 line = contributions.itemWeightOf(id);
        for (uint256 i; i < 4; ++i) {
            id = refine(bob, id, 0xF);
            curation.settle(net, ALL);
            uint256 fresh = Decay.unpack(datanets.freshWeight(net, 5000));
            uint256 own = contributions.itemWeightOf(id);
            assertClose(own, (fresh - line) / 2, fresh / 50_000 + 1, "half of what the line lacks");
            line += own;
            assertLte(line, fresh, "the line never weighs more than one fresh item");
            assertClose(Decay.unpack(contributions.lineage(id).lineageWeight), line, fresh / 60_000 + 4, "remembered");
        }
    }

    /// A parent that has retired has not lost its freshness: retiring and refining one's own item earns nothing.
    function test_RetiringIsNotLosingFreshness() public {
        uint256 data = accepted(ada, 8);
        vm.prank(ada);
        contributions.retire(data);
        uint256 better = refine(ada, data, 0xFF);
        curation.settle(net, ALL);
        assertEq(earningOf(better), 0);
    }

    /// The line is followed through rebases that nobody touched it in.
    /// forge-config: default.fuzz.runs = 1000
    function testFuzz_ALineThroughRebases(uint256 first, uint256 second) public {
        (first, second) = (bound(first, 0, 40 * 90 days), bound(second, 0, 40 * 90 days));
        uint256 data = accepted(ada, 8);
        skipTime(first);
        uint256 better = refine(bob, data, 0xFF);
        curation.settle(net, ALL);
        bool earns = earningOf(better) != 0;
        skipTime(second);
        uint256 best = refine(eve, better, 0xFF);
        curation.settle(net, ALL);
        uint256 fresh = Decay.unpack(datanets.freshWeight(net, 5000));
        uint256 line = contributions.itemWeightOf(data) + (earns ? contributions.itemWeightOf(better) : 0);
        uint256 own = earningOf(best) == 0 ? 0 : contributions.itemWeightOf(best);
        uint256 expected = (fresh - line) / 2;
        if (own != 0) assertClose(own, expected, fresh / 30_000 + 2, "half of what the line lacks");
        else assertLt(expected, fresh / 1000, "too little to earn");
        assertLte(own + line, fresh, "never more than fresh");
        assertGte(weightSum(), weightOf(data) + (earns ? weightOf(better) : 0) + own * earningOf(best), "W covers all");
    }

    // ------------------------------------------------------------------ rounds that hold several kinds

    /// In a mixed round each kind is weighed by its own rule, the verdict's bits going to their own items.
    function test_AMixedRound() public {
        uint256 parent = accepted(ada, 8);
        skipTime(200 days);
        uint256 data = contribute(bob, 3); // bits 0 to 2
        uint256 labels = label(bob, parent, 0xF0, 1); // bits 3 to 6
        uint256 better = refine(eve, parent, 0x0F); // bits 7 to 10
        uint256 none = contribute(eve, 2); // bits 11 and 12
        uint256 before = weightSum();
        curation.settle(net, (0x5 << 0) | (0x6 << 3) | (0x9 << 7));
        assertEq(earningOf(data), 2);
        assertEq(earningOf(labels), 2);
        assertEq(earningOf(better), 2);
        assertEq(earningOf(none), 0);
        assertEq(contributions.labelled(parent, 1), 0x60);
        assertEq(contributions.refined(parent), 0x09);
        assertEq(weightSum(), before + weightOf(data) + weightOf(labels) + weightOf(better));
        assertEq(contributions.itemWeightOf(none), 0);
        use(100);
        assertGt(earned(data), 0);
        assertGt(earned(labels), 0);
        assertGt(earned(better), 0);
    }

    /// A mixed round of which nothing was accepted leaves no weight.
    function test_AMixedRoundOfNothing() public {
        uint256 parent = accepted(ada, 8);
        label(bob, parent, 0xF0, 1);
        uint256 before = weightSum();
        curation.settle(net, 0);
        assertEq(weightSum(), before);
        assertEq(contributions.labelled(parent, 1), 0);
    }

    /// A round of labels alone rebases by itself, like any other that adds weight.
    function test_LabelsRebaseToo() public {
        uint256 parent = accepted(ada, 8);
        skipTime(17 * 90 days);
        uint256 labels = label(bob, parent, 0xFF, 0);
        curation.settle(net, ALL);
        assertEq(datanets.accumulator(net).epoch, 1);
        IContributions.RoundRecord memory r = contributions.roundRecord(net, 2);
        assertEq(r.epoch, 1);
        assertClose(weightSum(), weightOf(parent) + weightOf(labels), 8, "W is the sum");
    }
}
