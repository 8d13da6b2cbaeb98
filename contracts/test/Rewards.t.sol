// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Vm} from "@prb/test/Vm.sol";

import {Bench} from "../src/Types.sol";
import {CONTRIBUTION_OPENED, CONTRIBUTION_RETIRED, IContributions} from "../src/interfaces/IContributions.sol";
import {ITreasury} from "../src/interfaces/ITreasury.sol";
import {Economy} from "./Economy.sol";
import {Reenterer, Refuser} from "./harness/Payees.sol";

contract RewardsTest is Economy {
    uint256 private constant VESTING = 180 days;

    function setUp() public {
        setUpEconomy();
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
        vm.recordLogs();
        contributions.touch(id);
        assertEq(vm.getRecordedLogs().length, 0, "nothing more to tell");
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
    /// forge-config: default.fuzz.runs = 1000
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

    /// Whoever is named twice in a claim is paid once, and Claimed tells of the second time that nothing was due.
    function test_NamedTwiceIsToldOnce() public {
        uint256 id = accepted(ada, 10);
        pour(5e9);
        skipTime(VESTING);
        contributions.touch(id);
        skipTime(VESTING);
        uint48[] memory ids = new uint48[](2);
        (ids[0], ids[1]) = (uint48(id), uint48(id));
        vm.recordLogs();
        uint256 paid = claimMany(ada, ids);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        (uint256 amount, uint256[] memory told) = abi.decode(logs[logs.length - 1].data, (uint256, uint256[]));
        assertEq(amount, paid);
        assertEq(told[0] & type(uint48).max, id);
        assertGt(told[0] >> 112, 0);
        assertEq(told[1], id, "its number and nothing else");
    }

    /// Preview says what a claim then does.
    /// forge-config: default.fuzz.runs = 2000
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
    /// forge-config: default.fuzz.runs = 1000
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
}
