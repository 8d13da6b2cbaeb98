// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {Kind} from "../src/Types.sol";
import {IContributions} from "../src/interfaces/IContributions.sol";
import {Economy} from "./Economy.sol";

/// @title Strikes: what a case holds and takes
/// @notice The test stands where Cases stands, so it challenges and concludes itself.
contract StrikesTest is Economy {
    function setUp() public {
        setUpEconomy();
    }

    function challenge(uint256 id, uint256 items) private {
        contributions.challenge(id, items, eve);
    }

    function refuse(bytes4 selector, uint256 argument) private {
        vm.expectRevert(abi.encodeWithSelector(selector, argument));
    }

    function weightOf(uint256 id) private view returns (uint256) {
        return contributions.account(id).earning * contributions.itemWeightOf(id);
    }

    // ------------------------------------------------------------------ holding

    /// Nothing leaves a challenged contribution, income keeps accruing, and all of it is there at a dismissal.
    function test_IncomeWaitsWhileACaseIsOpen() public {
        uint256 id = accepted(ada, 10);
        uint256 other = accepted(ada, 10);
        use(100);
        contributions.touch(other);
        skipTime(30 days);
        challenge(id, 0x1);
        assertGt(contributions.contribution(id).flags & 64, 0);
        use(100);
        skipTime(30 days);
        bytes4 open = IContributions.Contributions_CaseOpen.selector;
        refuse(open, id);
        contributions.touch(id);
        vm.startPrank(ada);
        refuse(open, id);
        contributions.retire(id);
        refuse(open, id);
        contributions.topUp{value: 1 ether}(id);
        vm.stopPrank();
        (uint256 payable_, uint256 unvested, , , ) = contributions.preview(id);
        assertEq(payable_, 0);
        (uint256 otherDue, , , , ) = contributions.preview(other);
        assertGt(otherDue, 0);
        assertEq(claimMany(ada, two(other, id)), otherDue, "the other one pays as ever");
        IContributions.Account memory a = contributions.account(id);
        assertEq(contributions.conclude(id, 0), 0);
        assertEq(
            keccak256(abi.encode(contributions.account(id))),
            keccak256(abi.encode(a)),
            "a dismissal takes nothing"
        );
        (uint256 due, uint256 left, , , ) = contributions.preview(id);
        assertEq(due + left, unvested);
        assertEq(claim(ada, id), due);
    }

    /// Only a case by Cases, and two cases are two: the account is held until both have ended.
    function test_TwoCasesHoldUntilBothHaveEnded() public {
        uint256 id = accepted(ada, 10);
        vm.startPrank(eve);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_NotAModule.selector, eve));
        contributions.challenge(id, 1, eve);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_NotAModule.selector, eve));
        contributions.conclude(id, 1);
        vm.stopPrank();
        challenge(id, 0x3);
        challenge(id, 0x6);
        assertEq(uint256(contributions.standing(id).cases), 2);
        assertEq(contributions.conclude(id, 0x3), 2 * BOND);
        refuse(IContributions.Contributions_CaseOpen.selector, id);
        contributions.touch(id);
        assertEq(contributions.conclude(id, 0x6), BOND, "an item is struck once");
        assertEq(uint256(contributions.standing(id).struck), 0x7);
        contributions.touch(id);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_NotChallengeable.selector, id, 0x1));
        challenge(id, 0x1);
    }

    // ------------------------------------------------------------------ striking

    /// Striking k of n takes k/n of bond, top-up, vesting and accrued income, and leaves what n - k items alone would have.
    /// A twin that never was challenged is the reference; nobody else's income or weight moves.
    /// forge-config: default.fuzz.runs = 500
    function testFuzz_StrikingTakesTheItemsPart(uint256 items, uint256 strike, uint256 units, uint256 wait) public {
        items = bound(items, 1, 128);
        strike &= items == 256 ? type(uint256).max : (1 << items) - 1;
        if (strike == 0) strike = 1;
        units = bound(units, 1, 20_000);
        wait = bound(wait, 0, 400 days);
        uint256 struck = LibBit.popCount(strike);
        uint256 id = accepted(ada, items);
        uint256 twin = accepted(bob, items);
        if (units % 2 == 0) {
            topUp(ada, id);
            topUp(bob, twin);
        }
        use(units);
        skipTime(wait / 2);
        contributions.touch(twin);
        contributions.challenge(id, strike, bob);
        use(units);
        skipTime(wait / 2);
        (uint256 paid, uint256 unvested, , uint256 bond, uint256 excess) = contributions.preview(twin);
        uint256 whole = paid + unvested + bond;
        uint256 weight = weightSum();
        uint256 own = weightOf(id);
        uint256 pool = datanets.get(net).pool;

        uint256 forfeited = contributions.conclude(id, strike);
        assertClose(forfeited, (whole * struck) / items, 3, "k/n");
        assertEq(weight - weightSum(), (own * struck) / items, "their weight has left");
        assertEq(uint256(contributions.account(id).earning), items - struck);
        (uint256 paid_, uint256 unvested_, , uint256 bond_, uint256 excess_) = contributions.preview(id);
        assertClose(paid_ + unvested_ + bond_, whole - (whole * struck) / items, 300, "the others' part is untouched");
        assertClose(excess_, excess - (excess * struck) / items, 300 + excess, "what the cap sends on");
        (paid_, unvested_, , bond_, ) = contributions.preview(twin);
        assertGte(paid_ + unvested_ + bond_ + 2, whole, "nobody else loses");
        assertGte(datanets.get(net).pool, pool);
    }

    function topUp(address who, uint256 id) private {
        vm.prank(who);
        contributions.topUp{value: 3 ether}(id);
    }

    /// What is left goes on like a contribution of that size, and may leave.
    function test_TheRestGoesOn() public {
        uint256 id = accepted(ada, 10);
        uint256 nine = accepted(bob, 9);
        challenge(id, 1 << 4);
        contributions.conclude(id, 1 << 4);
        assertEq(contributions.heldItems(id), 0x3FF - 0x10);
        use(1000);
        skipTime(10 days);
        assertClose(claim(ada, id), claim(bob, nine), 2, "nine items each");
        vm.prank(ada);
        contributions.retire(id);
        skipTime(90 days);
        contributions.release(id);
        assertGte(treasury.creditOf(ada), 9 * BOND);
    }

    /// A contribution all of whose items were struck is dead: nothing to claim, challenge, top up or retire.
    function test_AllStruck() public {
        uint256 id = accepted(ada, 3);
        use(100);
        challenge(id, 0x7);
        contributions.conclude(id, 0x7);
        assertEq(weightSum(), 0);
        assertEq(contributions.heldItems(id), 0);
        assertEq(claimAny(ada, id), 0);
        vm.prank(ada);
        refuse(IContributions.Contributions_NotEarning.selector, id);
        contributions.retire(id);
        use(100);
        (uint256 payable_, uint256 unvested, , uint256 bond, uint256 excess) = contributions.preview(id);
        assertEq(payable_ + unvested + bond + excess, 0);
    }

    /// Retiring ends no case: what is challenged before the 90 days are over stays until the case has ended; after that
    /// nothing can be challenged any more.
    function test_RetiringWaitsForTheCase() public {
        uint256 id = accepted(ada, 10);
        use(1000);
        vm.prank(ada);
        contributions.retire(id);
        skipTime(90 days - 1);
        challenge(id, 0x1F);
        skipTime(10 days);
        refuse(IContributions.Contributions_CaseOpen.selector, id);
        contributions.release(id);
        uint256 credit = treasury.creditOf(ada);
        assertEq(claimAny(ada, id), credit, "and no claim releases it");
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_NotChallengeable.selector, id, 0x20));
        challenge(id, 0x20);
        (, uint256 unvested, , , ) = contributions.preview(id);
        assertClose(contributions.conclude(id, 0x1F), 5 * BOND + unvested / 2, unvested, "half of all");
        contributions.release(id);
        assertEq(contributions.heldItems(id), 0);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_NotChallengeable.selector, id, 0x20));
        challenge(id, 0x20);
    }

    /// A cap that was passed while the case ran sends on what lies above it, as it would have without the case.
    function test_TheExcessOfStruckItemsGoesToTheOthers() public {
        uint256 id = accepted(ada, 4);
        uint256 other = accepted(bob, 4);
        challenge(id, 0x3);
        uint256 shared = pour(60e9);
        uint256 forfeited = contributions.conclude(id, 0x3);
        assertEq(forfeited, 2 * BOND + 2 * 2 * BOND, "bond and cap of two");
        contributions.touch(id);
        assertGt(earned(other), shared / 2, "the rest of it went to those who earn");
    }

    // ------------------------------------------------------------------ labels and refinements

    /// Struck labels leave their items open for better ones; struck data takes none.
    function test_StruckLabelsAreOpenAgain() public {
        uint256 data = accepted(ada, 8);
        uint256 labels = contribute(bob, Kind.Labels, data, 0xF0, 0, 4);
        curation.settle(net, type(uint256).max);
        challenge(labels, 0x3);
        contributions.conclude(labels, 0x3);
        assertEq(contributions.labelled(data, 0), 0xC0);
        uint256 again = contribute(eve, Kind.Labels, data, 0x30, 0, 2);
        curation.settle(net, type(uint256).max);
        assertEq(uint256(contributions.account(again).earning), 2);
        challenge(data, 0x1);
        contributions.conclude(data, 0x1);
        uint256 due = (FEE + BOND) * GWEI;
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_TargetsNotAccepted.selector, data, 0x1));
        vm.prank(eve);
        contributions.contribute{value: due}(net, Kind.Labels, data, 0x1, 0, CONTENT, ROOT, 1);
    }

    /// Labels that came second hold no bond, so no case is about them.
    function test_SecondLabelsCannotBeChallenged() public {
        uint256 data = accepted(ada, 8);
        contribute(bob, Kind.Labels, data, 0x0F, 0, 4);
        uint256 second = contribute(eve, Kind.Labels, data, 0x3C, 0, 4);
        curation.settle(net, type(uint256).max);
        assertEq(contributions.heldItems(second), 0xC, "of items 2 to 5 only the last two are new");
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_NotChallengeable.selector, second, 0x6));
        challenge(second, 0x6);
        challenge(second, 0xC);
        assertEq(contributions.conclude(second, 0xC), 2 * BOND);
        assertEq(uint256(contributions.account(second).earning), 0);
    }

    /// Items struck before their labels are settled earn nothing for them.
    function test_LabelsOfWhatWasStruckMeanwhile() public {
        uint256 data = accepted(ada, 8);
        uint256 labels = contribute(bob, Kind.Labels, data, 0xFF, 0, 8);
        challenge(data, 0x3);
        contributions.conclude(data, 0x3);
        curation.settle(net, type(uint256).max);
        assertEq(uint256(contributions.account(labels).earning), 6);
        assertEq(contributions.heldItems(labels), 0xFC);
    }

    /// Refining fresh data earns nothing; refining struck data earns rho of a fresh item: its freshness is lost.
    function test_StruckDataIsLostFreshness() public {
        uint256 data = accepted(ada, 8);
        challenge(data, 0x0F);
        contributions.conclude(data, 0x0F);
        uint256 fresh = contribute(bob, Kind.Refinement, data, 0x30, 0, 2);
        uint256 mixed = contribute(bob, Kind.Refinement, data, 0x42, 0, 2);
        uint256 revival = contribute(bob, Kind.Refinement, data, 0x0D, 0, 3);
        uint256 reference_ = contribute(eve, 1);
        curation.settle(net, type(uint256).max);
        assertEq(uint256(contributions.account(fresh).earning), 0);
        assertEq(uint256(contributions.account(mixed).earning), 0, "what is partly fresh counts as fresh");
        assertEq(uint256(contributions.account(revival).earning), 3);
        assertClose(
            contributions.itemWeightOf(revival) * 2,
            contributions.itemWeightOf(reference_),
            1 << 16,
            "rho is a half"
        );
        assertEq(weightSum(), weightOf(data) + weightOf(revival) + weightOf(reference_));
    }

    /// A struck refinement leaves its place to the next one, and is refined no more itself.
    function test_AStruckRefinementLeavesItsPlace() public {
        uint256 data = accepted(ada, 4);
        challenge(data, 0xF);
        contributions.conclude(data, 0xF);
        uint256 first = contribute(bob, Kind.Refinement, data, 0x3, 0, 2);
        curation.settle(net, type(uint256).max);
        challenge(first, 0x1);
        contributions.conclude(first, 0x1);
        assertEq(contributions.refined(data), 0x2);
        assertEq(contributions.refined(first), 0x1);
        uint256 next = contribute(eve, Kind.Refinement, data, 0x1, 0, 1);
        uint256 late = contribute(eve, Kind.Refinement, first, 0x1, 0, 1);
        curation.settle(net, type(uint256).max);
        assertEq(uint256(contributions.account(next).earning), 1);
        assertEq(uint256(contributions.account(late).earning), 0);
        assertEq(weightSum(), weightOf(first) + weightOf(next));
    }
}
