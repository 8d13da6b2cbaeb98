// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Bench} from "../src/Types.sol";
import {ICaseLens} from "../src/interfaces/ICaseLens.sol";
import {ILens} from "../src/interfaces/ILens.sol";
import {Court} from "./Court.sol";

/// @title What pages about cases are told, against what the contracts know
contract CaseLensTest is Court {
    ICaseLens private lens;
    ILens private pages;
    address private ada;
    address private bob;
    uint256 private id; // a contribution

    function setUp() public {
        setUpWorld();
        (ada, bob) = (person("ada"), person("bob"));
        fillBenches(net, 9, 20);
        id = settled(ada);
        bytes memory four = abi.encode(address(treasury), address(datanets), address(contributions), address(curation));
        pages = ILens(deploy("Lens.sol:Lens", four));
        lens = ICaseLens(deploy("CaseLens.sol:CaseLens", abi.encodePacked(four, abi.encode(address(cases)))));
    }

    function assertState(uint256 case_, ICaseLens.State state, bool due) private {
        ICaseLens.Brief memory b = lens.caseOf(case_, address(0)).brief;
        assertEq(uint256(b.state), uint256(state));
        assertEq(b.due, due);
        assertEq(lens.due().length, due ? 1 : 0);
        assertEq(
            b.deadline != 0,
            state == ICaseLens.State.Commit || state == ICaseLens.State.Reveal || state == ICaseLens.State.Ruled
        );
    }

    // Every state of a case, by the clock, whether or not anyone has sent the transaction that says so.
    function test_ACaseFromFilingToItsEnd() public {
        vm.expectRevert(abi.encodeWithSelector(ICaseLens.CaseLens_Unknown.selector, 1));
        lens.caseOf(1, bob);
        uint256 case_ = fileAs(bob, id, 0x6, ada);
        assertState(case_, ICaseLens.State.AwaitJury, false);
        ICaseLens.Page memory page = lens.caseOf(case_, bob);
        assertEq(page.name, "Spam or ham");
        assertEq(page.brief.challenger, bob);
        assertEq(uint256(page.brief.items), 0x6);
        assertEq(page.brief.evidence, EVIDENCE);
        assertEq(page.claimant, ada);
        assertEq(uint256(page.row.id), id);
        assertEq(uint256(page.row.openCases), 1);
        assertEq(uint256(page.held), (1 << 20) - 1);
        assertEq(uint256(page.seedBlock), uint256(cases.get(case_).clock) + 4);
        assertEq(uint256(page.retryUntil), block.timestamp + 14 days);
        assertEq(page.tiers.length, 1);
        assertEq(page.tiers[0].seats.length, 0);
        assertEq(page.loss, 4e9, "two fresh items: 8 OPEN each among four of seven");
        roll(6);
        assertState(case_, ICaseLens.State.AwaitJury, true);
        cases.advance(case_);
        assertState(case_, ICaseLens.State.Commit, false);

        address second = juror(case_, 1);
        (, ICaseLens.Duty[] memory duties) = lens.duties(second);
        assertEq(duties.length, 1);
        assertEq(duties[0].position, 1);
        assertEq(duties[0].loss, 4e9);
        assertEq(duties[0].ballotId, cases.ballotId(case_, 0));
        assertFalse(duties[0].committed);
        assertEq(lens.caseOf(case_, second).viewer, 2);
        (, duties) = lens.duties(bob);
        assertEq(duties.length, 0);

        for (uint256 i; i < 6; ++i) {
            commitCase(case_, i, UPHOLD);
        }
        vm.warp(uint256(cases.get(case_).clock) + 1);
        assertState(case_, ICaseLens.State.Reveal, false);
        for (uint256 i; i < 6; ++i) {
            revealCase(case_, i, UPHOLD);
        }
        assertState(case_, ICaseLens.State.AwaitTally, true);
        page = lens.caseOf(case_, bob);
        assertEq(page.tiers[0].seats[1].owner, second);
        assertTrue(page.tiers[0].seats[5].upholds);
        assertFalse(page.tiers[0].seats[6].committed);
        assertFalse(page.brief.ruled);
        cases.advance(case_);
        assertState(case_, ICaseLens.State.Ruled, false);
        page = lens.caseOf(case_, bob);
        assertTrue(page.brief.ruled && page.brief.upheld && page.tiers[0].ruled);
        (uint256 deposit, uint256 fee) = cases.appealQuote(case_);
        assertEq(page.appealDeposit, deposit);
        assertEq(page.appealFee, fee);

        appealAs(ada, case_);
        page = lens.caseOf(case_, bob);
        assertEq(page.tiers.length, 2);
        assertEq(page.tiers[1].payer, ada);
        assertTrue(page.brief.ruled && page.brief.upheld, "the ruling before stands for now");
        judge(case_, true);
        vm.warp(uint256(cases.get(case_).clock) + 1);
        assertState(case_, ICaseLens.State.AwaitEnd, true);
        cases.advance(case_);
        assertState(case_, ICaseLens.State.Upheld, false);
        page = lens.caseOf(case_, bob);
        assertEq(uint256(page.brief.endedAt), block.timestamp);
        assertEq(uint256(page.row.struck), 0x6);
        assertEq(uint256(page.held), (1 << 20) - 1 - 6);
        assertEq(page.appealDeposit, 0);
    }

    // Newest first, in pages, of one datanet or of all; and what struck items look like elsewhere.
    function test_ListsOfCases() public {
        uint256 other = settled(bob);
        for (uint256 i; i < 3; ++i) {
            fileAs(bob, id, 1 << i);
        }
        fileAs(ada, other, 0x1);
        ICaseLens.List memory page = lens.list(net, 0, 3);
        assertEq(page.cases.length, 3);
        assertEq(uint256(page.cases[0].id), 4);
        assertEq(uint256(page.next), 1);
        page = lens.list(0, page.next, 3);
        assertEq(page.cases.length, 1);
        assertEq(uint256(page.next), 0);
        assertEq(lens.list(net + 1, 0, 0).cases.length, 0);
        page = lens.ofContribution(id, 2);
        assertEq(page.cases.length, 2);
        assertEq(uint256(page.cases[0].id), 3);
        assertEq(uint256(page.cases[1].items), 0x2);
        assertEq(lens.ofContribution(other, 0).cases.length, 1);
        judge(4, true);
        finish(4);
        assertEq(uint256(pages.contribution(other).row.struck), 0x1);
        assertEq(pages.labelTargets(net, 0, 1).targets[0].accepted, (1 << 20) - 2);
    }

    // A jury of the whole bench: positions beyond the first word are read too.
    function test_HighPositions() public {
        uint256 case_ = fileAs(bob, id, 0x1);
        judge(case_, true);
        appealAs(ada, case_);
        judge(case_, false);
        appealAs(bob, case_);
        draw(case_);
        ICaseLens.Page memory page = lens.caseOf(case_, address(0));
        ICaseLens.Seat[] memory seats = page.tiers[2].seats;
        assertGt(seats.length, 4);
        for (uint256 i; i < seats.length; ++i) {
            assertEq(seats[i].owner, curation.seat(net, Bench.Juror, seatAt(juryOf(case_), i)).owner);
            for (uint256 k; k < i; ++k) {
                assertTrue(seats[k].seat != seats[i].seat);
            }
        }
    }
}
