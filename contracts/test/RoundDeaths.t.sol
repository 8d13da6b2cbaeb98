// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Bench, Kind, Phase, Stage} from "../src/Types.sol";
import {IContributions} from "../src/interfaces/IContributions.sol";
import {ICurationTypes} from "../src/interfaces/ICuration.sol";
import {World} from "./World.sol";

/// @title Every state in which a round can die, stall or be decided by fewer than all
/// @notice In each of them stakes, bonds and fees come free again.
contract RoundDeathsTest is World {
    uint256 private constant N = 32;
    uint256 private constant TRUTH = (1 << 20) - 1;
    uint256 private constant PAR = 64e9;
    uint256 private constant JUROR_PAR = 256e9;

    address private ada;

    function setUp() public {
        setUpWorld();
        ada = person("ada");
    }

    function phaseOf(uint256 number) private view returns (uint8) {
        return uint8(curation.round(net, number).phase);
    }

    function curatorBalance(uint256 position) private view returns (uint256) {
        return curation.seat(net, Bench.Curator, curation.round(net, 1).panel[position]).balance;
    }

    function jurorBalance(uint256 position) private view returns (uint256) {
        return curation.seat(net, Bench.Juror, curation.round(net, 1).jury[position]).balance;
    }

    /// What ada gets back for a contribution whose round died.
    function refundOf(uint256 id) private returns (uint256 got) {
        uint48[] memory ids = new uint48[](1);
        ids[0] = uint48(id);
        uint256 before = ada.balance;
        contributions.claim(ada, ids, new IContributions.SeatRef[](0));
        return ada.balance - before;
    }

    function assertNoDuties() private {
        (, uint256 curators) = curation.benchSize(net, Bench.Curator);
        for (uint256 i; i < curators; ++i) {
            assertEq(curation.seat(net, Bench.Curator, i).duties, 0);
            assertEq(curation.seat(net, Bench.Curator, i).reserved, 0);
        }
        (, uint256 jurors) = curation.benchSize(net, Bench.Juror);
        for (uint256 i; i < jurors; ++i) {
            assertEq(curation.seat(net, Bench.Juror, i).duties, 0);
            assertEq(curation.seat(net, Bench.Juror, i).reserved, 0);
        }
    }

    // A bench that stays too small: after the draw time-out everything the contributor paid comes back.
    function test_NoSeats_RefundsAfterTheDrawTimeout() public {
        uint256 id = contributeAs(ada, net, N);
        curation.advance(net, 1);
        roll(6);
        curation.advance(net, 1); // stores the seed: no default seed, no second chance to pick one
        vm.expectRevert(abi.encodeWithSelector(ICurationTypes.Curation_NotEnoughSeats.selector, Bench.Curator, 0, 7));
        curation.advance(net, 1);
        assertFalse(curation.isDue(net, 1));
        skipTime(14 days + 2);
        assertTrue(curation.isDue(net, 1));
        curation.advance(net, 1);
        assertEq(phaseOf(1), uint8(Phase.Refunded));
        // One bounty of half a per cent of the budget paid for storing the seed; the rest returns.
        assertEq(refundOf(id), dueFor(net, N) - 0.04 ether);
    }

    // A stored seed draws as soon as the bench has filled.
    function test_StoredSeedDrawsOnceSeatsExist() public {
        fillBenches(net, 6, 9);
        contributeAs(ada, net, N);
        curation.advance(net, 1);
        roll(6);
        curation.advance(net, 1);
        buyCurator(net, person("late"));
        // The late seat was bought after the close, so it counts for the bench but cannot be drawn.
        curation.advance(net, 1);
        assertEq(phaseOf(1), uint8(Phase.PanelCommit));
        uint16[] memory panel = curation.round(net, 1).panel;
        for (uint256 i; i < panel.length; ++i) {
            assertTrue(panel[i] < 6);
        }
    }

    // A missed seed window decides anew and doubles the bounty.
    function test_MissedSeedWindowDecidesAnew() public {
        fillBenches(net, 9, 12);
        contributeAs(ada, net, N);
        curation.advance(net, 1);
        vm.roll(vmMore.getBlockNumber() + 9000);
        curation.advance(net, 1);
        assertEq(curation.round(net, 1).misses, 1);
        assertEq(phaseOf(1), uint8(Phase.AwaitPanel));
        uint256 before = treasury.creditOf(address(this));
        roll(6);
        curation.advance(net, 1);
        assertEq(phaseOf(1), uint8(Phase.PanelCommit));
        assertEq(treasury.creditOf(address(this)) - before, 2 * 2 * 0.04e9, "two bounties, doubled");
    }

    // A draw asked before its seed exists is refused with the block to wait for.
    function test_DrawTooEarly() public {
        fillBenches(net, 9, 12);
        contributeAs(ada, net, N);
        curation.advance(net, 1);
        vm.expectRevert(
            abi.encodeWithSelector(ICurationTypes.Curation_SeedNotReady.selector, vmMore.getBlockNumber() + 4)
        );
        curation.advance(net, 1);
    }

    // Nobody votes, twice: absent curators lose a tenth each time, fees and bonds return.
    function test_NobodyVotes_RefundsAfterTheSecondFailure() public {
        fillBenches(net, 14, 20);
        uint256 id = contributeAs(ada, net, N);
        for (uint256 attempt; attempt < 2; ++attempt) {
            if (attempt == 0) curation.advance(net, 1);
            roll(6);
            curation.advance(net, 1);
            assertEq(phaseOf(1), uint8(Phase.PanelCommit));
            skipTime(24 hours + 2);
            curation.advance(net, 1);
        }
        assertEq(phaseOf(1), uint8(Phase.Refunded));
        assertEq(refundOf(id), dueFor(net, N) - 4 * 0.04 ether);
        assertNoDuties();
        assertEq(datanets.get(net).pool, 10 * (PAR / 10), "two panels of five lost a tenth each");
    }

    // Too few commit: the absent pay those who did, and a fresh panel is drawn.
    function test_FewCommits_PenaltiesGoToThoseWhoCommitted() public {
        fillBenches(net, 11, 12);
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        uint16[] memory panel = curation.round(net, 1).panel;
        commitOne(net, 1, Stage.Panel, 0, TRUTH);
        commitOne(net, 1, Stage.Panel, 1, TRUTH);
        skipTime(24 hours + 2);
        curation.advance(net, 1);
        assertEq(phaseOf(1), uint8(Phase.AwaitPanel));
        assertEq(curation.round(net, 1).attempt, 1);
        assertEq(curation.seat(net, Bench.Curator, panel[0]).balance, PAR + (3 * (PAR / 10)) / 2);
        assertEq(curation.seat(net, Bench.Curator, panel[1]).balance, PAR + (3 * (PAR / 10)) / 2);
        assertEq(curation.seat(net, Bench.Curator, panel[2]).balance, PAR - PAR / 10);
        assertNoDuties();

        // The second time everything returns, and a commitment that nobody opened is no vote.
        roll(6);
        curation.advance(net, 1);
        commitOne(net, 1, Stage.Panel, 0, TRUTH);
        skipTime(24 hours + 2);
        curation.advance(net, 1);
        assertEq(phaseOf(1), uint8(Phase.Refunded));
        assertEq(curation.round(net, 1).panelCommitted, 1);
        assertEq(curation.round(net, 1).panelRevealed, 0);
        assertNoDuties();
    }

    // Too few reveal: the withholders pay the revealers, bonds are untouched, a fresh panel decides.
    function test_FewReveals_FreshPanelDecides() public {
        fillBenches(net, 14, 18);
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        commitAll(net, 1, Stage.Panel, same(TRUTH, 5));
        uint16[] memory panel = curation.round(net, 1).panel;
        uint256 reserved = curation.seat(net, Bench.Curator, panel[4]).reserved;
        roll(6);
        curation.advance(net, 1);
        uint256 vote = onGold(TRUTH, curation.round(net, 1).gold);
        commitAll(net, 1, Stage.Jury, same(vote, 7));
        revealAll(net, 1, Stage.Jury, same(vote, 7));
        revealOne(net, 1, Stage.Panel, 0, TRUTH);
        revealOne(net, 1, Stage.Panel, 1, TRUTH);
        skipTime(12 hours + 2);
        curation.advance(net, 1);
        assertEq(curation.round(net, 1).attempt, 1);
        assertEq(curation.seat(net, Bench.Curator, panel[4]).balance, PAR - reserved, "the worst, as reserved");
        assertEq(curation.seat(net, Bench.Curator, panel[0]).balance, PAR + (3 * reserved) / 2);
        assertNoDuties();
        roll(6);
        curation.advance(net, 1);
        commitAll(net, 1, Stage.Panel, same(TRUTH, 5));
        finishRound(net, 1, same(TRUTH, 5), same(TRUTH, 7));
        assertEq(contributions.acceptedOf(net, 1), TRUTH);
    }

    // The juror bench empties before its draw: the panel is let go unharmed and the round returns everything.
    function test_NoJurors_RefundsAndFreesThePanel() public {
        fillBenches(net, 9, 9);
        uint256 id = contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        vm.prank(person("juror", 0));
        curation.leaveSeat(net, Bench.Juror);
        commitAll(net, 1, Stage.Panel, same(TRUTH, 5));
        roll(6);
        curation.advance(net, 1);
        assertEq(phaseOf(1), uint8(Phase.AwaitJury));
        skipTime(15 days + 2);
        curation.advance(net, 1);
        assertEq(phaseOf(1), uint8(Phase.Refunded));
        assertEq(curatorBalance(0), PAR);
        assertNoDuties();
        assertEq(refundOf(id), dueFor(net, N) - 3 * 0.04 ether);
    }

    // Half the jury stays away: every panelist counts alike, nobody is paid, the absent jurors pay the panel.
    function test_FewJurors_PanelDecidesUnpaid() public {
        fillBenches(net, 9, 12);
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        commitAll(net, 1, Stage.Panel, same(TRUTH, 5));
        roll(6);
        curation.advance(net, 1);
        uint256 vote = onGold(TRUTH, curation.round(net, 1).gold);
        for (uint256 i; i < 3; ++i) {
            commitOne(net, 1, Stage.Jury, i, vote);
        }
        skipTime(24 hours + 2);
        revealAll(net, 1, Stage.Panel, same(TRUTH, 5));
        revealAll(net, 1, Stage.Jury, same(vote, 3));
        curation.advance(net, 1);
        assertEq(phaseOf(1), uint8(Phase.Settled));
        assertEq(contributions.acceptedOf(net, 1), TRUTH);
        assertEq(jurorBalance(0), JUROR_PAR);
        assertEq(jurorBalance(3), JUROR_PAR - JUROR_PAR / 10);
        assertEq(curatorBalance(0), PAR + (4 * (JUROR_PAR / 10)) / 5);
    }

    // Fewer items than gold: no panel, the jury judges all of them.
    function test_FewItems_JuryDecidesAll() public {
        fillBenches(net, 9, 12);
        uint256 id = contributeAs(ada, net, 8);
        skipTime(3 days + 2);
        curation.advance(net, 1);
        roll(6);
        curation.advance(net, 1);
        assertEq(phaseOf(1), uint8(Phase.JuryCommit));
        assertEq(curation.round(net, 1).gold, 0xff);
        commitAll(net, 1, Stage.Jury, same(0x1f, 7));
        revealAll(net, 1, Stage.Jury, same(0x1f, 7));
        curation.advance(net, 1);
        assertEq(contributions.acceptedItems(id), 0x1f);
        assertGt(jurorBalance(0), JUROR_PAR);
    }

    // Fewer than four items: the jurors who agree with the majority share the fees.
    function test_ThreeItems_MajorityShares() public {
        fillBenches(net, 9, 12);
        contributeAs(ada, net, 3);
        skipTime(3 days + 2);
        curation.advance(net, 1);
        roll(6);
        curation.advance(net, 1);
        uint256[] memory votes = same(5, 7);
        votes[6] = 2;
        commitAll(net, 1, Stage.Jury, votes);
        revealAll(net, 1, Stage.Jury, votes);
        curation.advance(net, 1);
        assertEq(contributions.acceptedOf(net, 1), 5);
        uint256 budget = 0.75e9 - 3 * (uint256(0.75e9) / 200);
        assertEq(jurorBalance(0), JUROR_PAR + budget / 6);
        assertEq(jurorBalance(6), JUROR_PAR);
    }

    // A jury too small to decide a round without a panel fails the attempt; twice, and everything returns.
    function test_FewItems_JuryStaysAway() public {
        fillBenches(net, 14, 20);
        uint256 id = contributeAs(ada, net, 8);
        skipTime(3 days + 2);
        curation.advance(net, 1);
        for (uint256 attempt; attempt < 2; ++attempt) {
            roll(6);
            curation.advance(net, 1);
            skipTime(36 hours + 4);
            curation.advance(net, 1);
        }
        assertEq(phaseOf(1), uint8(Phase.Refunded));
        assertNoDuties();
        assertEq(refundOf(id), dueFor(net, 8) - 4 * 0.01 ether);
    }

    // Uniform gold: covariance cannot see there, so nobody is paid and nobody is charged.
    function test_UniformGold_NobodyIsPaid() public {
        fillBenches(net, 9, 12);
        contributeAs(ada, net, N);
        uint256 all = (1 << N) - 1;
        playRound(net, 1, same(all, 5), same(all, 7));
        assertEq(contributions.acceptedOf(net, 1), all);
        assertEq(curatorBalance(0), PAR);
        assertEq(jurorBalance(0), JUROR_PAR);
        assertEq(datanets.get(net).pool, 8e9 - 5 * 0.04e9, "the budget less upkeep");
    }

    // Sixteen rounds may run at once; the seventeenth waits for the first to end.
    function test_RingFull() public {
        for (uint256 i; i < 16; ++i) {
            contributeAs(ada, net, N);
            curation.advance(net, i + 1);
        }
        contributeAs(ada, net, N);
        assertFalse(curation.isDue(net, 17));
        uint256 due = dueFor(net, 1);
        vm.prank(ada);
        vm.expectRevert(abi.encodeWithSelector(ICurationTypes.Curation_TooManyRounds.selector, net));
        contributions.contribute{value: due}(net, Kind.Data, 0, 0, 0, keccak256("c"), keccak256("r"), 1);
        roll(6);
        curation.advance(net, 1);
        skipTime(14 days + 2);
        curation.advance(net, 1);
        assertTrue(curation.isDue(net, 17));
        curation.advance(net, 17);
        assertEq(phaseOf(17), uint8(Phase.AwaitPanel));
        assertEq(phaseOf(1), uint8(Phase.None));
    }
}
