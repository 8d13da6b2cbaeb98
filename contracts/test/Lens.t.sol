// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {Bench, Kind, Policy, Stage} from "../src/Types.sol";
import {IContributions} from "../src/interfaces/IContributions.sol";
import {IDatanets} from "../src/interfaces/IDatanets.sol";
import {ILens} from "../src/interfaces/ILens.sol";
import {World} from "./World.sol";

/// @title What pages are told, against what the contracts know
contract LensTest is World {
    uint256 private constant N = 32;
    /// Items 0 to 19 are good.
    uint256 private constant TRUTH = (1 << 20) - 1;

    ILens private lens;
    address private ada;

    function setUp() public {
        setUpWorld();
        lens = ILens(
            deploy(
                "Lens.sol:Lens",
                abi.encode(address(treasury), address(datanets), address(contributions), address(curation))
            )
        );
        ada = person("ada");
    }

    function state(uint256 number) private view returns (ILens.State) {
        return lens.round(net, number, address(0)).state;
    }

    function assertState(uint256 number, ILens.State expected) private {
        assertEq(uint256(state(number)), uint256(expected));
    }

    // ------------------------------------------------------------------ explore

    // Newest first, in pages, each datanet exactly once.
    function test_ExplorePagesThroughEveryDatanet() public {
        for (uint256 i; i < 6; ++i) {
            createDatanet(smallPolicy());
        }
        uint256 seen;
        uint256 cursor;
        do {
            ILens.Explore memory page = lens.explore(cursor, 3);
            assertEq(page.total, 7);
            for (uint256 i; i < page.datanets.length; ++i) {
                assertEq(page.datanets[i].id, 7 - seen);
                ++seen;
            }
            cursor = page.next;
        } while (cursor != 0);
        assertEq(seen, 7);
    }

    function test_ExploreOfAnEmptyRegistryIsEmpty() public {
        deployAll();
        lens = ILens(
            deploy(
                "Lens.sol:Lens",
                abi.encode(address(treasury), address(datanets), address(contributions), address(curation))
            )
        );
        assertEq(lens.explore(0, 10).datanets.length, 0);
        assertEq(lens.upkeep(0, 10).tasks.length, 0);
    }

    // Newest first, in pages, each as the registry has it.
    function test_NamesPageThroughEveryDatanet() public {
        for (uint256 i; i < 4; ++i) {
            createDatanet(smallPolicy());
        }
        uint256 id = 5;
        uint256 cursor;
        do {
            ILens.Names memory page = lens.names(cursor, 2);
            assertEq(page.total, 5);
            assertEq(page.rows.length, id < 2 ? id : 2);
            for (uint256 i; i < page.rows.length; ++i) {
                assertEq(page.rows[i].id, id);
                assertEq(page.rows[i].name, datanets.get(id).name);
                assertEq(page.rows[i].content, datanets.get(id).content);
                assertEq(page.rows[i].steward, datanets.get(id).steward);
                --id;
            }
            cursor = page.next;
        } while (cursor != 0);
        assertEq(id, 0);
    }

    // Each answer is what the contract asked alone would have said.
    function test_TogetherAnswersEachRead() public {
        contributeAs(ada, net, 3);
        ILens.Read[] memory reads = new ILens.Read[](3);
        reads[0] = ILens.Read(address(lens), abi.encodeCall(ILens.datanet, (net, ada)));
        reads[1] = ILens.Read(address(lens), abi.encodeCall(ILens.contributions, (net, 0, 10)));
        reads[2] = ILens.Read(address(datanets), abi.encodeCall(IDatanets.offeredTo, (net)));
        bytes[] memory answers = lens.together(reads);
        assertEq(answers.length, 3);
        assertEq(keccak256(answers[0]), keccak256(abi.encode(lens.datanet(net, ada))));
        assertEq(keccak256(answers[1]), keccak256(abi.encode(lens.contributions(net, 0, 10))));
        assertEq(keccak256(answers[2]), keccak256(abi.encode(datanets.offeredTo(net))));
    }

    function test_TogetherRevertsWithTheReasonOfOne() public {
        ILens.Read[] memory reads = new ILens.Read[](2);
        reads[0] = ILens.Read(address(lens), abi.encodeCall(ILens.names, (0, 1)));
        reads[1] = ILens.Read(address(lens), abi.encodeCall(ILens.datanet, (99, ada)));
        vm.expectRevert(abi.encodeWithSelector(ILens.Lens_Unknown.selector, 99));
        lens.together(reads);
    }

    // Whoever is asked through it can change nothing, so it may be asked anything.
    function test_TogetherOnlyReads() public {
        ILens.Read[] memory reads = new ILens.Read[](1);
        bytes memory create = abi.encodeCall(IDatanets.create, ("Mine", keccak256("description"), 1, policyOf(net)));
        reads[0] = ILens.Read(address(datanets), create);
        vm.expectRevert(bytes(""));
        lens.together{gas: 10_000_000}(reads);
        datanets.create("Mine", keccak256("description"), 1, policyOf(net)); // what anybody may do
    }

    function test_ExploreCountsWhatARoundDid() public {
        fillBenches(net, 9, 12);
        contributeAs(ada, net, N);
        playRound(net, 1, same(TRUTH, 5), same(TRUTH, 7));
        contributeAs(ada, net, N);
        closeAndDraw(net, 2);
        contributeAs(ada, net, 3);
        vm.prank(ada);
        datanets.use{value: 1 ether}(net, 100, 0);

        ILens.Summary memory s = lens.explore(0, 1).datanets[0];
        assertEq(s.name, "Spam or ham");
        assertEq(s.steward, steward);
        assertEq(s.burned, 0.1e9);
        assertEq(s.contributions, 3);
        assertEq(s.openRound, 3);
        assertEq(s.openItems, 3);
        assertEq(s.closedRounds, 2);
        assertEq(s.reviewedRecent, N);
        assertEq(s.acceptedRecent, 20);
        assertEq(s.committing, 1);
        assertEq(uint256(s.awaiting) + s.revealing, 0);
        assertEq(s.curators.active, 9);
        assertEq(s.jurors.total, 12);
        assertEq(s.jurors.needed, 9);
    }

    // ------------------------------------------------------------------ a datanet

    function test_DatanetTellsTheViewersPlace() public {
        buyCurator(net, ada);
        ILens.DatanetPage memory page = lens.datanet(net, ada);
        assertEq(page.name, "Spam or ham");
        assertTrue(page.viewer.curator.held && page.viewer.curator.active);
        assertEq(page.viewer.curator.balance, 64e9);
        assertEq(page.viewer.juror.par, 256e9);
        assertFalse(page.viewer.juror.held);
        assertFalse(page.viewer.mayBuyJuror);
        assertTrue(page.stewardRunJury);
        assertEq(page.viewer.balanceWei, ada.balance);
        assertEq(page.curators.active, 1);
        assertEq(page.rounds.length, 0);

        vm.prank(steward);
        curation.appointJuror(net, ada);
        vm.prank(ada);
        curation.leaveSeat(net, Bench.Curator);
        page = lens.datanet(net, ada);
        assertTrue(page.viewer.mayBuyJuror);
        assertGte(page.viewer.appointedUntil, block.timestamp + 90 days);
        assertFalse(page.viewer.curator.active);
        assertEq(page.viewer.curator.withdrawableAt, block.timestamp + 14 days);
    }

    function test_NobodysPlaceIsEmpty() public {
        ILens.Viewer memory viewer = lens.datanet(net, address(0)).viewer;
        assertEq(viewer.balanceWei, 0);
        assertFalse(viewer.mayBuyJuror);
        assertEq(viewer.curator.par, 64e9);
    }

    function test_UnknownIdsAreNamed() public {
        vm.expectRevert(abi.encodeWithSelector(ILens.Lens_Unknown.selector, 2));
        lens.datanet(2, ada);
        vm.expectRevert(abi.encodeWithSelector(ILens.Lens_Unknown.selector, 0));
        lens.datanet(0, ada);
        vm.expectRevert(abi.encodeWithSelector(ILens.Lens_Unknown.selector, 1));
        lens.round(net, 1, ada);
        vm.expectRevert(abi.encodeWithSelector(ILens.Lens_Unknown.selector, 0));
        lens.round(net, 0, ada);
        uint256 id = (net << 24) | 1;
        vm.expectRevert(abi.encodeWithSelector(ILens.Lens_Unknown.selector, id));
        lens.contribution(id);
        contributeAs(steward, net, 1);
        vm.expectRevert(abi.encodeWithSelector(ILens.Lens_Unknown.selector, id));
        lens.rewards(ada, id, 1);
    }

    // The terms shown are the ones `contribute` will ask for, whatever happens to policies meanwhile.
    function test_NextTermsAreWhatContributingCosts() public {
        Policy memory dearer = smallPolicy();
        dearer.reviewFee = 0.5e9;
        vm.prank(steward);
        datanets.proposePolicy(net, dearer);
        ILens.DatanetPage memory page = lens.datanet(net, ada);
        assertEq(page.policyReadyAt, block.timestamp + 7 days);
        assertEq(page.pendingPolicy.reviewFee, 0.5e9);
        skipTime(7 days);
        contributeAsShown(3);
        datanets.activatePolicy(net);
        assertEq(lens.datanet(net, ada).policyReadyAt, 0);
        assertEq(lens.datanet(net, ada).nextReviewFee, 0.25e9, "the open round keeps its policy");
        assertEq(lens.labelTargets(net, 0, 1).reviewFee, 0.25e9);
        contributeAsShown(3);
        skipTime(3 days);
        assertEq(lens.datanet(net, ada).nextReviewFee, 0.5e9, "a timed-out round is closed by the next contribution");
        contributeAsShown(32);
        contributeAsShown(1);
        assertEq(curation.head(net).closed, 2, "a full round is closed by the next contribution");
    }

    function contributeAsShown(uint256 count) private {
        ILens.DatanetPage memory page = lens.datanet(net, ada);
        uint256 due = count * (page.nextReviewFee + page.nextBond) * GWEI;
        vm.prank(ada);
        contributions.contribute{value: due}(net, Kind.Data, 0, 0, 0, "content", "root", count);
    }

    function test_FreshWeightIsWhatEnters() public {
        fillBenches(net, 9, 12);
        uint256 id = contributeAs(ada, net, N);
        playRound(net, 1, same(TRUTH, 5), same(TRUTH, 7));
        ILens.DatanetPage memory page = lens.datanet(net, ada);
        assertEq(page.earningWeight, 20 * page.freshItemWeight);
        ILens.ContributionPage memory c = lens.contribution(id);
        assertEq(c.itemWeight, page.freshItemWeight);
        assertEq(c.earning, 20);
        assertEq(c.earningWeight, page.earningWeight);
    }

    // ------------------------------------------------------------------ rounds

    // Every state by the clock, with its deadline, and due exactly when `advance` works.
    function test_StatesOfARound() public {
        fillBenches(net, 9, 12);
        contributeAs(ada, net, 20);
        ILens.RoundPage memory r = lens.round(net, 1, ada);
        assertEq(uint256(r.state), uint256(ILens.State.Open));
        assertEq(r.openedAt, block.timestamp);
        assertEq(r.deadline, block.timestamp + 3 days);
        assertFalse(r.due || r.contentOpen);
        skipTime(3 days);
        assertTrue(lens.round(net, 1, ada).due);

        curation.advance(net, 1);
        r = lens.round(net, 1, ada);
        assertEq(uint256(r.state), uint256(ILens.State.AwaitPanel));
        assertEq(r.seedBlock, block.number + 4);
        assertTrue(r.contentOpen && !r.due);
        roll(5);
        assertTrue(lens.round(net, 1, ada).due);
        curation.advance(net, 1);
        assertState(1, ILens.State.PanelCommit);
        assertEq(lens.round(net, 1, ada).deadline, block.timestamp + 24 hours);

        for (uint256 i; i < 3; ++i) {
            commitOne(net, 1, Stage.Panel, i, TRUTH);
        }
        skipTime(24 hours + 2);
        assertState(1, ILens.State.AwaitJury);
        assertTrue(lens.round(net, 1, ada).due);
        curation.advance(net, 1);
        assertState(1, ILens.State.AwaitJury);
        roll(5);
        curation.advance(net, 1);
        r = lens.round(net, 1, ada);
        assertEq(uint256(r.state), uint256(ILens.State.JuryCommit));
        uint256 deadline = r.deadline;
        uint256 gold = r.gold;
        assertEq(LibBit.popCount(gold), 12);
        for (uint256 i; i < 6; ++i) {
            commitOne(net, 1, Stage.Jury, i, onGold(TRUTH, gold));
        }
        skipTime(24 hours + 2);
        r = lens.round(net, 1, ada);
        assertEq(uint256(r.state), uint256(ILens.State.Reveal), "by time alone");
        assertEq(r.deadline, deadline + 12 hours);
        assertFalse(r.due);
        revealSome(3, 6, gold);
        assertState(1, ILens.State.AwaitSettle);
        assertTrue(lens.round(net, 1, ada).due);
        curation.advance(net, 1);
        r = lens.round(net, 1, ada);
        assertEq(uint256(r.state), uint256(ILens.State.Settled));
        assertEq(r.endedAt, block.timestamp);
        assertEq(r.accepted, contributions.acceptedOf(net, 1));
        assertFalse(r.due);
        assertEq(r.panel[0].verdict, TRUTH);
        assertEq(r.jury[0].verdict, TRUTH & gold, "over the round's items, not compact");
        assertEq(r.panel[3].verdict, 0);
        assertFalse(r.panel[3].committed || r.panel[3].revealed);
    }

    function revealSome(uint256 panel, uint256 jury, uint256 gold) private {
        for (uint256 i; i < panel; ++i) {
            revealOne(net, 1, Stage.Panel, i, TRUTH);
        }
        for (uint256 i; i < jury; ++i) {
            revealOne(net, 1, Stage.Jury, i, onGold(TRUTH, gold));
        }
    }

    function test_RevealEndsByItsDeadline() public {
        fillBenches(net, 9, 12);
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        commitAll(net, 1, Stage.Panel, same(TRUTH, 5));
        roll(6);
        curation.advance(net, 1);
        commitAll(net, 1, Stage.Jury, same(1, 7));
        assertState(1, ILens.State.Reveal);
        assertEq(lens.round(net, 1, ada).deadline, block.timestamp + 12 hours);
        skipTime(12 hours + 2);
        assertState(1, ILens.State.AwaitSettle);
    }

    // What the page says a duty can cost is what the seat reserves for it, for every size of round (there are 128, and
    // each run plays half a round).
    /// forge-config: default.fuzz.runs = 256
    function test_WorstLossesAreTheReserves(uint256 size) public {
        size = bound(size, 1, 128);
        fillBenches(net, 9, 12);
        contributeAs(ada, net, size);
        if (size < N) skipTime(3 days);
        closeAndDraw(net, 1);
        if (size >= 12) {
            ILens.RoundPage memory r = lens.round(net, 1, ada);
            assertEq(r.panelWorstLoss, curation.seat(net, Bench.Curator, r.panel[0].seat).reserved);
            commitAll(net, 1, Stage.Panel, same(1, 5));
            roll(6);
            curation.advance(net, 1);
        }
        ILens.RoundPage memory round = lens.round(net, 1, ada);
        assertEq(round.panel.length, size < 12 ? 0 : 5);
        assertEq(round.juryWorstLoss, curation.seat(net, Bench.Juror, round.jury[0].seat).reserved);
    }

    function test_PositionsOfTheViewer() public {
        fillBenches(net, 9, 12);
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        commitOne(net, 1, Stage.Panel, 2, TRUTH);
        address voter = seatOwner(net, 1, Stage.Panel, 2);
        ILens.RoundPage memory r = lens.round(net, 1, voter);
        assertEq(r.viewerPanel, 3);
        assertEq(r.viewerJury, 0);
        assertTrue(r.panel[2].committed && !r.panel[1].committed);
        assertEq(r.panel[2].owner, voter);
        assertEq(r.panelBallotId, curation.ballotId(net, 1, 0, Stage.Panel));
        vm.prank(ada);
        curation.expose(net, 1, Stage.Panel, opening(2, TRUTH));
        assertTrue(lens.round(net, 1, voter).panel[2].exposed);
    }

    // A round that dies says so and what came back.
    function test_RefundedRound() public {
        uint256 id = contributeAs(ada, net, N);
        closeAndStore(1);
        skipTime(14 days + 2);
        assertTrue(lens.round(net, 1, ada).due);
        curation.advance(net, 1);
        ILens.RoundPage memory r = lens.round(net, 1, ada);
        assertEq(uint256(r.state), uint256(ILens.State.Refunded));
        assertEq(r.refundPerItem, contributions.roundRecord(net, 1).refund);
        assertEq(uint256(lens.contribution(id).row.state), uint256(ILens.State.Refunded));
        assertEq(lens.explore(0, 1).datanets[0].reviewedRecent, 0);
    }

    /// Closes the round and stores its seed; there are no seats to draw.
    function closeAndStore(uint256 number) private {
        curation.advance(net, number);
        roll(6);
        curation.advance(net, number);
    }

    // What has left the ring keeps its outcome and its contributions.
    function test_RoundsOlderThanTheRing() public {
        fillBenches(net, 9, 12);
        for (uint256 number = 1; number <= 18; ++number) {
            contributeAs(person("author", number), net, 10);
            contributeAs(person("author", number), net, 22);
            playRound(net, number, same(TRUTH, 5), same(TRUTH, 7));
        }
        contributeAs(ada, net, 1);
        ILens.RoundPage memory r = lens.round(net, 2, ada);
        assertFalse(r.whole);
        assertEq(uint256(r.state), uint256(ILens.State.Settled));
        assertEq(r.accepted, TRUTH);
        assertEq(r.count, N);
        assertEq(r.policy.bond, 2e9);
        assertEq(r.panel.length, 0);
        assertEq(r.contributions.length, 2);
        assertEq(r.contributions[0].id, (net << 24) | 3);
        assertEq(r.contributions[1].id, (net << 24) | 4);
        assertEq(r.contributions[1].accepted, TRUTH >> 10);
        assertTrue(lens.round(net, 3, ada).whole);

        ILens.RoundBrief[] memory rounds = lens.datanet(net, ada).rounds;
        assertEq(rounds.length, 17);
        assertEq(rounds[0].number, 19);
        assertEq(uint256(rounds[0].state), uint256(ILens.State.Open));
        assertEq(rounds[16].number, 3);
        assertEq(rounds[16].accepted, 20);
        assertEq(uint256(lens.contribution((net << 24) | 3).round.state), uint256(ILens.State.Settled));
    }

    // ------------------------------------------------------------------ contributions

    function test_ContributionsNewestFirstInPages() public {
        for (uint256 i = 1; i <= 5; ++i) {
            contributeAs(ada, net, i);
        }
        ILens.Contributions memory page = lens.contributions(net, 0, 2);
        assertEq(page.latest, 5);
        assertEq(page.next, 3);
        assertEq(page.rows[0].id, (net << 24) | 5);
        assertEq(page.rows[0].count, 5);
        assertEq(page.rows[0].offset, 10);
        assertEq(page.rows[0].contributor, ada);
        assertEq(page.rows[0].content, keccak256(abi.encode(ada, 5)));
        page = lens.contributions(net, page.next, 200);
        assertEq(page.rows.length, 3);
        assertEq(page.next, 0);
        assertEq(page.rows[2].id, (net << 24) | 1);
    }

    function test_SealedUntilTheRoundCloses() public {
        uint256 id = contributeAs(ada, net, N);
        (bytes32 digest, ) = contributions.content(id);
        assertEq(lens.visibility(id, digest), 1);
        assertEq(lens.visibility(id, keccak256("other")), 0);
        assertEq(lens.visibility(id + 1, 0), 0);
        curation.advance(net, 1);
        assertEq(lens.visibility(id, digest), 2);
    }

    // Data is offered for labelling until each accepted item has every label.
    function test_LabelTargets() public {
        fillBenches(net, 9, 12);
        uint256 id = contributeAs(ada, net, N);
        assertEq(lens.labelTargets(net, 0, 10).targets.length, 0, "not accepted yet");
        playRound(net, 1, same(TRUTH, 5), same(TRUTH, 7));
        ILens.LabelTargets memory page = lens.labelTargets(net, 0, 10);
        assertEq(page.fields, 1);
        assertEq(page.labelsBps, 5000);
        assertEq(page.targets.length, 1);
        assertEq(page.targets[0].id, id);
        assertEq(page.targets[0].accepted, TRUTH);
        assertEq(page.targets[0].labelled[0], 0);

        uint256 labels = labelAs(ada, id, TRUTH);
        ILens.Row memory row = lens.contribution(labels).row;
        assertEq(uint256(row.kind), uint256(Kind.Labels));
        assertEq(row.parent, id);
        assertEq(row.targets, TRUTH);
        contributeAs(ada, net, 12);
        uint256 all = (1 << 32) - 1;
        uint256 good = all - (1 << 31) - 1; // all labels but the first, all new data but the last
        playRound(net, 2, same(good, 5), same(good, 7));
        page = lens.labelTargets(net, 0, 10);
        assertEq(page.targets.length, 2);
        assertEq(page.targets[1].id, id);
        assertEq(page.targets[1].labelled[0], TRUTH - 1);
        assertEq(lens.contribution(id).labelled[0], TRUTH - 1);
        assertEq(page.next, 0);
        assertEq(lens.labelTargets(net, 0, 1).next, 2);
    }

    function labelAs(address who, uint256 parent, uint256 targets) private returns (uint256) {
        uint256 count = LibBit.popCount(targets);
        uint256 due = dueFor(net, count);
        vm.prank(who);
        return
            contributions.contribute{value: due}(
                net,
                Kind.Labels,
                parent,
                uint128(targets),
                0,
                "labels",
                "root",
                count
            );
    }

    // ------------------------------------------------------------------ duties

    function test_DutiesOfASeat() public {
        fillBenches(net, 9, 12);
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        address voter = seatOwner(net, 1, Stage.Panel, 1);
        commitOne(net, 1, Stage.Panel, 1, TRUTH);
        ILens.Duties memory page = lens.duties(voter, 0, 10);
        assertEq(page.seats, 1);
        assertEq(page.duties.length, 1);
        ILens.Duty memory duty = page.duties[0];
        assertEq(duty.datanet, net);
        assertEq(duty.round, 1);
        assertEq(duty.position, 1);
        assertEq(duty.count, N);
        assertTrue(duty.committed && !duty.revealed);
        assertEq(duty.deadline, block.timestamp + 24 hours);
        assertEq(duty.absentLoss, 6.4e9);
        assertEq(
            duty.worstLoss,
            curation.seat(net, Bench.Curator, curation.seatOf(net, Bench.Curator, voter) - 1).reserved
        );
        assertEq(duty.ballotId, curation.ballotId(net, 1, 0, Stage.Panel));
        assertEq(page.due.length, 0);
        assertEq(lens.duties(ada, 0, 10).duties.length, 0);

        commitOne(net, 1, Stage.Panel, 0, TRUTH);
        for (uint256 i = 2; i < 5; ++i) {
            commitOne(net, 1, Stage.Panel, i, TRUTH);
        }
        roll(6);
        assertEq(lens.duties(voter, 0, 10).due.length, 1, "the jury is to be drawn");
        curation.advance(net, 1);
        address juror = seatOwner(net, 1, Stage.Jury, 3);
        duty = lens.duties(juror, 0, 10).duties[0];
        assertEq(uint256(duty.stage), uint256(Stage.Jury));
        assertEq(duty.position, 3);
        assertEq(duty.count, 12);
        assertEq(duty.absentLoss, 25.6e9);
    }

    function test_DutiesInPagesOfSeats() public {
        uint256 other = createDatanet(smallPolicy());
        buyCurator(net, ada);
        buyCurator(other, ada);
        buyJuror(other, ada);
        contributeAs(steward, other, N);
        ILens.Duties memory page = lens.duties(ada, 0, 2);
        assertEq(page.seats, 3);
        assertEq(page.next, 2);
        assertEq(page.due.length, 1);
        page = lens.duties(ada, 2, 2);
        assertEq(page.next, 0);
        assertEq(page.due.length, 0, "told once, with the curator's seat");
        assertEq(lens.duties(ada, 9, 2).due.length, 0);
    }

    // ------------------------------------------------------------------ an account

    // What the page says is claimable is what one claim of it pays.
    function test_ClaimableIsWhatAClaimPays() public {
        fillBenches(net, 9, 12);
        buyCurator(net, ada);
        uint256 first = contributeAs(ada, net, N);
        playRound(net, 1, same(TRUTH, 5), same(TRUTH, 7));
        uint256 second = contributeAs(ada, net, 5);
        vm.prank(steward);
        datanets.use{value: 20 ether}(net, 2000, 0);
        uint48[] memory ids = new uint48[](1);
        ids[0] = uint48(first);
        contributions.claim(ada, ids, new IContributions.SeatRef[](0));
        vm.prank(ada);
        curation.topUpSeat{value: 3 ether}(net, Bench.Curator);
        skipTime(90 days);

        ILens.RewardsPage memory page = lens.rewards(ada, 0, 10);
        assertEq(page.rows.length, 2);
        assertEq(page.rows[0].row.id, second);
        assertEq(page.rows[0].rewards.bond, 10e9);
        assertEq(page.rows[1].row.id, first);
        assertEq(page.rows[1].earning, 20);
        assertEq(page.rows[1].name, "Spam or ham");
        assertEq(page.seats.length, 1);
        assertEq(page.seats[0].seat.surplus, 3e9);
        assertEq(page.next, 0);
        IContributions.SeatRef[] memory seats = new IContributions.SeatRef[](1);
        seats[0] = IContributions.SeatRef(uint24(net), uint8(Bench.Curator));
        uint256 before = ada.balance;
        contributions.claim(ada, ids, seats);
        assertEq(ada.balance - before, page.claimable * GWEI);
        assertEq(lens.rewards(ada, 0, 10).claimable, 0);

        ILens.RewardsPage memory short = lens.rewards(ada, 0, 1);
        assertEq(short.next, first);
        assertEq(lens.rewards(ada, short.next, 1).rows[0].row.id, first);
    }

    function test_RetiredRowsSayWhenTheyAreReleased() public {
        fillBenches(net, 9, 12);
        uint256 id = contributeAs(ada, net, N);
        playRound(net, 1, same(TRUTH, 5), same(TRUTH, 7));
        vm.prank(ada);
        contributions.retire(id);
        ILens.ContributionPage memory page = lens.contribution(id);
        assertTrue(page.row.retired && !page.row.released);
        assertEq(page.releaseAt, block.timestamp + 90 days);
        assertEq(page.earning, 0);
        assertEq(page.itemWeight, 0);
        skipTime(90 days);
        contributions.release(id);
        ILens.RewardRow memory row = lens.rewards(ada, 0, 1).rows[0];
        assertTrue(row.row.released);
        assertEq(row.releaseAt, 0);
    }

    function test_AccountTellsSeatsPayoutAndStewardship() public {
        createDatanet(smallPolicy());
        vm.prank(ada);
        datanets.use{value: 1 ether}(net, 100, 0);
        vm.prank(ada);
        treasury.setPayout(steward);
        buyJuror(net, ada);
        ILens.AccountPage memory page = lens.account(ada);
        assertEq(page.payout, steward);
        assertEq(page.balanceWei, ada.balance);
        assertEq(page.seatCount, 1);
        assertEq(uint256(page.seats[0].bench), uint256(Bench.Juror));
        assertEq(page.seats[0].seat.balance, 256e9);
        assertGt(page.seats[0].seat.appointedUntil, block.timestamp);
        assertEq(page.stewardships.length, 0);
        assertEq(page.lastContribution, 0);

        page = lens.account(steward);
        assertEq(page.payout, steward);
        assertEq(page.stewardships.length, 2);
        assertEq(page.stewardships[0].datanet, 2);
        assertEq(page.stewardships[1].amount, 0.05e9);
        assertEq(lens.rewards(steward, 0, 1).stewardships[1].amount, 0.05e9);
    }

    // ------------------------------------------------------------------ upkeep

    // Doing whatever the page lists, and nothing else, carries everything to an end.
    function test_KeepingUpIsEnough() public {
        uint256 other = createDatanet(smallPolicy());
        fillBenches(net, 9, 12);
        contributeAs(ada, net, N);
        contributeAs(ada, other, 3);
        vm.prank(steward);
        datanets.proposePolicy(other, smallPolicy());
        uint256 done;
        for (uint256 i; i < 60; ++i) {
            done += keep();
            skipTime(i % 2 == 0 ? 12 : 20 hours);
        }
        skipTime(1500 days);
        done += keep();
        assertGte(done, 10);
        assertState(1, ILens.State.Refunded);
        assertEq(uint256(lens.round(other, 1, ada).state), uint256(ILens.State.Refunded));
        assertEq(datanets.policyVersion(other), 2);
        assertEq(lens.upkeep(0, 50).tasks.length, 0);
    }

    function keep() private returns (uint256 done) {
        uint256 cursor;
        do {
            ILens.Upkeep memory page = lens.upkeep(cursor, 1);
            for (uint256 i; i < page.tasks.length; ++i) {
                ILens.Task memory task = page.tasks[i];
                if (task.kind == ILens.TaskKind.Round) curation.advance(task.datanet, task.round);
                else if (task.kind == ILens.TaskKind.Policy) datanets.activatePolicy(task.datanet);
                else datanets.rebase(task.datanet);
                ++done;
            }
            cursor = page.next;
        } while (cursor != 0);
    }
}
