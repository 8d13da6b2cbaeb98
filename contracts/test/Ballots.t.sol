// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Bench, Phase, Stage} from "../src/Types.sol";
import {ICurationTypes} from "../src/interfaces/ICuration.sol";
import {World} from "./World.sol";

/// @title Ballots: commit, carry, reveal, expose
/// @notice No vote counts without a commitment of its own voter, made in time, and its own opening, shown in time.
contract BallotsTest is World {
    uint256 private constant N = 32;
    uint256 private constant TRUTH = (1 << 20) - 1;
    bytes32 private constant SOME = keccak256("some commitment");

    address private ada;

    function setUp() public {
        setUpWorld();
        fillBenches(net, 9, 12);
        ada = person("ada");
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
    }

    function panelist(uint256 position) private view returns (address) {
        return seatOwner(net, 1, Stage.Panel, position);
    }

    function refuse(bytes memory reason) private {
        vm.expectRevert(reason);
    }

    function commitRaw(address who, Stage stage, uint256 position, bytes32 commitment) private {
        vm.prank(who);
        curation.commit(net, 1, stage, position, commitment);
    }

    /// To the jury's commits, the whole panel having voted.
    function toJury() private {
        commitAll(net, 1, Stage.Panel, same(TRUTH, 5));
        roll(6);
        curation.advance(net, 1);
    }

    function juryVote() private view returns (uint256) {
        return onGold(TRUTH, curation.round(net, 1).gold);
    }

    function toReveal() private {
        toJury();
        commitAll(net, 1, Stage.Jury, same(juryVote(), 7));
    }

    function openings(
        uint256 position,
        uint256 verdict,
        bytes32 salt
    ) private pure returns (ICurationTypes.Opening[] memory list) {
        list = new ICurationTypes.Opening[](1);
        list[0] = ICurationTypes.Opening(uint8(position), verdict, salt);
    }

    function only(ICurationTypes.Carried memory ballot) private pure returns (ICurationTypes.Carried[] memory list) {
        list = new ICurationTypes.Carried[](1);
        list[0] = ballot;
    }

    function carryRefused(ICurationTypes.Carried memory ballot) private {
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_NothingCarried.selector));
        curation.carry(net, 1, Stage.Panel, only(ballot));
    }

    // ------------------------------------------------------------------ committing

    // A commitment after the deadline is refused; at the deadline it still counts.
    function test_CommitLate() public {
        uint256 deadline = curation.round(net, 1).clock;
        bytes32 commitment = commitmentFor(net, 1, Stage.Panel, 0, TRUTH);
        address first = panelist(0);
        address second = panelist(1);
        vm.warp(deadline);
        commitRaw(first, Stage.Panel, 0, commitment);
        vm.warp(deadline + 1);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_TooLate.selector, deadline));
        commitRaw(second, Stage.Panel, 1, commitment);
    }

    // The first commitment is final.
    function test_CommitTwice() public {
        commitOne(net, 1, Stage.Panel, 2, TRUTH);
        address who = panelist(2);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_AlreadyCommitted.selector, 2));
        commitRaw(who, Stage.Panel, 2, SOME);
    }

    // Nobody commits for another's seat.
    function test_CommitForAnother() public {
        address owner = panelist(0);
        address other = panelist(1);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_NotYourSeat.selector, 0, owner));
        commitRaw(other, Stage.Panel, 0, SOME);
    }

    // An empty commitment could never be told from none.
    function test_CommitEmpty() public {
        address who = panelist(0);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_EmptyCommitment.selector));
        commitRaw(who, Stage.Panel, 0, 0);
    }

    // Positions end with the panel, whatever number is given.
    function testFuzz_CommitNoSuchPosition(uint256 position) public {
        position = bound(position, 5, type(uint256).max);
        address who = panelist(0);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_NoSuchPosition.selector, position));
        commitRaw(who, Stage.Panel, position, SOME);
    }

    // The jury has no ballot while the panel votes, and the panel none afterwards.
    function test_CommitWrongPhase() public {
        address who = panelist(0);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_WrongPhase.selector, Phase.PanelCommit));
        commitRaw(who, Stage.Jury, 0, SOME);
        toJury();
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_WrongPhase.selector, Phase.JuryCommit));
        commitRaw(who, Stage.Panel, 0, SOME);
    }

    // Rounds that do not exist, or not yet, have no ballots.
    function test_CommitUnknownRound() public {
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_UnknownRound.selector, net, 2));
        curation.commit(net, 2, Stage.Panel, 0, SOME);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_UnknownRound.selector, net, 17));
        curation.commit(net, 17, Stage.Panel, 0, SOME);
    }

    // ------------------------------------------------------------------ carrying

    // A signature of somebody else, of another ballot, or of nothing is skipped.
    function test_CarryWrongSignature() public {
        ICurationTypes.Carried memory ballot = carried(net, 1, Stage.Panel, 0, TRUTH);
        ICurationTypes.Carried memory other = carried(net, 1, Stage.Panel, 1, TRUTH);
        bytes memory own = ballot.signature;
        ballot.signature = other.signature;
        carryRefused(ballot);
        ballot.signature = "";
        carryRefused(ballot);
        ballot.signature = new bytes(65);
        carryRefused(ballot);
        ballot.signature = own;
        ballot.commitment = SOME;
        carryRefused(ballot);
        ballot.commitment = 0;
        carryRefused(ballot);
    }

    // A signed ballot holds for its own position only.
    function test_CarryWrongVoter() public {
        ICurationTypes.Carried memory ballot = carried(net, 1, Stage.Panel, 0, TRUTH);
        ballot.position = 1;
        carryRefused(ballot);
    }

    // The voter's own deadline binds the carrier.
    function test_CarryExpired() public {
        ICurationTypes.Carried memory ballot = carried(net, 1, Stage.Panel, 0, TRUTH);
        vm.warp(ballot.deadline + 1);
        carryRefused(ballot);
        vm.warp(ballot.deadline);
        curation.carry(net, 1, Stage.Panel, only(ballot));
        assertEq(curation.round(net, 1).panelCommitted, 1);
        carryRefused(ballot);
    }

    // Positions beyond the panel are skipped, up to the last that fits the type.
    function testFuzz_CarryNoSuchPosition(uint8 position) public {
        ICurationTypes.Carried memory ballot = carried(net, 1, Stage.Panel, 0, TRUTH);
        ballot.position = uint8(bound(position, 5, 255));
        carryRefused(ballot);
        ballot.position = 255;
        carryRefused(ballot);
    }

    // Bad entries never spoil a batch: the good ones land, once each; nothing good at all is refused.
    function test_CarryMixedBatch() public {
        ICurationTypes.Carried[] memory batch = new ICurationTypes.Carried[](5);
        for (uint256 i; i < 3; ++i) {
            batch[i] = carried(net, 1, Stage.Panel, i, TRUTH);
        }
        batch[1].signature[40] ^= 0x55;
        batch[3] = batch[0];
        batch[4] = carried(net, 1, Stage.Panel, 0, 1);
        curation.carry(net, 1, Stage.Panel, batch);
        assertEq(curation.round(net, 1).panelCommitted, 5);
        assertEq(
            curation.ballot(net, 1, Stage.Panel, 0),
            uint256(commitmentFor(net, 1, Stage.Panel, 0, TRUTH)),
            "the first of two stands"
        );
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_NothingCarried.selector));
        curation.carry(net, 1, Stage.Panel, batch);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_NothingCarried.selector));
        curation.carry(net, 1, Stage.Panel, new ICurationTypes.Carried[](0));
    }

    // Carrying has the same deadline as committing oneself, and cannot replace an own commitment.
    function test_CarryAfterOwnCommitAndLate() public {
        ICurationTypes.Carried memory ballot = carried(net, 1, Stage.Panel, 0, TRUTH);
        commitOne(net, 1, Stage.Panel, 0, 1);
        carryRefused(ballot);
        uint256 deadline = curation.round(net, 1).clock;
        vm.warp(deadline + 1);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_TooLate.selector, deadline));
        curation.carry(net, 1, Stage.Panel, only(ballot));
    }

    // The jury's ballots can be carried too; the last one opens the reveal at once.
    function test_CarryJury() public {
        toJury();
        ICurationTypes.Carried[] memory batch = new ICurationTypes.Carried[](7);
        for (uint256 i; i < 7; ++i) {
            batch[i] = carried(net, 1, Stage.Jury, i, juryVote());
        }
        curation.carry(net, 1, Stage.Jury, batch);
        assertEq(uint8(curation.round(net, 1).phase), uint8(Phase.Reveal));
    }

    // ------------------------------------------------------------------ revealing

    // An opening with another verdict or another salt is refused.
    function test_RevealThatDoesNotMatch() public {
        toReveal();
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_WrongOpening.selector, 0));
        curation.reveal(net, 1, Stage.Panel, openings(0, TRUTH ^ 1, saltOf(0)));
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_WrongOpening.selector, 0));
        curation.reveal(net, 1, Stage.Panel, openings(0, TRUTH, saltOf(1)));
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_WrongOpening.selector, 3));
        curation.reveal(net, 1, Stage.Jury, openings(3, 0, saltOf(3)));
    }

    // A commitment copied from another voter cannot be opened by the copier.
    function test_CopiedCommitmentCannotBeOpened() public {
        bytes32 copied = commitmentFor(net, 1, Stage.Panel, 0, TRUTH);
        for (uint256 i; i < 4; ++i) {
            commitOne(net, 1, Stage.Panel, i, TRUTH);
        }
        commitRaw(panelist(4), Stage.Panel, 4, copied);
        roll(6);
        curation.advance(net, 1);
        commitAll(net, 1, Stage.Jury, same(juryVote(), 7));
        revealOne(net, 1, Stage.Panel, 0, TRUTH);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_WrongOpening.selector, 4));
        curation.reveal(net, 1, Stage.Panel, openings(4, TRUTH, saltOf(0)));
    }

    // Openings are shown in the reveal phase only.
    function test_RevealEarlyAndLate() public {
        commitAll(net, 1, Stage.Panel, same(TRUTH, 5));
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_WrongPhase.selector, Phase.AwaitJury));
        curation.reveal(net, 1, Stage.Panel, openings(0, TRUTH, saltOf(0)));
        roll(6);
        curation.advance(net, 1);
        commitAll(net, 1, Stage.Jury, same(juryVote(), 7));
        uint256 deadline = curation.round(net, 1).clock;
        vm.warp(deadline + 1);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_TooLate.selector, deadline));
        curation.reveal(net, 1, Stage.Panel, openings(0, TRUTH, saltOf(0)));
    }

    // When the jury's time runs out the reveal has begun by itself, at that deadline.
    function test_RevealAfterJuryTimeout() public {
        toJury();
        commitOne(net, 1, Stage.Jury, 0, juryVote());
        uint256 deadline = curation.round(net, 1).clock;
        vm.warp(deadline + 12 hours);
        revealOne(net, 1, Stage.Panel, 0, TRUTH);
        assertEq(uint8(curation.round(net, 1).phase), uint8(Phase.Reveal));
        assertEq(curation.round(net, 1).clock, deadline + 12 hours);
        vm.warp(deadline + 12 hours + 1);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_TooLate.selector, deadline + 12 hours));
        curation.reveal(net, 1, Stage.Panel, openings(1, TRUTH, saltOf(1)));
    }

    // A second opening of a ballot is refused, in the same call too.
    function test_RevealTwice() public {
        toReveal();
        ICurationTypes.Opening[] memory twice = new ICurationTypes.Opening[](2);
        twice[0] = opening(1, TRUTH);
        twice[1] = opening(1, TRUTH);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_AlreadyRevealed.selector, 1));
        curation.reveal(net, 1, Stage.Panel, twice);
        revealOne(net, 1, Stage.Panel, 1, TRUTH);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_AlreadyRevealed.selector, 1));
        curation.reveal(net, 1, Stage.Panel, openings(1, TRUTH, saltOf(1)));
    }

    // Nobody reveals what nobody committed, at whatever position.
    /// forge-config: default.fuzz.runs = 2000
    function testFuzz_RevealWithoutCommitment(uint8 position) public {
        for (uint256 i; i < 4; ++i) {
            commitOne(net, 1, Stage.Panel, i, TRUTH);
        }
        skipTime(24 hours + 2);
        curation.advance(net, 1);
        roll(6);
        curation.advance(net, 1);
        skipTime(24 hours + 2);
        position = uint8(bound(position, 4, 255));
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_NotCommitted.selector, position));
        curation.reveal(net, 1, Stage.Panel, openings(position, TRUTH, saltOf(position)));
    }

    // A verdict speaks of the round's items only; a juror's of the gold items only.
    function test_VerdictOutOfRange() public {
        for (uint256 i; i < 5; ++i) {
            commitOne(net, 1, Stage.Panel, i, i == 0 ? 1 << N : TRUTH);
        }
        roll(6);
        curation.advance(net, 1);
        uint256 vote = juryVote();
        for (uint256 i; i < 7; ++i) {
            commitOne(net, 1, Stage.Jury, i, i == 0 ? 1 << 12 : vote);
        }
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_VerdictOutOfRange.selector, N));
        curation.reveal(net, 1, Stage.Panel, openings(0, 1 << N, saltOf(0)));
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_VerdictOutOfRange.selector, 12));
        curation.reveal(net, 1, Stage.Jury, openings(0, 1 << 12, saltOf(0)));
    }

    // Jurors' verdicts are kept side by side and do not touch each other.
    function test_JuryVerdictsAreKeptApart() public {
        toJury();
        uint256 expected;
        for (uint256 i; i < 7; ++i) {
            commitOne(net, 1, Stage.Jury, i, 0xabc ^ i);
            expected |= (0xabc ^ i) << (16 * i);
        }
        for (uint256 i = 7; i > 0; --i) {
            revealOne(net, 1, Stage.Jury, i - 1, 0xabc ^ (i - 1));
        }
        assertEq(curation.juryVerdicts(net, 1), expected);
    }

    // ------------------------------------------------------------------ exposing

    function expose(Stage stage, uint256 position, uint256 verdict) private {
        curation.expose(net, 1, stage, opening(position, verdict));
    }

    // An opening shown in any phase before the reveal cancels that ballot; it can neither be shown again nor revealed.
    function test_ExposeInEachPhase() public {
        commitOne(net, 1, Stage.Panel, 0, TRUTH);
        expose(Stage.Panel, 0, TRUTH); // while the panel commits
        for (uint256 i = 1; i < 5; ++i) {
            commitOne(net, 1, Stage.Panel, i, TRUTH);
        }
        expose(Stage.Panel, 1, TRUTH); // while the jury's seed is awaited
        roll(6);
        curation.advance(net, 1);
        expose(Stage.Panel, 2, TRUTH); // while the jury commits
        uint256 vote = juryVote();
        commitOne(net, 1, Stage.Jury, 0, vote);
        expose(Stage.Jury, 0, vote);
        ICurationTypes.Round memory r = curation.round(net, 1);
        assertEq(r.panelExposed, 7);
        assertEq(r.juryExposed, 1);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_Exposed.selector, 1));
        expose(Stage.Panel, 1, TRUTH);
        skipTime(24 hours + 2);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_Exposed.selector, 0));
        curation.reveal(net, 1, Stage.Panel, openings(0, TRUTH, saltOf(0)));
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_Exposed.selector, 0));
        curation.reveal(net, 1, Stage.Jury, openings(0, vote, saltOf(0)));
    }

    // Once the reveal has begun nothing is early any more, by time alone too; the jury cannot be exposed before it sits.
    function test_ExposeTooLateOrTooSoon() public {
        toJury();
        skipTime(24 hours + 2);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_WrongPhase.selector, Phase.Reveal));
        expose(Stage.Panel, 0, TRUTH);
    }

    function test_ExposeJuryBeforeItSits() public {
        commitAll(net, 1, Stage.Panel, same(TRUTH, 5));
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_WrongPhase.selector, Phase.AwaitJury));
        expose(Stage.Jury, 0, 0);
    }

    // Only a valid opening of a standing commitment exposes.
    function test_ExposeNeedsAValidOpening() public {
        commitOne(net, 1, Stage.Panel, 0, TRUTH);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_WrongOpening.selector, 0));
        expose(Stage.Panel, 0, TRUTH ^ 1);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_NotCommitted.selector, 1));
        expose(Stage.Panel, 1, TRUTH);
    }

    // Who was exposed pays what withholding costs, and the round settles without that ballot.
    function test_ExposedPaysTheWorst() public {
        commitAll(net, 1, Stage.Panel, same(TRUTH, 5));
        expose(Stage.Panel, 4, TRUTH);
        uint256 id = curation.round(net, 1).panel[4];
        ICurationTypes.Seat memory seat = curation.seat(net, Bench.Curator, id);
        roll(6);
        curation.advance(net, 1);
        uint256 vote = juryVote();
        commitAll(net, 1, Stage.Jury, same(vote, 7));
        revealAll(net, 1, Stage.Panel, same(TRUTH, 4));
        revealAll(net, 1, Stage.Jury, same(vote, 7));
        assertTrue(curation.isDue(net, 1), "nobody else is waited for");
        curation.advance(net, 1);
        assertEq(contributions.acceptedOf(net, 1), TRUTH);
        assertEq(curation.seat(net, Bench.Curator, id).balance, seat.balance - seat.reserved);
        assertEq(curation.seat(net, Bench.Curator, id).goldRounds, 0, "no score without a reveal");
    }

    // The ring forgets: a ballot of a round whose entry a later round has taken is unknown.
    function test_OldRoundIsUnknown() public {
        toReveal();
        revealAll(net, 1, Stage.Panel, same(TRUTH, 5));
        revealAll(net, 1, Stage.Jury, same(juryVote(), 7));
        curation.advance(net, 1);
        for (uint256 i = 2; i <= 17; ++i) {
            contributeAs(ada, net, N);
            curation.advance(net, i);
        }
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_UnknownRound.selector, net, 1));
        curation.reveal(net, 1, Stage.Panel, openings(0, TRUTH, saltOf(0)));
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_UnknownRound.selector, net, 1));
        curation.advance(net, 1);
    }
}
