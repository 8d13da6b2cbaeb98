// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Bench, Policy} from "../src/Types.sol";
import {
    CONTRIBUTION_OPENED,
    CONTRIBUTION_RELEASED,
    CONTRIBUTION_RETIRED,
    CONTRIBUTION_TOPPED_UP,
    IContributions
} from "../src/interfaces/IContributions.sol";
import {ITreasury} from "../src/interfaces/ITreasury.sol";
import {Economy} from "./Economy.sol";
import {Reenterer, Refuser} from "./harness/Payees.sol";

contract RewardsTest is Economy {
    uint256 private constant VESTING = 180 days;
    uint256 private constant DELAY = 90 days;

    event Retired(uint256 indexed contribution, uint256 releaseAt, bool capped);

    function setUp() public {
        setUpEconomy();
    }

    function flagsOf(uint256 id) private view returns (uint256) {
        return contributions.contribution(id).flags;
    }

    /// @dev Usage whose contributors' part is `gweiAmount`, to within 2 gwei above.
    function pour(uint256 gweiAmount) private returns (uint256) {
        vm.prank(steward);
        datanets.setPrice(net, 1);
        uint256 units = (gweiAmount * 4) / 3 + 2;
        vm.deal(consumer, consumer.balance + units * GWEI);
        vm.prank(consumer);
        datanets.use{value: units * GWEI}(net, units, 0);
        vm.prank(steward);
        datanets.setPrice(net, PRICE);
        return units - units / 10 - units / 20 - units / 10;
    }

    // ------------------------------------------------------------------ opening

    /// Nothing is earned without acceptance: rejected items bring back bonds less forfeits and never weigh.
    function test_NothingIsEarnedWithoutAcceptance() public {
        uint256 bad = contribute(ada, 10);
        uint256 good = contribute(bob, 10);
        curation.settle(net, 0xFFC00);
        use(1000);
        assertEq(claim(ada, bad), 15e9, "three quarters of ten bonds");
        skipTime(1000 days);
        use(1000);
        assertEq(claimAny(ada, bad), 0);
        assertEq(contributions.account(bad).earning, 0);
        assertEq(contributions.itemWeightOf(bad), 0);
        assertGt(earned(good), 0);
    }

    /// An account opens by itself, wherever it is touched first, and only once.
    function test_AnAccountOpensOnce() public {
        uint256 id = contribute(ada, 10);
        curation.settle(net, 0x1F);
        assertEq(contributions.account(id).earning, 5, "as it will open");
        contributions.touch(id);
        assertEq(flagsOf(id), CONTRIBUTION_OPENED);
        assertEq(treasury.creditOf(ada), 7.5e9);
        contributions.touch(id);
        assertEq(treasury.creditOf(ada), 7.5e9);
        IContributions.Account memory a = contributions.account(id);
        assertEq(a.earning, 5);
        assertEq(a.capLeft, 5 * 2 * BOND);
        assertEq(a.version, 1);
    }

    /// Before its round has ended there is nothing to sync, and the bond is shown as held.
    function test_AnUnsettledContributionHasNoAccount() public {
        uint256 id = contribute(ada, 10);
        bytes memory refusal = abi.encodeWithSelector(IContributions.Contributions_NotSettled.selector, id);
        vm.expectRevert(refusal);
        contributions.touch(id);
        vm.expectRevert(refusal);
        claim(ada, id);
        vm.startPrank(ada);
        vm.expectRevert(refusal);
        contributions.retire(id);
        vm.expectRevert(refusal);
        contributions.topUp{value: 1 ether}(id);
        vm.stopPrank();
        assertEq(contributions.account(id).earning, 0);
        assertEq(contributions.itemWeightOf(id), 0);
        (uint256 payable_, , , uint256 bond, ) = contributions.preview(id);
        assertEq(payable_, 0);
        assertEq(bond, 20e9, "while open");
        curation.close(net);
        (, , , bond, ) = contributions.preview(id);
        assertEq(bond, 20e9, "while judged");
    }

    /// What does not exist is named, and others' contributions are not one's own.
    function test_UnknownAndForeignContributions() public {
        uint256 id = accepted(ada, 3);
        bytes memory unknown = abi.encodeWithSelector(IContributions.Contributions_Unknown.selector, 99);
        vm.expectRevert(unknown);
        contributions.touch(99);
        vm.expectRevert(unknown);
        contributions.preview(99);
        vm.expectRevert(unknown);
        contributions.release(99);
        vm.expectRevert(unknown);
        claim(address(0), 99);
        bytes memory foreign = abi.encodeWithSelector(IContributions.Contributions_NotContributor.selector, id, eve);
        vm.expectRevert(foreign);
        claim(eve, id);
        vm.startPrank(eve);
        vm.expectRevert(foreign);
        contributions.retire(id);
        vm.expectRevert(foreign);
        contributions.topUp{value: 1 ether}(id);
        vm.stopPrank();
    }

    // ------------------------------------------------------------------ vesting

    /// Half of what is vesting vests in a half-life, to the gwei.
    function test_VestingHalves() public {
        uint256 id = accepted(ada, 100);
        uint256 income = use(1000);
        contributions.touch(id);
        (uint256 payable_, uint256 unvested, , , ) = contributions.preview(id);
        assertEq(payable_, 0);
        assertClose(unvested, income, 1, "all is vesting");
        skipTime(VESTING);
        uint256 paid = claim(ada, id);
        assertClose(paid, unvested / 2, 1, "half");
        skipTime(VESTING);
        assertClose(claim(ada, id), unvested / 4, 1, "a quarter");
        skipTime(64 * VESTING);
        (payable_, unvested, , , ) = contributions.preview(id);
        assertEq(claim(ada, id), payable_);
        assertEq(contributions.account(id).unvested, 0, "in the end everything");
    }

    /// However often it is called on the way, as much vests, less than a gwei a call.
    function testFuzz_CallingOftenChangesNothing(uint256 calls, uint256 span) public {
        calls = bound(calls, 1, 30);
        span = bound(span, 1 days, 400 days);
        uint256 often = accepted(ada, 50);
        uint256 once = contribute(bob, 50);
        curation.settle(net, type(uint256).max);
        // the same income for both
        use(10_000);
        contributions.touch(often);
        contributions.touch(once);
        uint256 diff = earned(often) > earned(once) ? earned(often) - earned(once) : earned(once) - earned(often);
        for (uint256 i; i < calls; ++i) {
            skipTime(span / calls);
            contributions.touch(often);
        }
        contributions.touch(once);
        uint256 a = treasury.creditOf(ada);
        uint256 b = treasury.creditOf(bob);
        assertClose(a, b, calls + 1 + diff, "path does not matter");
        assertEq(a + contributions.account(often).unvested + diff >= b + contributions.account(once).unvested, true);
    }

    /// A call at which nothing is due writes nothing, so that calling every second cannot hold vesting back.
    function test_ACallWithNothingDueWritesNothing() public {
        uint256 id = accepted(ada, 100);
        pour(5);
        contributions.touch(id);
        uint256 then = contributions.account(id).syncedAt;
        assertGt(contributions.account(id).unvested, 0);
        for (uint256 i; i < 10; ++i) {
            skipTime(1 hours);
            contributions.touch(id);
            assertEq(contributions.account(id).syncedAt, then);
        }
        skipTime(64 * VESTING);
        contributions.touch(id);
        assertEq(contributions.account(id).unvested, 0);
    }

    /// Preview says what a claim then does.
    function testFuzz_PreviewIsWhatHappens(uint256 verdict, uint256 units, uint256 wait, uint256 again) public {
        units = bound(units, 1, 50_000);
        (wait, again) = (bound(wait, 0, 900 days), bound(again, 0, 900 days));
        vm.deal(consumer, 1e9 ether);
        uint256 id = contribute(ada, 32);
        curation.settle(net, verdict);
        uint256[3] memory waits = [wait, again, wait];
        for (uint256 i; i < 3; ++i) {
            use(units);
            skipTime(waits[i]);
            (uint256 payable_, uint256 unvested, uint256 capLeft, uint256 bond, uint256 excess) = contributions.preview(
                id
            );
            vm.prank(eve);
            uint256 paid = claimAny(ada, id);
            assertEq(paid, payable_, "payable");
            IContributions.Account memory a = contributions.account(id);
            assertEq(a.unvested, unvested, "unvested");
            assertEq(a.capLeft, capLeft, "capLeft");
            assertEq(a.earning * BOND, bond, "bond");
            (, , , , uint256 left) = contributions.preview(id);
            assertEq(left, 0, "the excess has gone");
            if (excess != 0) assertTrue(flagsOf(id) & CONTRIBUTION_RETIRED != 0, "capped");
        }
    }

    // ------------------------------------------------------------------ claims

    /// In whichever order and grouping contributions are claimed, as much is paid and held.
    function testFuzz_TheOrderOfClaimsIsIrrelevant(uint256 seed) public {
        uint256[4] memory ids;
        for (uint256 i; i < 4; ++i) {
            ids[i] = accepted(ada, 10 + i * 20);
            skipTime(30 days);
        }
        use(20_000);
        for (uint256 i; i < 4; ++i) {
            contributions.touch(ids[i]);
        }
        skipTime(60 days);
        use(20_000);
        uint256 snapshot = vmMore.snapshotState();
        uint48[] memory all = new uint48[](4);
        for (uint256 i; i < 4; ++i) {
            all[i] = uint48(ids[i]);
        }
        uint256 together = claimMany(ada, all);
        uint256 heldTogether;
        for (uint256 i; i < 4; ++i) {
            heldTogether += contributions.account(ids[i]).unvested;
        }
        assertTrue(vmMore.revertToState(snapshot));
        uint256 apart;
        for (uint256 i; i < 4; ++i) {
            uint256 pick = i + (seed % (4 - i));
            (ids[i], ids[pick]) = (ids[pick], ids[i]);
            seed >>= 8;
            apart += claim(ada, ids[i]);
        }
        uint256 heldApart;
        for (uint256 i; i < 4; ++i) {
            heldApart += contributions.account(ids[i]).unvested;
        }
        assertEq(apart, together);
        assertEq(heldApart, heldTogether);
    }

    /// One claim takes credit, vested rewards, returned bonds and the surplus of seats, from several datanets.
    function test_OneClaimTakesEverything() public {
        uint256 first = accepted(ada, 10);
        use(1000);
        contributions.touch(first);
        uint256 firstNet = net;
        net = createNet(policy());
        uint256 second = contribute(ada, 4);
        curation.settle(net, 0x3);
        curation.credit{value: 3 ether}(ada);
        curation.earnSurplus{value: 5 ether}(firstNet, Bench.Curator, ada);
        curation.earnSurplus{value: 7 ether}(net, Bench.Juror, ada);
        skipTime(VESTING);
        (uint256 vested, , , , ) = contributions.preview(first);
        assertGt(vested, 0);

        IContributions.SeatRef[] memory seats = new IContributions.SeatRef[](2);
        seats[0] = IContributions.SeatRef(uint24(firstNet), 0);
        seats[1] = IContributions.SeatRef(uint24(net), 1);
        uint256 before = ada.balance;
        vm.prank(eve);
        uint256 paid = contributions.claim(ada, two(first, second), seats);
        assertEq(paid, vested + 3e9 + 3e9 + 5e9 + 7e9);
        assertEq(ada.balance - before, paid * GWEI);
        vm.expectRevert(abi.encodeWithSelector(ITreasury.Treasury_NothingToClaim.selector));
        contributions.claim(ada, two(first, second), seats);
    }

    /// Naming a contribution twice pays it once.
    function test_NamingTwicePaysOnce() public {
        uint256 id = contribute(ada, 10);
        curation.settle(net, 0x1F);
        uint256 snapshot = vmMore.snapshotState();
        uint256 paid = claimMany(ada, two(id, id));
        assertEq(paid, 7.5e9);
        assertTrue(vmMore.revertToState(snapshot));
        use(1000);
        contributions.touch(id);
        skipTime(VESTING);
        (uint256 payable_, , , , ) = contributions.preview(id);
        assertEq(claimMany(ada, two(id, id)), payable_ + 7.5e9);
    }

    /// A claim with nothing to claim is refused by name.
    function test_AClaimWithNothing() public {
        uint256 id = accepted(ada, 10);
        contributions.touch(id);
        vm.expectRevert(abi.encodeWithSelector(ITreasury.Treasury_NothingToClaim.selector));
        claim(ada, id);
        vm.expectRevert(abi.encodeWithSelector(ITreasury.Treasury_NothingToClaim.selector));
        claimMany(ada, new uint48[](0));
    }

    /// A claim of income that has only arrived pays nothing yet, but its vesting begins.
    function test_AClaimStartsVesting() public {
        uint256 id = accepted(ada, 10);
        uint256 income = use(100);
        assertEq(claim(ada, id), 0);
        assertClose(contributions.account(id).unvested, income, 1, "it vests from now");
        skipTime(VESTING);
        assertClose(claim(ada, id), income / 2, 2, "half");
    }

    /// The chosen payout address is paid, whoever calls; one that refuses loses nothing.
    function test_ThePayoutAddressIsPaid() public {
        uint256 id = contribute(ada, 10);
        curation.settle(net, 0);
        Refuser refuser = new Refuser();
        vm.prank(ada);
        treasury.setPayout(address(refuser));
        vm.expectRevert(abi.encodeWithSelector(ITreasury.Treasury_PayoutRefused.selector, address(refuser)));
        claim(ada, id);
        assertEq(flagsOf(id), 0, "as if nothing had happened");
        vm.prank(ada);
        treasury.setPayout(bob);
        uint256 before = bob.balance;
        vm.prank(eve);
        claim(ada, id);
        assertEq(bob.balance - before, 15 ether);
    }

    /// Claiming again from within the payment finds everything already taken.
    function test_ReenteringAClaimGainsNothing() public {
        uint256 id = contribute(ada, 10);
        curation.settle(net, 0);
        Reenterer thief = new Reenterer(contributions);
        thief.aim(ada, uint48(id));
        vm.prank(ada);
        treasury.setPayout(address(thief));
        assertEq(claim(ada, id), 15e9);
        assertEq(address(thief).balance, 15 ether);
        assertEq(thief.attempts(), 2);
        assertEq(thief.successes(), 1);
    }

    // ------------------------------------------------------------------ the cap

    /// A contribution earns 2B an item and not a gwei more; the excess goes to the others once its own weight has left,
    /// and a hundredth of it to the caller.
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
        skipTime(VESTING - 7 days);
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
