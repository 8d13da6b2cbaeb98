// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Policy} from "../src/Types.sol";
import {IDatanets} from "../src/interfaces/IDatanets.sol";
import {Decay} from "../src/libraries/Decay.sol";
import {Economy} from "./Economy.sol";

/// @notice What usage is shared by: weights that decay beside fresh ones, and the scale they are kept in.
contract WeightsTest is Economy {
    function setUp() public {
        setUpEconomy();
    }

    // ------------------------------------------------------------------ weights

    /// Fresh items weigh twice as much after each half-life, so older ones weigh half beside them.
    function test_AWeightHalvesBesideFreshOnes() public {
        uint256 old = accepted(ada, 10);
        skipTime(90 days);
        uint256 young = accepted(bob, 10);
        use(300);
        assertClose(earned(young), 2 * earned(old), earned(old) / 50_000, "half after a half-life");
        assertEq(weightSum(), 10 * contributions.itemWeightOf(old) + 10 * contributions.itemWeightOf(young));
    }

    /// Time alone does not move shares.
    function test_SharesStandStillInTime() public {
        uint256 a = accepted(ada, 10);
        skipTime(45 days);
        uint256 b = accepted(bob, 10);
        use(100);
        (uint256 first, uint256 second) = (earned(a), earned(b));
        skipTime(500 days);
        use(100);
        assertClose(earned(a), 2 * first, 1, "a");
        assertClose(earned(b), 2 * second, 1, "b");
    }

    /// Usage pays by weight, and all of it is paid: shares are proportional to weights.
    /// forge-config: default.fuzz.runs = 2000
    function testFuzz_SharesAreProportional(uint256[5] memory counts, uint256[5] memory waits, uint256 units) public {
        uint256[5] memory ids;
        uint256 total;
        for (uint256 i; i < 5; ++i) {
            counts[i] = bound(counts[i], 1, 128);
            ids[i] = accepted(i % 2 == 0 ? ada : bob, counts[i]);
            skipTime(bound(waits[i], 0, 200 days));
        }
        for (uint256 i; i < 5; ++i) {
            total += counts[i] * contributions.itemWeightOf(ids[i]);
        }
        assertEq(total, weightSum(), "W is the sum of the weights");
        units = bound(units, 1, 1e6);
        vm.deal(consumer, units * PRICE * GWEI);
        uint256 part = use(units);
        uint256 sum;
        for (uint256 i; i < 5; ++i) {
            uint256 share = earned(ids[i]);
            sum += share;
            assertClose(share, (part * counts[i] * contributions.itemWeightOf(ids[i])) / total, 1, "by weight");
        }
        assertLte(sum, part, "no more than was paid");
        assertClose(sum, part, 6, "all of it but rounding");
    }

    /// Bringing the same items in many small contributions gains nothing over one.
    /// forge-config: default.fuzz.runs = 2000
    function testFuzz_SplittingGainsNothing(uint256 cut, uint256 units) public {
        cut = bound(cut, 1, 127);
        units = bound(units, 1, 1e5);
        uint256 whole = contribute(ada, 64);
        uint256 left = contribute(bob, (64 * cut) / 128 == 0 ? 1 : (64 * cut) / 128);
        uint256 count = contributions.contribution(left).count;
        uint256 right = contribute(bob, 64 - count);
        curation.settle(net, type(uint256).max);
        vm.deal(consumer, units * PRICE * GWEI);
        use(units);
        assertLte(earned(left) + earned(right), earned(whole), "split gained");
        assertClose(earned(left) + earned(right), earned(whole), 1, "split lost more than rounding");
    }

    // ------------------------------------------------------------------ rebase

    /// Too early a rebase is refused with the exponent as it stands.
    function test_ARebaseCanBeTooEarly() public {
        vm.expectRevert(abi.encodeWithSelector(IDatanets.Datanets_RebaseNotDue.selector, 12e18));
        datanets.rebase(net);
        skipTime(16 * 90 days - 1);
        uint256 e = datanets.exponent(net);
        assertLt(e, 28e18);
        vm.expectRevert(abi.encodeWithSelector(IDatanets.Datanets_RebaseNotDue.selector, e));
        datanets.rebase(net);
        skipTime(1);
        vm.prank(eve);
        datanets.rebase(net);
        assertEq(datanets.exponent(net), 12e18);
        assertEq(datanets.accumulator(net).epoch, 1);
        assertEq(datanets.epoch(net, 1).startedAt, vmMore.getBlockTimestamp());
        assertEq(datanets.epoch(net, 0).shift, 16);
    }

    /// New weight rebases by itself first, however long nobody came; the exponent never grows beyond 28 with it.
    /// forge-config: default.fuzz.runs = 2000
    function testFuzz_NewWeightRebasesByItself(uint256 wait) public {
        wait = bound(wait, 0, 100_000 days);
        uint256 old = accepted(ada, 1);
        uint256 before = weightSum();
        skipTime(wait);
        uint256 steps = wait / (16 * 90 days);
        uint256 young = accepted(bob, 1);
        assertLt(datanets.exponent(net), 28e18);
        assertEq(datanets.accumulator(net).epoch, steps == 0 ? 0 : 1, "one rebase makes up for many");
        uint256 shifted = steps > 5 ? 0 : before >> (16 * steps);
        assertEq(weightSum(), shifted + contributions.itemWeightOf(young));
        assertEq(contributions.itemWeightOf(old), shifted);
    }

    /// Payments are the same with and without a rebase in between, to the rounding of the weights.
    /// forge-config: default.fuzz.runs = 2000
    function testFuzz_ARebaseChangesNoPayment(uint256 age, uint256 units) public {
        age = bound(age, 1, 12 * 90 days);
        units = bound(units, 100, 10_000);
        vm.deal(consumer, 1e9 ether);
        uint256 old = accepted(ada, 100);
        skipTime(16 * 90 days - age);
        uint256 young = accepted(bob, 100);
        use(units);
        skipTime(age);
        uint256 snapshot = vmMore.snapshotState();
        use(units);
        (uint256 oldBefore, uint256 youngBefore) = (earned(old), earned(young));
        assertTrue(vmMore.revertToState(snapshot));
        datanets.rebase(net);
        use(units);
        assertClose(earned(old), oldBefore, 2 + oldBefore / 30_000, "old");
        assertClose(earned(young), youngBefore, 2 + youngBefore / 30_000, "young");
    }

    /// A sync just before, at, or just after a rebase, all in the same second, counts every gwei once.
    function test_SyncsInTheSecondOfARebase() public {
        uint256 a = accepted(ada, 100);
        uint256 b = contribute(bob, 100);
        curation.settle(net, type(uint256).max);
        skipTime(16 * 90 days);
        uint256 c = contribute(ada, 100);

        uint256 part = use(200);
        contributions.touch(a); // before
        part += use(200);
        curation.settle(net, type(uint256).max); // rebases
        assertEq(datanets.accumulator(net).epoch, 1);
        contributions.touch(b); // after, in the same second
        uint256 later = use(200);
        contributions.touch(a);
        contributions.touch(b);
        contributions.touch(a);
        uint256 sum = earned(a) + earned(b);
        uint256 old = contributions.itemWeightOf(a);
        assertEq(old, contributions.itemWeightOf(b), "both moved by the same step");
        assertClose(earned(a), earned(b), 4, "the same weight earns the same");
        uint256 expected = part + (later * 200 * old) / weightSum();
        assertClose(sum, expected, 6, "each gwei once");
        assertClose(earned(c), later - (later * 200 * old) / weightSum(), 2, "the fresh one takes the rest");
    }

    /// An account that nobody syncs for several epochs earns through each of them with the weight it had there.
    function test_AnAccountCatchesUpThroughEpochs() public {
        uint256 a = accepted(ada, 128);
        uint256 expected = use(100);
        for (uint256 i; i < 3; ++i) {
            skipTime(16 * 90 days);
            datanets.rebase(net);
            uint256 sum = weightSum();
            // Less than a 65,536th of a fresh item is nobody: that goes to the pool.
            if (sum >= 1 << 16) expected += use(100);
            else use(100);
        }
        // Each move of the scale rounds an item's weight down, by less than a part in 30,000 here.
        assertClose(earned(a), expected, expected / 30_000, "alone it takes all");
        assertLte(earned(a), expected, "never more");
        contributions.touch(a);
        assertEq(contributions.account(a).epoch, 3);
    }

    /// Weight without age to speak of leaves nothing behind; what is worn out counts as nobody.
    function test_WornOutWeightFillsThePool() public {
        accepted(ada, 1);
        skipTime(5 * 16 * 90 days);
        datanets.rebase(net);
        assertEq(weightSum(), 0);
        uint256 pool = datanets.get(net).pool;
        uint256 part = use(100);
        assertEq(datanets.get(net).pool - pool, part + (100 * PRICE) / 10);
    }

    /// With half-lives of seconds (the local chain) epochs pass 256; accounts know their own all the same.
    function test_AccountsKnowTheirEpochAfterHundreds() public {
        vm.chainId(31_337);
        Policy memory p = policy();
        p.halfLife = 1;
        net = createNet(p);
        uint256 ancient = accepted(ada, 100);
        uint256 part = use(100);
        uint256 touched;
        for (uint256 i; i < 300; ++i) {
            skipTime(16);
            datanets.rebase(net);
            if (i == 298) touched = accepted(bob, 100);
        }
        assertEq(datanets.accumulator(net).epoch, 300);
        // 300 is 44 modulo 256: an account of epoch 44 must not be taken for one of epoch 300.
        assertClose(earned(ancient), part, 1, "it kept what it earned and gained nothing");
        assertEq(contributions.itemWeightOf(ancient), 0);
        uint256 fresh = accepted(bob, 100);
        uint256 more = use(100);
        assertClose(earned(fresh) + earned(touched), more, 3, "the living share the rest");
        uint256 previous = earned(ancient);
        contributions.touch(ancient);
        assertEq(earned(ancient) + treasury.creditOf(ada), previous);
    }

    /// An account of epoch 0 is not taken for one of epoch 256, though both are 0 in 8 bits.
    function test_EpochZeroIsNotEpoch256() public {
        vm.chainId(31_337);
        Policy memory p = policy();
        p.halfLife = 1;
        net = createNet(p);
        uint256 ancient = accepted(ada, 100);
        uint256 part = use(100);
        for (uint256 i; i < 256; ++i) {
            skipTime(16);
            datanets.rebase(net);
        }
        accepted(bob, 100);
        use(100);
        assertClose(earned(ancient), part, 1, "nothing of the second use");
        assertEq(contributions.itemWeightOf(ancient), 0);
    }

    /// The accumulator carries what does not divide: many tiny payments lose no more than one large one.
    function test_TheRemainderIsCarried() public {
        vm.prank(steward);
        datanets.setPrice(net, 1);
        uint256 id = accepted(ada, 128);
        accepted(bob, 127);
        for (uint256 i; i < 300; ++i) {
            vm.prank(consumer);
            datanets.use{value: GWEI}(net, 1, 0);
        }
        // Each use pays 1 gwei to contributors: the other parts round down to nothing.
        assertClose(earned(id), uint256(300 * 128) / 255, 1, "carried");
    }

    /// Views: a fresh weight is what an item accepted now would get.
    /// forge-config: default.fuzz.runs = 2000
    function testFuzz_FreshWeightIsWhatEnters(uint256 wait) public {
        skipTime(bound(wait, 0, 15 * 90 days));
        uint24 expected = datanets.freshWeight(net, 5000);
        uint256 id = accepted(ada, 1);
        assertEq(contributions.account(id).itemWeight, expected);
        assertEq(contributions.itemWeightOf(id), Decay.unpack(expected));
    }

    /// Views stay answerable when nobody has rebased for ages.
    function test_FreshWeightHasAnAnswerForEver() public {
        skipTime(100_000 days);
        assertGt(uint256(datanets.freshWeight(net, 10_000)), 0);
    }
}
