// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Bench, CasePhase, CaseReason} from "../src/Types.sol";
import {ICases} from "../src/interfaces/ICases.sol";
import {IContributions} from "../src/interfaces/IContributions.sol";
import {ICurationTypes} from "../src/interfaces/ICuration.sol";
import {Court} from "./Court.sol";

/// @title Cases: filing, juries, appeals, and who pays
/// @notice B = 2 OPEN, f = 0.25 OPEN, a juror seat 256 OPEN; the bench has 40 jurors unless a test says otherwise.
contract CasesTest is Court {
    uint256 private constant B = 2e9;
    uint256 private constant F = 0.25e9;
    uint256 private constant TENTH = 25.6e9;
    uint256 private constant JURORS = 40;

    address private ada; // contributor
    address private bob; // challenger
    address private eve; // appeals
    uint256 private id; // the contribution

    function setUp() public {
        setUpWorld();
        (ada, bob, eve) = (person("ada"), person("bob"), person("eve"));
        fillBenches(net, 9, JURORS);
        id = settled(ada);
    }

    function refuse(bytes4 selector, uint256 argument) private {
        vm.expectRevert(abi.encodeWithSelector(selector, argument));
    }

    function phaseOf(uint256 case_) private view returns (CasePhase) {
        return cases.get(case_).phase;
    }

    function assertPhase(uint256 case_, CasePhase phase) private {
        assertEq(uint256(phaseOf(case_)), uint256(phase));
    }

    function seatBalance(address who) private view returns (uint256) {
        return curation.seat(net, Bench.Juror, curation.seatOf(net, Bench.Juror, who) - 1).balance;
    }

    function jurorMoney() private view returns (uint256 sum) {
        for (uint256 i; i < JURORS; ++i) {
            sum += curation.seat(net, Bench.Juror, i).balance;
        }
    }

    function burnt() private view returns (uint256) {
        return treasury.BURN_ADDRESS().balance / GWEI;
    }

    // ------------------------------------------------------------------ filing

    // A filing names evidence and pays exactly two bonds an item and a review fee an item and juror.
    function test_FilingPaysBondsAndTheFee() public {
        (uint256 tier, uint256 deposit, uint256 fee) = cases.quote(id, 0x3, CaseReason.Junk);
        assertEq(tier, 0);
        assertEq(deposit, 2 * 2 * B);
        assertEq(fee, 7 * 2 * F);
        uint256 due = (deposit + fee) * GWEI;
        vm.startPrank(bob);
        vm.expectRevert(abi.encodeWithSelector(ICases.Cases_NoEvidence.selector));
        cases.file{value: due}(id, 0x3, CaseReason.Junk, 0, address(0));
        vm.expectRevert(abi.encodeWithSelector(ICases.Cases_WrongPayment.selector, due + 1, due));
        cases.file{value: due + 1}(id, 0x3, CaseReason.Junk, EVIDENCE, address(0));
        uint256 held = address(treasury).balance;
        assertEq(cases.file{value: due}(id, 0x3, CaseReason.Junk, EVIDENCE, eve), 1);
        vm.stopPrank();
        assertEq(address(treasury).balance - held, due);
        ICases.Case memory c = cases.get(1);
        assertEq(c.challenger, bob);
        assertEq(c.claimant, eve);
        assertEq(uint256(c.contribution), id);
        assertEq(uint256(c.items), 3);
        assertEq(c.evidence, EVIDENCE);
        assertPhase(1, CasePhase.AwaitJury);
        assertEq(cases.count(), 1);
        assertEq(uint256(cases.casesOf(id)[0]), 1);
        assertEq(uint256(cases.openCases()[0]), 1);
        refuse(ICases.Cases_Unknown.selector, 2);
        cases.get(2);
    }

    // Only items that hold a bond can be challenged: accepted, of a settled round, not struck.
    function test_OnlyHeldItemsCanBeChallenged() public {
        bytes4 refusal = IContributions.Contributions_NotChallengeable.selector;
        (, uint256 deposit, uint256 fee) = cases.quote(id, 1 << 20, CaseReason.Junk);
        vm.startPrank(bob);
        vm.expectRevert(abi.encodeWithSelector(refusal, id, 1 << 20));
        cases.file{value: (deposit + fee) * GWEI}(id, 1 << 20, CaseReason.Junk, EVIDENCE, address(0));
        vm.expectRevert(abi.encodeWithSelector(refusal, id, 0));
        cases.file(id, 0, CaseReason.Junk, EVIDENCE, address(0));
        vm.stopPrank();
        assertEq(contributions.heldItems(id), (1 << 20) - 1);
        uint256 open = contributeAs(ada, net, 2);
        refuse(ICases.Cases_NothingHeld.selector, open);
        cases.quote(open, 1, CaseReason.Junk);
        assertEq(contributions.heldItems(open), 0);
    }

    // A case starts at the tier at which corrupting the majority costs more than it moves; above that it is refused.
    function test_MoreValueStartsHigher() public {
        // An item moves 3B and brings the contributor B at a dismissal: 8 OPEN. Majorities lose 102.4, 204.8, 409.6 OPEN.
        (uint256 tier, , ) = cases.quote(id, (1 << 12) - 1, CaseReason.Junk);
        assertEq(tier, 0);
        uint256 fee;
        (tier, , fee) = cases.quote(id, (1 << 13) - 1, CaseReason.Junk);
        assertEq(tier, 1);
        assertEq(fee, 15 * 13 * F);
        vm.prank(ada);
        contributions.topUp{value: 100 ether}(id);
        // Every item moves 15 OPEN more.
        (tier, , ) = cases.quote(id, (1 << 13) - 1, CaseReason.Junk);
        assertEq(tier, 2);
        vm.expectRevert(abi.encodeWithSelector(ICases.Cases_TooMuchAtStake.selector, 460e9, 409.6e9));
        cases.quote(id, (1 << 20) - 1, CaseReason.Junk);
    }

    // Without five jurors who could sit now nothing can be held for a jury that never comes.
    function test_NoFilingWithoutJurors() public {
        skipTime(91 days); // the appointments have ended
        vm.expectRevert(abi.encodeWithSelector(ICases.Cases_NotEnoughJurors.selector, 0, 5));
        cases.quote(id, 1, CaseReason.Junk);
    }

    // ------------------------------------------------------------------ juries

    // Seven distinct jurors sit, neither party among them, and each reserves a tenth of a seat for one more duty.
    /// forge-config: default.fuzz.runs = 500
    function testFuzz_JurorsAreDistinctAndNoParties(bytes32 hash) public {
        address party = person("juror", 7);
        uint256 case_ = fileAs(party, id, 0x1, person("juror", 8));
        roll(5);
        // The hash 0 means that there is none.
        vmMore.setBlockhash(uint256(cases.get(case_).clock) + 4, hash == 0 ? bytes32("hash") : hash);
        cases.advance(case_);
        ICases.Jury memory j = juryOf(case_);
        assertEq(uint256(j.size), 7);
        uint256 seen;
        for (uint256 i; i < 7; ++i) {
            uint256 seat = seatAt(j, i);
            assertEq(seen & (1 << seat), 0, "distinct");
            seen |= 1 << seat;
            assertTrue(seat != 7 && seat != 8, "no party");
            ICurationTypes.Seat memory s = curation.seat(net, Bench.Juror, seat);
            assertEq(uint256(s.duties), 1);
            assertEq(uint256(s.reserved), TENTH);
        }
        assertPhase(case_, CasePhase.Commit);
    }

    // A missed window decides anew and doubles the bounty; there is no default seed.
    function test_AMissedSeedDecidesAnew() public {
        uint256 case_ = fileAs(bob, id, 0x1);
        uint256 seedBlock = uint256(cases.get(case_).clock) + 4;
        refuse(ICases.Cases_SeedNotReady.selector, seedBlock);
        cases.advance(case_);
        assertFalse(cases.isDue(case_));
        roll(seedBlock - block.number);
        refuse(ICases.Cases_SeedNotReady.selector, seedBlock);
        cases.advance(case_);
        assertFalse(cases.isDue(case_), "its hash is known one block later");
        roll(9000);
        assertTrue(cases.isDue(case_));
        cases.advance(case_);
        assertPhase(case_, CasePhase.AwaitJury);
        assertEq(uint256(cases.get(case_).misses), 1);
        roll(6);
        vm.prank(eve);
        cases.advance(case_);
        assertEq(treasury.creditOf(eve), (2 * 7 * F) / 100);
    }

    // Votes count once, from the seat's owner, blind, and only as 0 or 1.
    function test_BallotRules() public {
        uint256 case_ = fileAs(bob, id, 0x1);
        vm.expectRevert(abi.encodeWithSelector(ICases.Cases_WrongPhase.selector, CasePhase.AwaitJury));
        cases.commit(case_, 0, bytes32("x"));
        draw(case_);
        address first = juror(case_, 0);
        vm.expectRevert(abi.encodeWithSelector(ICases.Cases_NotYourSeat.selector, 0, first));
        cases.commit(case_, 0, bytes32("x"));
        refuse(ICases.Cases_NoSuchPosition.selector, 7);
        cases.commit(case_, 7, bytes32("x"));
        vm.expectRevert(abi.encodeWithSelector(ICases.Cases_EmptyCommitment.selector));
        cases.commit(case_, 0, 0);
        commitCase(case_, 0, 2);
        refuse(ICases.Cases_AlreadyCommitted.selector, 0);
        vm.prank(first);
        cases.commit(case_, 0, bytes32("x"));
        vm.expectRevert(abi.encodeWithSelector(ICases.Cases_WrongPhase.selector, CasePhase.Commit));
        revealCase(case_, 0, 2);
        for (uint256 i = 1; i < 7; ++i) {
            commitCase(case_, i, UPHOLD);
        }
        assertPhase(case_, CasePhase.Reveal);
        refuse(ICases.Cases_NoSuchVerdict.selector, 2);
        revealCase(case_, 0, 2);
        refuse(ICases.Cases_WrongOpening.selector, 1);
        revealCase(case_, 1, DISMISS);
        revealCase(case_, 1, UPHOLD);
        refuse(ICases.Cases_AlreadyRevealed.selector, 1);
        revealCase(case_, 1, UPHOLD);
        refuse(ICases.Cases_NotCommitted.selector, 9);
        revealCase(case_, 9, UPHOLD);
        refuse(ICases.Cases_NothingDue.selector, case_);
        cases.advance(case_);
        uint256 deadline = cases.get(case_).clock;
        vm.warp(deadline + 1);
        refuse(ICases.Cases_TooLate.selector, deadline);
        revealCase(case_, 2, UPHOLD);
    }

    // A copied commitment opens for nobody but its maker, in no other tier, case or contract.
    function test_ACommitmentIsBound() public {
        uint256 ballot = cases.ballotId(1, 0);
        bytes32 base = cases.commitmentOf(ballot, ada, 1, "salt");
        assertEq(base, keccak256(abi.encode(block.chainid, cases, ballot, ada, 1, bytes32("salt"))));
        assertTrue(base != cases.commitmentOf(cases.ballotId(1, 1), ada, 1, "salt"));
        assertTrue(base != cases.commitmentOf(cases.ballotId(2, 0), ada, 1, "salt"));
        assertTrue(base != curation.commitmentOf(ballot, ada, 1, "salt"));
    }

    function signed(
        uint256 case_,
        uint256 position,
        uint256 verdict
    ) private view returns (ICurationTypes.Carried memory) {
        return signedAs(case_, position, voteOf(case_, position, verdict));
    }

    function signedAs(
        uint256 case_,
        uint256 position,
        bytes32 commitment
    ) private view returns (ICurationTypes.Carried memory) {
        address voter = juror(case_, position);
        bytes32 ballot = keccak256(
            abi.encode(
                keccak256("Ballot(uint256 ballotId,address voter,bytes32 commitment,uint256 deadline)"),
                cases.ballotId(case_, cases.get(case_).tier),
                voter,
                commitment,
                block.timestamp + 1 hours
            )
        );
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Datanets Cases"),
                keccak256("1"),
                block.chainid,
                address(cases)
            )
        );
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", domain, ballot));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf[voter], digest);
        uint40 deadline = uint40(block.timestamp + 1 hours);
        return ICurationTypes.Carried(uint8(position), commitment, deadline, abi.encodePacked(r, s, v));
    }

    // Anyone may carry signed ballots; a bad entry is skipped, and a batch of nothing but bad ones is refused.
    function test_CarriedBallots() public {
        uint256 case_ = fileAs(bob, id, 0x1);
        draw(case_);
        ICurationTypes.Carried[] memory batch = new ICurationTypes.Carried[](8);
        for (uint256 i; i < 7; ++i) {
            batch[i] = signed(case_, i, UPHOLD);
        }
        batch[3].signature = batch[2].signature;
        batch[7] = batch[0];
        vm.prank(eve);
        cases.carry(case_, batch);
        assertEq(uint256(juryOf(case_).committed), 0x77);
        vm.expectRevert(abi.encodeWithSelector(ICases.Cases_NothingCarried.selector));
        cases.carry(case_, batch);
        commitCase(case_, 3, UPHOLD);
        for (uint256 i; i < 7; ++i) {
            revealCase(case_, i, UPHOLD);
        }
        cases.advance(case_);
        assertPhase(case_, CasePhase.Ruled);
    }

    // A signature holds until its deadline and not a second longer, and nobody commits to nothing.
    function test_CarriedInTime() public {
        uint256 case_ = fileAs(bob, id, 0x1);
        draw(case_);
        ICurationTypes.Carried[] memory batch = new ICurationTypes.Carried[](1);
        batch[0] = signedAs(case_, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(ICases.Cases_NothingCarried.selector));
        cases.carry(case_, batch);
        batch[0] = signed(case_, 1, UPHOLD);
        ICurationTypes.Carried[] memory late = new ICurationTypes.Carried[](1);
        late[0] = signed(case_, 2, UPHOLD);
        skipTime(1 hours);
        cases.carry(case_, batch);
        assertEq(uint256(juryOf(case_).committed), 0x2);
        skipTime(1);
        vm.expectRevert(abi.encodeWithSelector(ICases.Cases_NothingCarried.selector));
        cases.carry(case_, late);
    }

    // Showing somebody's vote early cancels it, and its owner loses what a silent juror loses.
    function test_AnExposedVoteIsCancelled() public {
        uint256 case_ = fileAs(bob, id, 0x1);
        draw(case_);
        commitCase(case_, 0, DISMISS);
        address leaker = juror(case_, 0);
        uint256 before = seatBalance(leaker);
        vm.prank(eve);
        cases.expose(case_, opening(0, DISMISS));
        for (uint256 i = 1; i < 7; ++i) {
            commitCase(case_, i, UPHOLD);
        }
        refuse(ICases.Cases_Exposed.selector, 0);
        revealCase(case_, 0, DISMISS);
        for (uint256 i = 1; i < 7; ++i) {
            revealCase(case_, i, UPHOLD);
        }
        cases.advance(case_);
        finish(case_);
        assertEq(before - seatBalance(leaker), stakeOf(case_));
    }

    // Ties dismiss: the accused item stays.
    function test_ATieDismisses() public {
        uint256 case_ = fileAs(bob, id, 0x1);
        draw(case_);
        for (uint256 i; i < 6; ++i) {
            commitCase(case_, i, i < 3 ? UPHOLD : DISMISS);
        }
        vm.warp(uint256(cases.get(case_).clock) + 1);
        for (uint256 i; i < 6; ++i) {
            revealCase(case_, i, i < 3 ? UPHOLD : DISMISS);
        }
        cases.advance(case_);
        assertFalse(juryOf(case_).upheld);
    }

    // ------------------------------------------------------------------ ends

    // Upheld: the items stop earning and lose bond and income; the challenger has the money back and a quarter of what is
    // left after the fee, the jurors have the fee, the rest burns.
    function test_Upheld() public {
        uint256 bobs = bob.balance;
        uint256 case_ = fileAs(bob, id, 0x3);
        use(10_000);
        uint256 jurors = jurorMoney();
        uint256 weight = datanets.accumulator(net).weight;
        judge(case_, true);
        uint256 burned = burnt();
        finish(case_);
        assertPhase(case_, CasePhase.Upheld);
        assertEq(uint256(contributions.standing(id).struck), 3);
        assertEq(uint256(contributions.account(id).earning), 18);
        assertEq(datanets.accumulator(net).weight, (weight * 18) / 20);
        // 100 OPEN of usage: 75 for 20 items of which two are struck; their cap of 4 OPEN each keeps 3.75 of it each.
        uint256 forfeited = 2 * B + 7.5e9 - 1;
        uint256 fee = 7 * 2 * F;
        uint256 reward = (forfeited - fee) / 4;
        assertApprox(treasury.creditOf(bob), 2 * 2 * B + fee + reward, 2);
        assertApprox(burnt() - burned, forfeited - fee - reward, 2);
        assertApprox(jurorMoney() - jurors, fee - 3 * (fee / 100), 20);
        assertEq(bobs - bob.balance, (2 * 2 * B + fee) * GWEI);
        assertEq(cases.openCases().length, 0);
    }

    function assertApprox(uint256 a, uint256 b, uint256 tolerance) private {
        assertLte(a > b ? a - b : b - a, tolerance);
    }

    // Challenger and claimant together get that quarter, half each.
    function test_TheClaimantSharesTheReward() public {
        uint256 case_ = fileAs(bob, id, 0x1, eve);
        judge(case_, true);
        finish(case_);
        uint256 fee = 7 * F;
        uint256 reward = (B - fee) / 4;
        assertEq(treasury.creditOf(eve), reward / 2);
        assertEq(treasury.creditOf(bob), 2 * B + fee + reward - reward / 2);
    }

    // Dismissed: half the bond to the contributor, half burned, the fee to the jurors; nothing of the contribution moves.
    function test_Dismissed() public {
        uint256 case_ = fileAs(bob, id, 0x3);
        uint256 credit = treasury.creditOf(ada);
        IContributions.Account memory before = contributions.account(id);
        judge(case_, false);
        uint256 burned = burnt();
        finish(case_);
        assertPhase(case_, CasePhase.Dismissed);
        assertEq(treasury.creditOf(ada) - credit, 2 * B);
        assertEq(burnt() - burned, 2 * B);
        assertEq(treasury.creditOf(bob), 0);
        assertEq(keccak256(abi.encode(contributions.account(id))), keccak256(abi.encode(before)));
        assertEq(uint256(contributions.standing(id).struck), 0);
        contributions.touch(id);
    }

    // The same claim costs double each time it was dismissed; another reason or other items are another claim.
    function test_TheSameClaimAgainCostsDouble() public {
        for (uint256 i; i < 3; ++i) {
            (, uint256 deposit, ) = cases.quote(id, 0x1, CaseReason.Junk);
            assertEq(deposit, (2 * B) << i);
            uint256 case_ = fileAs(bob, id, 0x1);
            judge(case_, false);
            finish(case_);
        }
        (, uint256 other, ) = cases.quote(id, 0x1, CaseReason.Copyright);
        assertEq(other, 2 * B);
        (, other, ) = cases.quote(id, 0x2, CaseReason.Junk);
        assertEq(other, 2 * B);
        assertEq(cases.dismissals(id, 1, CaseReason.Junk), 3);
    }

    // Whoever voted against the end or was silent loses the case's stake, to the curation pool; the others share the fee.
    /// forge-config: default.fuzz.runs = 200
    function testFuzz_JurorsAgainstTheEndLoseTheStake(uint256 seed) public {
        uint256 case_ = fileAs(bob, id, 0x1);
        draw(case_);
        address[7] memory who;
        uint256[7] memory before;
        uint256[7] memory choice; // 0 dismiss, 1 uphold, 2 silent
        uint256 voters;
        for (uint256 i; i < 7; ++i) {
            who[i] = juror(case_, i);
            before[i] = seatBalance(who[i]);
            choice[i] = (seed >> (8 * i)) % 5 == 0 ? 2 : (seed >> (8 * i)) & 1;
            if (choice[i] == 2) continue;
            ++voters;
            commitCase(case_, i, choice[i]);
        }
        if (voters != 7) vm.warp(uint256(cases.get(case_).clock) + 1);
        uint256 upholding;
        for (uint256 i; i < 7; ++i) {
            if (choice[i] == 2) continue;
            upholding += choice[i];
            revealCase(case_, i, choice[i]);
        }
        uint256 pool = datanets.get(net).pool;
        uint256 fee = 7 * F;
        cases.advance(case_);
        if (voters < 4) {
            assertPhase(case_, CasePhase.Undecided);
            return;
        }
        finish(case_);
        uint256 end = 2 * upholding > voters ? 1 : 0;
        assertPhase(case_, end == 1 ? CasePhase.Upheld : CasePhase.Dismissed);
        uint256 agreeing = end == 1 ? upholding : voters - upholding;
        uint256 each = (fee - 3 * (fee / 100)) / agreeing;
        for (uint256 i; i < 7; ++i) {
            assertEq(seatBalance(who[i]), choice[i] == end ? before[i] + each : before[i] - stakeOf(case_));
            assertEq(uint256(curation.seat(net, Bench.Juror, curation.seatOf(net, Bench.Juror, who[i]) - 1).duties), 0);
        }
        assertApprox(datanets.get(net).pool - pool, (7 - agreeing) * stakeOf(case_), 10);
    }

    // Fewer than half of the jury spoke: nothing is decided, the silent pay, the deposit and what no juror earned come back.
    function test_AnAbsentJuryDecidesNothing() public {
        uint256 case_ = fileAs(bob, id, 0x1);
        draw(case_);
        for (uint256 i; i < 3; ++i) {
            commitCase(case_, i, UPHOLD);
        }
        vm.warp(uint256(cases.get(case_).clock) + 1);
        for (uint256 i; i < 3; ++i) {
            revealCase(case_, i, UPHOLD);
        }
        (address speaks, address silent) = (juror(case_, 0), juror(case_, 6));
        (uint256 spoken, uint256 silence) = (seatBalance(speaks), seatBalance(silent));
        cases.advance(case_);
        assertPhase(case_, CasePhase.Undecided);
        uint256 fee = 7 * F - 2 * ((7 * F) / 100);
        assertEq(treasury.creditOf(bob), 2 * B + fee - 3 * (fee / 7));
        assertEq(seatBalance(speaks) - spoken, fee / 7);
        assertEq(silence - seatBalance(silent), stakeOf(case_));
        assertEq(uint256(contributions.standing(id).cases), 0);
        assertEq(cases.dismissals(id, 1, CaseReason.Junk), 0, "the same claim costs no more");
    }

    // Where no jury can be drawn until the draw's time-out, everything comes back.
    function test_NoJuryNoCase() public {
        uint256 case_ = fileAs(bob, id, 0x1);
        uint256 paid = 2 * B + 7 * F;
        for (uint256 i; i < JURORS; ++i) {
            vm.prank(person("juror", i));
            curation.leaveSeat(net, Bench.Juror);
        }
        roll(6);
        assertFalse(cases.isDue(case_));
        vm.expectRevert(abi.encodeWithSelector(ICases.Cases_NotEnoughJurors.selector, 0, 5));
        cases.advance(case_);
        skipTime(14 days + 2);
        cases.advance(case_); // the seed was missed
        roll(6);
        assertTrue(cases.isDue(case_));
        cases.advance(case_);
        assertPhase(case_, CasePhase.Undecided);
        assertEq(treasury.creditOf(bob), paid);
        contributions.touch(id);
    }

    // ------------------------------------------------------------------ appeals

    // Deposits double from tier to tier, and so roughly does the jury: 7, 15, 31. The third cannot be appealed.
    function test_AppealsDouble() public {
        uint256 case_ = fileAs(bob, id, 0x1);
        judge(case_, true);
        (uint256 deposit, uint256 fee) = cases.appealQuote(case_);
        assertEq(deposit, 4 * B);
        assertEq(fee, 15 * F);
        appealAs(ada, case_);
        judge(case_, false);
        assertEq(uint256(juryOf(case_).size), 15);
        (deposit, fee) = cases.appealQuote(case_);
        assertEq(deposit, 8 * B);
        assertEq(fee, 31 * F);
        appealAs(bob, case_);
        draw(case_);
        assertEq(uint256(juryOf(case_).size), 31);
        vote(case_, 31);
        assertPhase(case_, CasePhase.Upheld);
        vm.expectRevert(abi.encodeWithSelector(ICases.Cases_WrongPhase.selector, CasePhase.Upheld));
        cases.appealQuote(case_);
    }

    // An appeal reverses a ruling: whoever was right is whole, whoever was wrong pays half to the other side, and jurors of
    // every tier are judged by the end.
    function test_AnAppealReverses() public {
        uint256 case_ = fileAs(bob, id, 0x1);
        draw(case_);
        int256[JURORS] memory expected; // change of each seat, gwei
        for (uint256 i; i < 7; ++i) {
            expected[seatAt(juryOf(case_), i)] -= int256(stakeOf(case_));
        }
        vote(case_, 7);
        uint256 credit = treasury.creditOf(ada);
        appealAs(eve, case_);
        draw(case_);
        // The first jury's fee after two bounties, the second's after three, among fifteen.
        uint256 fees = 22 * F - 2 * ((7 * F) / 100) - 3 * ((15 * F) / 100);
        for (uint256 i; i < 15; ++i) {
            expected[seatAt(juryOf(case_), i)] += int256(fees / 15);
        }
        uint256[JURORS] memory before;
        for (uint256 i; i < JURORS; ++i) {
            before[i] = curation.seat(net, Bench.Juror, i).balance;
        }
        vote(case_, 0);
        finish(case_);
        assertPhase(case_, CasePhase.Dismissed);
        // Bob's 2B are lost: B to ada; of the other B eve's fee of 15f comes first, as far as it goes.
        assertEq(treasury.creditOf(ada) - credit, B);
        assertEq(treasury.creditOf(eve), 4 * B + B);
        for (uint256 i; i < JURORS; ++i) {
            int256 change = int256(uint256(curation.seat(net, Bench.Juror, i).balance)) - int256(before[i]);
            assertEq(change, expected[i]);
        }
    }

    // A window that has passed is closed, whether or not anybody ended the case.
    function test_AppealsEndWithTheWindow() public {
        uint256 case_ = fileAs(bob, id, 0x1);
        judge(case_, false);
        (uint256 deposit, uint256 fee) = cases.appealQuote(case_);
        uint256 deadline = cases.get(case_).clock;
        assertEq(deadline, block.timestamp + 3 days);
        vm.warp(deadline);
        refuse(ICases.Cases_NothingDue.selector, case_);
        cases.advance(case_);
        vm.warp(deadline + 1);
        refuse(ICases.Cases_TooLate.selector, deadline);
        cases.appeal{value: (deposit + fee) * GWEI}(case_);
        cases.advance(case_);
        assertPhase(case_, CasePhase.Dismissed);
    }

    // A tier larger than what can be drawn is the last, and all who can sit do.
    function test_ATierLargerThanTheBenchIsLast() public {
        for (uint256 i = 20; i < JURORS; ++i) {
            vm.prank(person("juror", i));
            curation.leaveSeat(net, Bench.Juror);
        }
        uint256 case_ = fileAs(bob, id, 0x1);
        judge(case_, true);
        appealAs(ada, case_);
        judge(case_, true);
        assertPhase(case_, CasePhase.Ruled);
        appealAs(ada, case_);
        uint256 free; // with fewer than two duties
        for (uint256 i; i < 20; ++i) {
            if (curation.seat(net, Bench.Juror, i).duties < 2) ++free;
        }
        draw(case_);
        ICases.Jury memory j = juryOf(case_);
        assertEq(uint256(j.size), free);
        assertLt(free, 31);
        vote(case_, j.size);
        assertPhase(case_, CasePhase.Upheld);
    }

    // An appeal that no jury rules on leaves the ruling before it, and its payer gets everything back.
    function test_AnUnruledAppealChangesNothing() public {
        uint256 case_ = fileAs(bob, id, 0x1);
        judge(case_, true);
        appealAs(ada, case_);
        draw(case_);
        uint256 credit = treasury.creditOf(ada);
        vm.warp(uint256(cases.get(case_).clock) + 12 hours + 1);
        cases.advance(case_);
        assertPhase(case_, CasePhase.Upheld);
        assertEq(uint256(cases.get(case_).tier), 0);
        uint256 fee = 15 * F;
        assertEq(treasury.creditOf(ada) - credit, 4 * B + fee - 2 * (fee / 100));
        assertEq(uint256(contributions.standing(id).struck), 1);
    }

    // ------------------------------------------------------------------ duplicates

    // Agreement in 96 slots is recorded, less is refused; only the challenger posts, and before the jury sits.
    function test_SignaturesOfNearDuplicates() public {
        uint256[8] memory a;
        uint256[8] memory b;
        for (uint256 i; i < 8; ++i) {
            (a[i], b[i]) = (type(uint256).max, i < 6 ? type(uint256).max : 0);
        }
        uint256 case_ = fileAs(bob, id, 0x1);
        vm.expectRevert(abi.encodeWithSelector(ICases.Cases_NotChallenger.selector, case_, eve));
        vm.prank(eve);
        cases.postSignatures(case_, 0, id, 1, a, b);
        vm.prank(bob);
        cases.postSignatures(case_, 0, id, 1, a, b);
        assertEq(uint256(cases.get(case_).equalSlots), 96);
        b[5] -= 1;
        refuse(ICases.Cases_NotNearDuplicates.selector, 95);
        vm.prank(bob);
        cases.postSignatures(case_, 0, id, 1, a, b);
        draw(case_);
        vm.expectRevert(abi.encodeWithSelector(ICases.Cases_WrongPhase.selector, CasePhase.Commit));
        vm.prank(bob);
        cases.postSignatures(case_, 0, id, 1, a, a);
    }
}
