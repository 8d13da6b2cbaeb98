// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {Bench, Phase, Stage} from "../src/Types.sol";
import {IContributions} from "../src/interfaces/IContributions.sol";
import {ICurationTypes} from "../src/interfaces/ICuration.sol";
import {World} from "./World.sol";

/// @title A round from contribution to claim
contract RoundTest is World {
    uint256 private constant N = 32;
    /// Items 0 to 19 are good (pi = 0.625).
    uint256 private constant TRUTH = (1 << 20) - 1;

    address private ada;

    function setUp() public {
        setUpWorld();
        fillBenches(net, 9, 12);
        ada = person("ada");
    }

    // Honest voters: exactly the good items are accepted, everyone who voted is paid, rejected bonds are forfeit.
    function test_HonestRoundAcceptsTheGoodItems() public {
        uint256 id = contributeAs(ada, net, N);
        uint256 burnedBefore = treasury.BURN_ADDRESS().balance;
        playRound(net, 1, same(TRUTH, 5), same(TRUTH, 7));

        assertEq(uint8(curation.round(net, 1).phase), uint8(Phase.Settled));
        assertEq(contributions.acceptedOf(net, 1), TRUTH);
        assertEq(contributions.acceptedItems(id), TRUTH);
        assertEq(treasury.BURN_ADDRESS().balance - burnedBefore, 12 * 0.5 ether, "a quarter of 12 bonds burns");
        for (uint256 i; i < 5; ++i) {
            address who = seatOwner(net, 1, Stage.Panel, i);
            assertGt(curation.surplusOf(net, Bench.Curator, who), 0);
        }
        for (uint256 i; i < 7; ++i) {
            assertGt(curation.surplusOf(net, Bench.Juror, seatOwner(net, 1, Stage.Jury, i)), 0);
        }
    }

    // Approving everything without looking costs exactly phi.
    function test_ConstantVerdictEarnsMinusPhi() public {
        contributeAs(ada, net, N);
        uint256[] memory panel = same(TRUTH, 5);
        panel[2] = (1 << N) - 1;
        closeAndDraw(net, 1);
        commitAll(net, 1, Stage.Panel, panel);
        address lazy = seatOwner(net, 1, Stage.Panel, 2);
        finishRound(net, 1, panel, same(TRUTH, 7));
        ICurationTypes.Seat memory seat = curation.seat(
            net,
            Bench.Curator,
            curation.seatOf(net, Bench.Curator, lazy) - 1
        );
        // R from the budget less upkeep: P = 8 OPEN - 5 bounties of 0.04; see MECHANISM "Pay".
        uint256 budget = 8e9 - 5 * (uint256(8e9) / 200);
        uint256 part = budget - (budget * 12 * 7) / (12 * 7 + 5 * N);
        uint256 rate = (8 * part * (N - 1)) / (5 * N);
        assertEq(seat.balance, 64e9 - rate / 50);
    }

    // Use pays the contributor, and one claim pays it all out to the wei.
    function test_UseThenClaim() public {
        uint256 id = contributeAs(ada, net, N);
        playRound(net, 1, same(TRUTH, 5), same(TRUTH, 7));
        address eve = person("eve");
        vm.prank(eve);
        datanets.use{value: 10 ether}(net, 1000, bytes32("query"));
        skipTime(180 days);
        uint48[] memory ids = new uint48[](1);
        ids[0] = uint48(id);
        uint256 before = ada.balance;
        contributions.claim(ada, ids, new IContributions.SeatRef[](0));
        // First sync: the rejected items' bonds, less the forfeit; income enters vesting.
        assertEq(ada.balance - before, 12 * 1.5 ether);
        skipTime(180 days);
        before = ada.balance;
        contributions.claim(ada, ids, new IContributions.SeatRef[](0));
        assertAlmostEq(ada.balance - before, 3.75 ether, 1 gwei * 2);
    }

    // Carried ballots count like one's own; bad entries in the batch are skipped.
    function test_CarriedBallots() public {
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        ICurationTypes.Carried[] memory ballots = new ICurationTypes.Carried[](6);
        for (uint256 i; i < 5; ++i) {
            ballots[i] = carried(net, 1, Stage.Panel, i, TRUTH);
        }
        ballots[5] = ballots[1];
        ballots[0].signature[10] ^= 0x01;
        curation.carry(net, 1, Stage.Panel, ballots);
        assertEq(curation.round(net, 1).panelCommitted, 30);
        ballots[0] = carried(net, 1, Stage.Panel, 0, TRUTH);
        curation.carry(net, 1, Stage.Panel, ballots);
        assertEq(uint8(curation.round(net, 1).phase), uint8(Phase.AwaitJury));
        finishRound(net, 1, same(TRUTH, 5), same(TRUTH, 7));
        assertEq(contributions.acceptedOf(net, 1), TRUTH);
    }

    // The ring and its generations keep a number in few bits: one that differs only in the others names no round. Settled
    // under such a number, a round would be recorded where no contribution ever looks for it.
    function test_ARoundAnswersToItsOwnNumberOnly() public {
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        commitAll(net, 1, Stage.Panel, same(TRUTH, 5));
        roll(6);
        curation.advance(net, 1);
        uint256[] memory votes = same(onGold(TRUTH, curation.round(net, 1).gold), 7);
        commitAll(net, 1, Stage.Jury, votes);
        revealAll(net, 1, Stage.Panel, same(TRUTH, 5));
        revealAll(net, 1, Stage.Jury, votes);
        for (uint256 bits = 4; bits < 256; bits += 4) {
            uint256 other = 1 + (1 << bits);
            assertEq(uint8(curation.round(net, other).phase), uint8(Phase.None));
            vm.expectRevert(abi.encodeWithSelector(ICurationTypes.Curation_UnknownRound.selector, net, other));
            curation.advance(net, other);
        }
        curation.advance(net, 1);
        assertEq(contributions.acceptedOf(net, 1), TRUTH);
    }

    // Whatever happens, the treasury holds what seats, bonds, pools and credits add up to.
    function test_MoneyIsConserved() public {
        contributeAs(ada, net, N);
        uint256[] memory panel = same(TRUTH, 5);
        panel[4] = ~TRUTH & ((1 << N) - 1);
        playRound(net, 1, panel, same(TRUTH, 7));
        uint256 seats;
        for (uint256 i; i < 9; ++i) {
            seats += curation.seat(net, Bench.Curator, i).balance;
        }
        for (uint256 i; i < 12; ++i) {
            seats += curation.seat(net, Bench.Juror, i).balance;
        }
        uint256 bonds = LibBit.popCount(contributions.acceptedOf(net, 1)) * 2e9 + 12 * 1.5e9;
        uint256 owed = seats + bonds + datanets.get(net).pool + treasury.creditOf(address(this));
        assertEq(address(treasury).balance, owed * GWEI);
    }
}
