// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Bench, CasePhase, CaseReason} from "../../src/Types.sol";
import {ICases} from "../../src/interfaces/ICases.sol";
import {IContributions} from "../../src/interfaces/IContributions.sol";
import {Court} from "../Court.sol";

/// @title Attacks by way of cases
/// @notice Each test is named after the attack and shows what it costs the attacker, or that it cannot be made.
contract ClaimAttacksTest is Court {
    uint256 private constant B = 2e9;
    uint256 private constant F = 0.25e9;

    address private ada; // contributor
    address private mallory; // attacker
    address private helper; // attacker's second account
    uint256 private id;

    function setUp() public {
        setUpWorld();
        (ada, mallory, helper) = (person("ada"), person("mallory"), person("helper"));
        fillBenches(net, 9, 40);
        id = settled(ada);
    }

    /// What people own outside and inside the contracts, gwei.
    function wealth(address a, address b) private view returns (uint256) {
        return (a.balance + b.balance) / GWEI + treasury.creditOf(a) + treasury.creditOf(b);
    }

    // False claimant: a claim against good items loses bond and fee and delays income; it takes nothing from its victim,
    // who gets half the bond.
    /// forge-config: default.fuzz.runs = 100
    function testFuzz_FalseClaimant(uint256 items, uint256 units) public {
        items = bound(items, 1, (1 << 12) - 1);
        uint256 before = wealth(mallory, helper);
        use(bound(units, 1, 5000));
        skipTime(10 days);
        contributions.touch(id);
        uint256 credit = treasury.creditOf(ada);
        uint256 case_ = fileAs(mallory, id, items, helper);
        ICases.Jury memory paid = cases.jury(case_, cases.get(case_).tier);
        judge(case_, false);
        finish(case_);
        assertEq(before - wealth(mallory, helper), uint256(paid.deposit) + paid.fee);
        assertEq(treasury.creditOf(ada) - credit, paid.deposit / 2);
        assertEq(uint256(contributions.account(id).earning), 20);
        contributions.touch(id);
    }

    // Self-claimant of copyright: to rescue the money of items that are about to be struck, their contributor challenges them
    // himself as challenger and claimant. Of all that stood behind the items three quarters are gone, and the fee.
    /// forge-config: default.fuzz.runs = 100
    function testFuzz_SelfClaimantOfCopyright(uint256 items, uint256 units) public {
        items = bound(items, 1, (1 << 12) - 1);
        use(bound(units, 1, 5000));
        (, uint256 deposit, uint256 fee) = cases.quote(id, items, CaseReason.Copyright);
        vm.prank(mallory);
        uint256 case_ = cases.file{value: (deposit + fee) * GWEI}(id, items, CaseReason.Copyright, EVIDENCE, helper);
        judge(case_, true);
        uint256 spent = deposit + fee;
        uint256 behind = contributionMoney();
        finish(case_);
        uint256 forfeited = behind - contributionMoney();
        uint256 back = treasury.creditOf(mallory) + treasury.creditOf(helper);
        assertLte(back, spent + forfeited / 4, "at most a quarter together");
        assertGt(forfeited, 0);
    }

    function contributionMoney() private view returns (uint256) {
        (uint256 payable_, uint256 unvested, , uint256 bond, ) = contributions.preview(id);
        return payable_ + unvested + bond;
    }

    // Appeal griefing: who appeals right rulings only to delay them pays twice as much for every tier, half of it to the
    // other side, and ends after two.
    function test_AppealGriefing() public {
        uint256 case_ = fileAs(person("bob"), id, 0x1);
        judge(case_, true);
        uint256 before = wealth(mallory, helper);
        appealAs(mallory, case_);
        judge(case_, true);
        appealAs(helper, case_);
        judge(case_, true);
        assertEq(uint256(cases.get(case_).phase), uint256(CasePhase.Upheld));
        assertEq(before - wealth(mallory, helper), 4 * B + 15 * F + 8 * B + 31 * F);
        assertGte(
            treasury.creditOf(person("bob")),
            2 * B + 7 * F + 6 * B,
            "all back, and half of what the griefer lost"
        );
    }

    // Exit by retiring: the junk's owner retires and waits out the 90 days. A case filed until then holds the exit; the
    // struck items' bond never leaves.
    function test_CaseAgainstARetiringContribution() public {
        vm.prank(ada);
        contributions.retire(id);
        skipTime(89 days);
        for (uint256 i; i < 40; ++i) {
            vm.prank(steward);
            curation.appointJuror(net, person("juror", i)); // their terms end before the delay does
        }
        uint256 case_ = fileAs(mallory, id, 0x3FF);
        skipTime(2 days);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_CaseOpen.selector, id));
        contributions.release(id);
        cases.advance(case_); // the seed was missed meanwhile
        judge(case_, true);
        finish(case_);
        uint256 credit = treasury.creditOf(ada);
        contributions.release(id);
        assertEq(treasury.creditOf(ada) - credit, 10 * B);
        vm.expectRevert(abi.encodeWithSelector(ICases.Cases_NothingHeld.selector, id));
        cases.quote(id, 1 << 11, CaseReason.Junk);
    }

    // A shield of one's own: the contributor keeps a case of his own open so that nobody else can file. Cases do not exclude
    // each other, and whichever ends first strikes.
    function test_ACaseOfOnesOwnShieldsNothing() public {
        uint256 shield = fileAs(ada, id, 0x1);
        uint256 credit = treasury.creditOf(ada);
        uint256 case_ = fileAs(mallory, id, 0x1);
        judge(case_, true);
        finish(case_);
        assertEq(uint256(contributions.standing(id).struck), 1);
        cases.advance(shield); // its seed was missed
        judge(shield, true);
        finish(shield);
        // Nothing was left to forfeit: ada's deposit comes back, her fee went to the jurors.
        assertEq(uint256(contributions.account(id).earning), 19);
        assertEq(treasury.creditOf(ada) - credit, 2 * B);
    }

    // A friendly jury: seats of contributor, challenger, claimant and whoever appealed never sit in the case, at any tier,
    // even when the whole bench is called.
    function test_JurorsExcludedByConflict() public {
        for (uint256 i = 12; i < 40; ++i) {
            vm.prank(person("juror", i));
            curation.leaveSeat(net, Bench.Juror);
        }
        buyJuror(net, ada);
        skipTime(4 days);
        (address challenger, address claimant, address appellant) = (
            person("juror", 0),
            person("juror", 1),
            person("juror", 2)
        );
        uint256 case_ = fileAs(challenger, id, 0x1, claimant);
        judge(case_, true);
        noneOf(case_, ada, challenger, claimant);
        appealAs(appellant, case_);
        draw(case_);
        noneOf(case_, ada, challenger, claimant);
        noneOf(case_, appellant, appellant, appellant);
        assertLte(uint256(juryOf(case_).size), 9, "of thirteen seats");
        vote(case_, 0);
        assertEq(uint256(cases.get(case_).phase), uint256(CasePhase.Dismissed));
    }

    function noneOf(uint256 case_, address a, address b, address c) private {
        uint256 size = juryOf(case_).size;
        assertGt(size, 4);
        for (uint256 i; i < size; ++i) {
            address who = juror(case_, i);
            assertTrue(who != a && who != b && who != c);
        }
    }

    // A seat bought to judge a case that is known is too young for it, and for every appeal of it.
    function test_SeatsBoughtForACase() public {
        for (uint256 i = 6; i < 40; ++i) {
            vm.prank(person("juror", i));
            curation.leaveSeat(net, Bench.Juror);
        }
        uint256 case_ = fileAs(person("bob"), id, 0x1);
        for (uint256 i; i < 9; ++i) {
            buyJuror(net, person("mole", i));
        }
        judge(case_, true); // six sit, so there is no appeal
        ICases.Jury memory j = cases.jury(case_, 0);
        assertEq(uint256(j.size), 6);
        for (uint256 i; i < 6; ++i) {
            assertLt(seatAt(j, i), 6);
        }
        assertEq(uint256(cases.get(case_).phase), uint256(CasePhase.Upheld));
    }
}
