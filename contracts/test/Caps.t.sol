// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Policy} from "../src/Types.sol";
import {
    CONTRIBUTION_OPENED,
    CONTRIBUTION_RELEASED,
    CONTRIBUTION_RETIRED,
    CONTRIBUTION_TOPPED_UP,
    IContributions
} from "../src/interfaces/IContributions.sol";
import {Economy} from "./Economy.sol";

/// @notice How a contribution stops earning: at its cap, or because its contributor retires it.
contract CapsTest is Economy {
    uint256 private constant DELAY = 90 days;

    event Retired(uint256 indexed contribution, uint256 releaseAt, bool capped);

    function setUp() public {
        setUpEconomy();
    }

    // ------------------------------------------------------------------ the cap

    /// A contribution earns 2B an item and not a gwei more; the excess goes to the others once its own weight has left,
    /// and a hundredth of it to the caller.
    /// forge-config: default.fuzz.runs = 2000
    function testFuzz_TheCapHolds(uint256 over) public {
        over = bound(over, 0, 1000e9);
        uint256 id = accepted(ada, 10);
        pour(20e9 + over);
        pour(20e9);
        uint256 other = contribute(bob, 10);
        curation.settle(net, type(uint256).max);
        uint256 owed = earned(id);
        uint256 excess = owed - 40e9;

        vm.expectEmit(address(contributions));
        emit Retired(id, vmMore.getBlockTimestamp() + DELAY, true);
        vm.prank(eve);
        contributions.touch(id);

        IContributions.Account memory a = contributions.account(id);
        assertEq(a.unvested, 40e9, "the cap, exactly");
        assertEq(a.capLeft, 0);
        assertEq(a.index, vmMore.getBlockTimestamp(), "the time it stopped");
        assertEq(flagsOf(id), CONTRIBUTION_OPENED | CONTRIBUTION_RETIRED);
        assertEq(treasury.creditOf(eve), excess / 100, "the caller's hundredth");
        assertEq(weightSum(), 10 * contributions.itemWeightOf(other), "its weight has left");
        assertClose(earned(other), excess - excess / 100, 1, "the others have the rest");
        use(1000);
        contributions.touch(id);
        assertEq(contributions.account(id).unvested, 40e9, "it earns no more");
    }

    /// With nobody else earning the excess fills the curation pool.
    function test_TheExcessOfTheLastGoesToThePool() public {
        uint256 id = accepted(ada, 1);
        uint256 part = pour(10e9);
        uint256 pool = datanets.get(net).pool;
        vm.prank(eve);
        contributions.touch(id);
        uint256 excess = part - 4e9;
        assertClose(datanets.get(net).pool - pool + treasury.creditOf(eve), excess, 1, "pool");
        assertEq(weightSum(), 0);
    }

    /// Reaching the cap to the gwei retires too: nothing is left to earn.
    function test_ExactlyTheCapRetires() public {
        uint256 id = accepted(ada, 1);
        // One earner, whole gwei: income is exact up to the carried remainder, so pour until the cap is met.
        pour(4e9 - 100);
        contributions.touch(id);
        for (uint256 i; i < 200 && flagsOf(id) & CONTRIBUTION_RETIRED == 0; ++i) {
            vm.prank(steward);
            datanets.setPrice(net, 1);
            vm.prank(consumer);
            datanets.use{value: GWEI}(net, 1, 0);
            contributions.touch(id);
        }
        assertEq(contributions.account(id).unvested, 4e9);
        assertEq(flagsOf(id), CONTRIBUTION_OPENED | CONTRIBUTION_RETIRED);
        assertEq(treasury.creditOf(address(this)), 0, "no excess, no tip");
        assertEq(weightSum(), 0);
    }

    /// In a claim the same happens, and the accumulator is read anew: the next contribution gets its share of the excess.
    function test_ACappedClaimSharesTheExcess() public {
        uint256 id = accepted(ada, 1);
        pour(300e9);
        uint256 other = accepted(ada, 100);
        uint256 excess = earned(id) - 4e9;
        uint256 snapshot = vmMore.snapshotState();
        vm.prank(eve);
        claimMany(ada, two(id, other));
        assertEq(treasury.creditOf(eve), excess / 100);
        assertClose(contributions.account(other).unvested, excess - excess / 100, 1, "the excess arrived");
        // The owner as caller gets the hundredth with the payment.
        assertTrue(vmMore.revertToState(snapshot));
        vm.prank(ada);
        assertEq(claimMany(ada, two(id, other)), excess / 100);
    }

    /// The order in which capped and uncapped contributions are claimed moves money only within rounding.
    function test_OrderWithACappedOne() public {
        uint256 id = accepted(ada, 1);
        pour(300e9);
        uint256 other = accepted(ada, 100);
        uint256 snapshot = vmMore.snapshotState();
        vm.prank(eve);
        claimMany(ada, two(id, other));
        uint256 sum = earned(id) + earned(other);
        assertTrue(vmMore.revertToState(snapshot));
        vm.prank(eve);
        claimMany(ada, two(other, id));
        assertClose(earned(id) + earned(other), sum, 1, "the same");
    }

    /// A top-up raises the cap by twice its amount, for later income only, and comes back with the bond.
    function test_ATopUpRaisesTheCap() public {
        uint256 id = accepted(ada, 1);
        pour(3e9);
        vm.prank(ada);
        contributions.topUp{value: 5 ether}(id);
        assertEq(contributions.toppedUp(id), 5e9);
        assertClose(contributions.account(id).capLeft, 1e9 + 10e9, 2, "V = 2 (B + top-ups)");
        vm.prank(ada);
        contributions.topUp{value: 1 ether}(id);
        assertEq(contributions.toppedUp(id), 6e9);
        assertEq(flagsOf(id), CONTRIBUTION_OPENED | CONTRIBUTION_TOPPED_UP);
        (, , , uint256 bond, ) = contributions.preview(id);
        assertEq(bond, 8e9);
        pour(100e9);
        contributions.touch(id);
        assertEq(contributions.account(id).unvested, 16e9);
        skipTime(DELAY);
        assertEq(claim(ada, id), 16e9 + 8e9, "all the income, the bond and the top-ups");
    }

    /// What exceeded the cap before the top-up stays the others': one that has reached its cap cannot be topped up.
    function test_ATopUpComesTooLate() public {
        uint256 id = accepted(ada, 1);
        pour(100e9);
        vm.startPrank(ada);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_NotEarning.selector, id));
        contributions.topUp{value: 5 ether}(id);
        contributions.touch(id);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_NotEarning.selector, id));
        contributions.topUp{value: 5 ether}(id);
        vm.stopPrank();
    }

    /// A top-up is a whole number of gwei above none, for something that earns, within what a slot holds.
    function test_BoundsOfATopUp() public {
        uint256 id = contribute(ada, 2);
        curation.settle(net, 0x1);
        uint256 rejected = contribute(ada, 1);
        curation.settle(net, 0);
        vm.startPrank(ada);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_TopUpAmount.selector, 0));
        contributions.topUp(id);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_TopUpAmount.selector, GWEI + 1));
        contributions.topUp{value: GWEI + 1}(id);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_NotEarning.selector, rejected));
        contributions.topUp{value: 1 ether}(rejected);
        vm.deal(ada, 2 ** 48 * GWEI);
        vm.expectRevert();
        contributions.topUp{value: 2 ** 47 * GWEI}(id);
        vm.stopPrank();
    }

    // ------------------------------------------------------------------ leaving

    /// Retiring stops income at once; after the delay bond and all that is unvested are the contributor's.
    function test_RetireAndRelease() public {
        uint256 id = accepted(ada, 10);
        uint256 other = accepted(bob, 10);
        use(1000);
        uint256 income = earned(id);
        vm.expectEmit(address(contributions));
        emit Retired(id, vmMore.getBlockTimestamp() + DELAY, false);
        vm.prank(ada);
        contributions.retire(id);
        assertEq(weightSum(), 10 * contributions.itemWeightOf(other));
        assertEq(contributions.itemWeightOf(id), 0);
        use(1000);
        assertEq(earned(id), income, "no more income");

        uint256 releaseAt = vmMore.getBlockTimestamp() + DELAY;
        skipTime(DELAY - 1);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_ReleaseTooEarly.selector, releaseAt));
        contributions.release(id);
        // It goes on vesting meanwhile.
        uint256 vested = claim(ada, id);
        assertGt(vested, 0);
        skipTime(1);
        vm.prank(eve);
        contributions.release(id);
        assertEq(treasury.creditOf(ada), 20e9 + income - vested);
        assertEq(flagsOf(id), CONTRIBUTION_OPENED | CONTRIBUTION_RETIRED | CONTRIBUTION_RELEASED);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_AlreadyReleased.selector, id));
        contributions.release(id);
        (uint256 payable_, uint256 unvested, uint256 capLeft, uint256 bond, ) = contributions.preview(id);
        assertEq(payable_ + unvested + capLeft + bond, 0);
        claim(ada, id);
        assertEq(treasury.creditOf(ada), 0);
        assertEq(claimAny(ada, id), 0, "once");
    }

    /// A claim after the delay releases by itself.
    function test_AClaimReleasesWhatIsDue() public {
        uint256 id = accepted(ada, 10);
        use(1000);
        uint256 income = earned(id);
        vm.prank(ada);
        contributions.retire(id);
        skipTime(DELAY);
        (uint256 payable_, uint256 unvested, , uint256 bond, ) = contributions.preview(id);
        assertEq(payable_, 20e9 + income);
        assertEq(unvested + bond, 0);
        assertEq(claim(ada, id), 20e9 + income);
        assertEq(flagsOf(id), CONTRIBUTION_OPENED | CONTRIBUTION_RETIRED | CONTRIBUTION_RELEASED);
    }

    /// Only what earns can retire, and only once; only what has retired can be released.
    function test_RetiringTwice() public {
        uint256 id = accepted(ada, 10);
        uint256 rejected = contribute(ada, 1);
        curation.settle(net, 0);
        vm.startPrank(ada);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_NotRetired.selector, id));
        contributions.release(id);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_NotEarning.selector, rejected));
        contributions.retire(rejected);
        contributions.retire(id);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_NotEarning.selector, id));
        contributions.retire(id);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_NotEarning.selector, id));
        contributions.topUp{value: 1 ether}(id);
        vm.stopPrank();
    }

    /// Retiring what has just reached its cap retires it by its cap: the excess does not stay.
    function test_RetiringAtTheCap() public {
        uint256 id = accepted(ada, 1);
        uint256 other = accepted(bob, 1);
        pour(100e9);
        uint256 excess = earned(id) - 4e9;
        uint256 before = earned(other);
        vm.prank(ada);
        contributions.retire(id);
        assertEq(contributions.account(id).unvested, 4e9);
        assertEq(treasury.creditOf(ada), excess / 100, "she called");
        assertClose(earned(other), before + excess - excess / 100, 2, "the rest is bob's");
    }

    /// An account that retires after rebases that it slept through takes exactly its own weight out.
    /// forge-config: default.fuzz.runs = 1000
    function testFuzz_RetiringAfterRebases(uint256 epochs, uint256 count) public {
        (epochs, count) = (bound(epochs, 1, 4), bound(count, 1, 128));
        uint256 id = accepted(ada, count);
        accepted(bob, 100);
        for (uint256 i; i < epochs; ++i) {
            skipTime(16 * 90 days);
            datanets.rebase(net);
        }
        uint256 weight = contributions.itemWeightOf(id) * count;
        uint256 sum = weightSum();
        vm.prank(ada);
        contributions.retire(id);
        assertEq(weightSum(), sum - weight);
    }

    /// Money of people who leave is never trapped: in the end the treasury holds nothing but the pools and dust.
    /// forge-config: default.fuzz.runs = 2000
    function testFuzz_NothingIsTrapped(uint256 units, uint256 verdict) public {
        units = bound(units, 1, 100_000);
        vm.deal(consumer, 1e9 ether);
        uint256 a = contribute(ada, 40);
        uint256 b = contribute(bob, 80);
        curation.settle(net, verdict);
        use(units);
        skipTime(50 days);
        contributions.touch(a);
        use(units);
        leave(ada, a);
        leave(bob, b);
        skipTime(DELAY);
        claimAny(ada, a);
        claimAny(bob, b);
        if (datanets.get(net).stewardship != 0) datanets.collectStewardship(net);
        contributions.claim(steward, new uint48[](0), new IContributions.SeatRef[](0));
        // Review fees are Curation's to hand out: 120 items.
        uint256 owed = datanets.get(net).pool + 120 * FEE + treasury.creditOf(address(this));
        uint256 held = address(treasury).balance / GWEI;
        assertGte(held, owed, "solvent");
        assertClose(held, owed, 10, "nothing but dust");
    }

    function leave(address who, uint256 id) private {
        contributions.touch(id);
        if (contributions.account(id).earning == 0 || flagsOf(id) & CONTRIBUTION_RETIRED != 0) return;
        vm.prank(who);
        contributions.retire(id);
    }

    /// Parameters are fixed at acceptance: a later policy moves neither vesting nor bond nor the delay.
    function test_AnAccountKeepsItsPolicy() public {
        uint256 id = accepted(ada, 10);
        use(1000);
        contributions.touch(id);
        Policy memory p = policy();
        (p.vestingHalfLife, p.retireDelay, p.bond) = (7 days, 365 days, 1e9);
        changePolicy(p);
        uint256 unvested = contributions.account(id).unvested;
        skipTime(180 days - 7 days);
        assertClose(claim(ada, id), unvested / 2, 1, "180 days, not 7");
        vm.prank(ada);
        contributions.retire(id);
        skipTime(DELAY);
        contributions.release(id);
        assertGte(treasury.creditOf(ada), 20e9);
    }

    /// Two contributions of one datanet under different policies are each paid under their own, in one claim.
    function test_OneClaimUnderTwoPolicies() public {
        uint256 old = accepted(ada, 10);
        Policy memory p = policy();
        p.vestingHalfLife = 30 days;
        changePolicy(p);
        uint256 young = accepted(ada, 10);
        use(1000);
        claimMany(ada, two(old, young));
        uint256 a = contributions.account(old).unvested;
        uint256 b = contributions.account(young).unvested;
        skipTime(30 days);
        uint256 paid = claimMany(ada, two(old, young));
        assertClose(contributions.account(young).unvested, b / 2, 1, "half in 30 days");
        assertEq(paid, a + b - contributions.account(old).unvested - contributions.account(young).unvested);
        assertGt(contributions.account(old).unvested * 100, a * 88, "2^(-1/6) = .89");
    }
}
