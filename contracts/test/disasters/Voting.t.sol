// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Bench, Phase, Stage} from "../../src/Types.sol";
import {IContributions} from "../../src/interfaces/IContributions.sol";
import {ICurationTypes} from "../../src/interfaces/ICuration.sol";
import {World} from "../World.sol";

/// @title What went wrong elsewhere with votes, clocks and draws
/// @notice Each test is named after the disaster and shows that it cannot happen here.
contract VotingDisastersTest is World {
    uint256 private constant N = 32;
    uint256 private constant TRUTH = (1 << 20) - 1;

    address private ada;

    function setUp() public {
        setUpWorld();
        fillBenches(net, 9, 12);
        ada = person("ada");
    }

    function one(uint256 position, uint256 verdict) private pure returns (ICurationTypes.Opening[] memory openings) {
        openings = new ICurationTypes.Opening[](1);
        openings[0] = opening(position, verdict);
    }

    function only(ICurationTypes.Carried memory ballot) private pure returns (ICurationTypes.Carried[] memory ballots) {
        ballots = new ICurationTypes.Carried[](1);
        ballots[0] = ballot;
    }

    /// To the jury's commits, the panel having committed to these verdicts.
    function toJury(uint256[] memory panel) private returns (uint256 juryVote) {
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        commitAll(net, 1, Stage.Panel, panel);
        roll(6);
        curation.advance(net, 1);
        return onGold(TRUTH, curation.round(net, 1).gold);
    }

    function curatorBalance(uint256 position) private view returns (uint256) {
        return curation.seat(net, Bench.Curator, curation.round(net, 1).panel[position]).balance;
    }

    // UMA 1216: a voter copied somebody's commitment and, once the original was opened, opened the copy with the same
    // verdict and salt. A commitment here names its voter, so the copy opens for nobody and costs its owner the worst.
    function test_UMA1216_ACommitmentCopiedAndOpenedAfterTheOriginal() public {
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        bytes32 original = commitmentFor(net, 1, Stage.Panel, 0, TRUTH);
        for (uint256 i; i < 5; ++i) {
            if (i != 1) commitOne(net, 1, Stage.Panel, i, TRUTH);
        }
        vm.prank(seatOwner(net, 1, Stage.Panel, 1));
        curation.commit(net, 1, Stage.Panel, 1, original);
        roll(6);
        curation.advance(net, 1);
        uint256[] memory jury = same(onGold(TRUTH, curation.round(net, 1).gold), 7);
        commitAll(net, 1, Stage.Jury, jury);
        for (uint256 i; i < 5; ++i) {
            if (i != 1) revealOne(net, 1, Stage.Panel, i, TRUTH);
        }
        ICurationTypes.Opening[] memory copy = one(1, TRUTH);
        copy[0].salt = saltOf(0);
        vm.expectRevert(abi.encodeWithSelector(ICurationTypes.Curation_WrongOpening.selector, 1));
        curation.reveal(net, 1, Stage.Panel, copy);
        revealAll(net, 1, Stage.Jury, jury);
        skipTime(12 hours + 1);
        curation.advance(net, 1);
        assertGt(curatorBalance(0), 64e9);
        assertLte(curatorBalance(1), 64e9 - 6.4e9);
    }

    // Kleros v2 2155: a juror committed twice and opened whichever vote turned out better. The first to land is final
    // here, sent or carried, and a position opens once.
    function test_KlerosV2_2155_TwoCommitmentsOpeningTheBetterOne() public {
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        address voter = seatOwner(net, 1, Stage.Panel, 0);
        uint256 other = ~TRUTH & ((1 << N) - 1);
        bytes32 second = commitmentFor(net, 1, Stage.Panel, 0, other);
        ICurationTypes.Carried memory spare = carried(net, 1, Stage.Panel, 0, other);
        commitOne(net, 1, Stage.Panel, 0, TRUTH);
        vm.prank(voter);
        vm.expectRevert(abi.encodeWithSelector(ICurationTypes.Curation_AlreadyCommitted.selector, 0));
        curation.commit(net, 1, Stage.Panel, 0, second);
        vm.expectRevert(ICurationTypes.Curation_NothingCarried.selector);
        curation.carry(net, 1, Stage.Panel, only(spare));
        for (uint256 i = 1; i < 5; ++i) commitOne(net, 1, Stage.Panel, i, TRUTH);
        roll(6);
        curation.advance(net, 1);
        commitAll(net, 1, Stage.Jury, same(onGold(TRUTH, curation.round(net, 1).gold), 7));
        vm.expectRevert(abi.encodeWithSelector(ICurationTypes.Curation_WrongOpening.selector, 0));
        curation.reveal(net, 1, Stage.Panel, one(0, other));
        revealOne(net, 1, Stage.Panel, 0, TRUTH);
        vm.expectRevert(abi.encodeWithSelector(ICurationTypes.Curation_AlreadyRevealed.selector, 0));
        curation.reveal(net, 1, Stage.Panel, one(0, other));
        assertEq(curation.ballot(net, 1, Stage.Panel, 0), TRUTH);
    }

    // Vana PR 76: a proof made for one pool was accepted by another. A ballot signed for one datanet (or for an earlier
    // round, or attempt) is skipped everywhere else, though the same voter sits there.
    function test_VanaPR76_AProofReplayedAcrossPools() public {
        uint256 twin = createDatanet(smallPolicy());
        for (uint256 i; i < 9; ++i) buyCurator(twin, person("curator", i));
        skipTime(3 days + 2);
        contributeAs(ada, net, N);
        contributeAs(ada, twin, N);
        closeAndDraw(net, 1);
        closeAndDraw(twin, 1);
        // Two panels of five among the same nine people share somebody.
        for (uint256 here; here < 5; ++here) {
            for (uint256 there; there < 5; ++there) {
                if (seatOwner(net, 1, Stage.Panel, here) != seatOwner(twin, 1, Stage.Panel, there)) continue;
                ICurationTypes.Carried memory ballot = carried(net, 1, Stage.Panel, here, TRUTH);
                ballot.position = uint8(there);
                vm.expectRevert(ICurationTypes.Curation_NothingCarried.selector);
                curation.carry(twin, 1, Stage.Panel, only(ballot));
                ballot.position = uint8(here);
                curation.carry(net, 1, Stage.Panel, only(ballot));
                return;
            }
        }
        fail();
    }

    // Block stuffing: an attacker fills the blocks of a short window so that honest votes are not opened in time. One
    // transaction of any stranger, in the last block of the window, opens both ballots, so all 21,600 blocks of twelve
    // hours would have to be filled.
    function test_BlockStuffingTheRevealWindow() public {
        uint256[] memory panel = same(TRUTH, 5);
        uint256[] memory jury = same(toJury(panel), 7);
        commitAll(net, 1, Stage.Jury, jury);
        uint256 deadline = curation.round(net, 1).clock;
        assertGte(deadline - vmMore.getBlockTimestamp(), 12 hours);
        vm.warp(deadline);
        vm.startPrank(person("stranger"));
        revealAll(net, 1, Stage.Panel, panel);
        revealAll(net, 1, Stage.Jury, jury);
        curation.advance(net, 1);
        vm.stopPrank();
        assertEq(contributions.acceptedOf(net, 1), TRUTH);
    }

    // Timestamp edges: at a deadline the phase still runs, a second later it is over, and no second belongs to both
    // phases or to none.
    function test_TimestampEdges() public {
        uint256[] memory panel = same(TRUTH, 5);
        uint256[] memory jury = same(toJury(panel), 7);
        uint256 deadline = curation.round(net, 1).clock;
        vm.warp(deadline);
        for (uint256 i; i < 6; ++i) commitOne(net, 1, Stage.Jury, i, jury[i]);
        vm.expectRevert(abi.encodeWithSelector(ICurationTypes.Curation_WrongPhase.selector, Phase.JuryCommit));
        curation.reveal(net, 1, Stage.Panel, one(0, TRUTH));
        bytes32 late = commitmentFor(net, 1, Stage.Jury, 6, jury[6]);
        address juror = seatOwner(net, 1, Stage.Jury, 6);
        vm.warp(deadline + 1);
        vm.prank(juror);
        vm.expectRevert(abi.encodeWithSelector(ICurationTypes.Curation_TooLate.selector, deadline));
        curation.commit(net, 1, Stage.Jury, 6, late);
        revealOne(net, 1, Stage.Panel, 0, TRUTH);
        uint256 end = curation.round(net, 1).clock;
        assertEq(end, deadline + 12 hours, "the reveal began at the deadline, whenever it was noticed");
        vm.warp(end);
        vm.expectRevert(abi.encodeWithSelector(ICurationTypes.Curation_NothingDue.selector, net, 1));
        curation.advance(net, 1);
        for (uint256 i = 1; i < 5; ++i) revealOne(net, 1, Stage.Panel, i, TRUTH);
        for (uint256 i; i < 5; ++i) revealOne(net, 1, Stage.Jury, i, jury[i]);
        vm.warp(end + 1);
        ICurationTypes.Opening[] memory sixth = one(5, jury[5]);
        vm.expectRevert(abi.encodeWithSelector(ICurationTypes.Curation_TooLate.selector, end));
        curation.reveal(net, 1, Stage.Jury, sixth);
        curation.advance(net, 1);
        assertEq(contributions.acceptedOf(net, 1), TRUTH);
    }

    // Benches shrinking during a draw: seats leave once the seed is known. Who has left is not drawn, what remains must
    // still be enough (m + 2 in the small preset), and if it is not, everything goes back after the time-out.
    function test_BenchesShrinkingDuringADraw() public {
        uint256 id = contributeAs(ada, net, N);
        curation.advance(net, 1);
        roll(6); // the seed's block is there for all to see
        for (uint256 i; i < 2; ++i) {
            vm.prank(person("curator", i));
            curation.leaveSeat(net, Bench.Curator);
        }
        uint256 seven = vmMore.snapshotState();
        curation.advance(net, 1);
        uint16[] memory panel = curation.round(net, 1).panel;
        assertEq(panel.length, 5);
        for (uint256 i; i < 5; ++i) assertGte(uint256(panel[i]), 2);

        vmMore.revertToState(seven);
        vm.prank(person("curator", 2));
        curation.leaveSeat(net, Bench.Curator);
        curation.advance(net, 1);
        assertEq(curation.round(net, 1).panel.length, 0, "six are too few");
        skipTime(14 days + 1);
        curation.advance(net, 1);
        assertEq(uint8(curation.round(net, 1).phase), uint8(Phase.Refunded));
        uint48[] memory ids = new uint48[](1);
        ids[0] = uint48(id);
        uint256 before = ada.balance;
        contributions.claim(ada, ids, new IContributions.SeatRef[](0));
        // Storing the seed had its bounty, paid out of the fees since usage had filled no pool.
        assertEq(ada.balance - before, 72 ether - 0.04 ether);
    }
}
