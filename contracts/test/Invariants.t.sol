// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {Stage} from "../src/Types.sol";
import {ICases} from "../src/interfaces/ICases.sol";
import {IContributions} from "../src/interfaces/IContributions.sol";
import {ICurationTypes} from "../src/interfaces/ICuration.sol";
import {Base} from "./Base.t.sol";
import {Life} from "./harness/Life.sol";

/// @title What holds after any sequence of moves
/// @notice The rules below are all looked at after every move of one campaign: a campaign for each would play the same
/// moves again.
contract InvariantsTest is Base {
    uint256 private constant NET = 1;
    uint256 private constant BOND = 2e9;
    /// gwei: every sync and distribution may leave a gwei behind, never take one.
    uint256 private constant DUST = 20_000;

    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Life private life;

    function setUp() public {
        life = new Life();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(life);
    }

    /// Rounds need many moves to get anywhere, so moves come up most often.
    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        bytes4[] memory moves = new bytes4[](20);
        (moves[0], moves[1], moves[2], moves[3]) = (
            Life.contribute.selector,
            Life.contribute.selector,
            Life.label.selector,
            Life.advance.selector
        );
        (moves[4], moves[5], moves[6], moves[7]) = (
            Life.consume.selector,
            Life.claim.selector,
            Life.claimSeat.selector,
            Life.touch.selector
        );
        (moves[8], moves[9], moves[10]) = (Life.retire.selector, Life.seat.selector, Life.skip.selector);
        moves[11] = Life.challenge.selector;
        for (uint256 i = 12; i < 16; ++i) {
            moves[i] = Life.hear.selector;
        }
        for (uint256 i = 16; i < 20; ++i) {
            moves[i] = Life.move.selector;
        }
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(life), moves);
    }

    // The treasury holds at least stakes + fees under review + bonds + vesting + credits + pools + deposits of cases, and what
    // is left over is dust of rounding.
    function checkSolvency() private {
        uint256 owed = life.seatMoney() + life.creditMoney() + life.feeMoney();
        owed += life.contributionMoney() + life.poolMoney() + life.caseMoney();
        assertGte(life.held(), owed, "owed more than held");
        assertLte(life.held() - owed, DUST, "money nobody owns");
    }

    // The accumulator's weight is the sum of the weights of all that earn.
    function checkWeightIsTheSumOfWeights() private {
        uint256 last = life.head().contributions;
        uint256 sum;
        for (uint256 k = 1; k <= last; ++k) {
            sum += life.weightOf((NET << 24) | k);
        }
        assertEq(life.weightSum(), sum);
    }

    // Usage pays contributors at most what is left of it after the burn, and burns at least a tenth.
    function checkIncomeStaysBelowUsage() private {
        uint256 last = life.head().contributions;
        uint256 income;
        for (uint256 k = 1; k <= last; ++k) {
            IContributions.Account memory a = life.accountOf((NET << 24) | k);
            if (a.earning != 0) income += 2 * BOND * a.earning - a.capLeft;
        }
        assertLte(income * 100, life.usagePaid() * 75);
        assertGte(life.burned() + last + DUST, life.usagePaid() / 10);
    }

    // Nothing earns, vests or may earn beyond what was accepted, and nothing is accepted before its round has settled.
    function checkNothingEarnsUnaccepted() private {
        uint256 last = life.head().contributions;
        for (uint256 k = 1; k <= last; ++k) {
            uint256 id = (NET << 24) | k;
            uint256 accepted = LibBit.popCount(life.acceptedItems(id));
            IContributions.RoundRecord memory r = life.roundOf(id);
            if (r.endedAt == 0 || r.refunded) assertEq(accepted, 0);
            IContributions.Account memory a = life.accountOf(id);
            assertLte(a.earning, accepted);
            if (accepted == 0) assertEq(uint256(a.unvested) + a.capLeft, 0);
        }
    }

    // No vote counts without a commitment by the seat's owner and its own opening; no exposed vote counts at all.
    function checkOnlyOpenedVotesCount() private {
        uint256 closed = life.head().closed;
        for (uint256 i; i < 16 && i < closed; ++i) {
            ICurationTypes.Round memory r = life.round(closed - i);
            uint256 panel = life.ballotOf(closed - i, r.attempt, Stage.Panel);
            uint256 jury = life.ballotOf(closed - i, r.attempt, Stage.Jury);
            assertEq(r.panelCommitted & ~life.committed(panel), 0);
            assertEq(r.panelRevealed & ~life.opened(panel), 0);
            assertEq(r.panelRevealed & r.panelExposed, 0);
            assertEq(r.juryCommitted & ~life.committed(jury), 0);
            assertEq(r.juryRevealed & ~life.opened(jury), 0);
            assertEq(r.juryRevealed & r.juryExposed, 0);
        }
    }

    // A juror seat has exactly the duties that open rounds and cases name it for, never more than two, and its balance covers
    // what they reserve.
    function checkDutiesAreThoseOfRoundsAndCases() private {
        for (uint256 i; i < life.JURORS(); ++i) {
            ICurationTypes.Seat memory s = life.jurorSeat(i);
            assertEq(s.duties, life.dutiesOf(i));
            assertLte(s.duties, 2);
            assertGte(s.balance, s.reserved);
            if (s.duties == 0) assertEq(s.reserved, 0);
        }
    }

    // In cases too only opened commitments of the seats' owners count, and no exposed one.
    function checkOnlyOpenedVotesCountInCases() private {
        uint256 count = life.caseCount();
        for (uint256 id = 1; id <= count; ++id) {
            for (uint256 t; t < 3; ++t) {
                ICases.Jury memory j = life.caseJury(id, t);
                uint256 ballot = life.caseBallotOf(id, t);
                assertEq(j.committed & ~life.committed(ballot), 0);
                assertEq(j.revealed & ~life.opened(ballot), 0);
                assertEq(j.revealed & j.exposed, 0);
                assertEq(j.votes & ~j.revealed, 0);
            }
        }
    }

    // A contribution is held exactly as long as a case about it is open; struck items were accepted and hold nothing.
    function checkHeldWhileACaseIsOpen() private {
        uint256 last = life.head().contributions;
        uint32[] memory open = life.openCases();
        for (uint256 k = 1; k <= last; ++k) {
            uint256 id = (NET << 24) | k;
            uint256 about;
            for (uint256 i; i < open.length; ++i) {
                if (life.caseOf(open[i]).contribution == id) ++about;
            }
            IContributions.Standing memory s = life.standingOf(id);
            assertEq(s.cases, about);
            assertEq(life.isHeld(id), about != 0);
            assertEq(s.struck & ~life.acceptedItems(id), 0);
            assertLte(life.accountOf(id).earning + LibBit.popCount(s.struck), LibBit.popCount(life.acceptedItems(id)));
        }
    }

    // Nothing is ever trapped: from wherever the sequence ended, time and calls that anyone may make end every round, and
    // then every seat and bond can leave. What stays is the curation pool and dust.
    function afterInvariant() public {
        life.wind();
        assertEq(life.seatMoney(), 0, "a stake is trapped");
        assertEq(life.feeMoney(), 0, "a round is not over");
        assertEq(life.caseMoney(), 0, "a deposit is trapped");
        assertEq(life.contributionMoney(), 0, "a bond is trapped");
        assertEq(life.creditMoney(), 0, "a credit is trapped");
        uint256 rest = life.held() - life.poolMoney();
        assertLte(rest, DUST, "only the pool and dust stay");
    }

    function invariant_AllHolds() public {
        checkSolvency();
        checkWeightIsTheSumOfWeights();
        checkIncomeStaysBelowUsage();
        checkNothingEarnsUnaccepted();
        checkOnlyOpenedVotesCount();
        checkOnlyOpenedVotesCountInCases();
        checkDutiesAreThoseOfRoundsAndCases();
        checkHeldWhileACaseIsOpen();
    }

    // The moves do reach the ends of rounds: a plain sequence of them settles some.
    function test_MovesReachSettlement() public {
        for (uint256 i; i < 6; ++i) {
            life.contribute(i, 40);
            // Who has lost below par tops up, so that the benches stay full.
            for (uint256 k; k < life.CURATORS() + life.JURORS(); ++k) {
                life.seat(k, 1);
            }
            for (uint256 j; j < 40; ++j) {
                life.move(j, uint256(keccak256(abi.encode(i, j))));
            }
            life.consume(1000 * i + 1);
        }
        assertGt(life.settled(), 2);
        for (uint256 i; i < 12; ++i) {
            for (uint256 k; k < life.CURATORS() + life.JURORS(); ++k) {
                life.seat(k, 1);
            }
            uint256 seed = uint256(keccak256(abi.encode("case", i)));
            try life.challenge(seed, seed >> 8, seed >> 16) {} catch {}
            for (uint256 j; j < 12; ++j) {
                life.hear(j, uint256(keccak256(abi.encode("hear", i, j))));
            }
        }
        assertGt(life.upheld(), 0);
        assertGt(life.dismissed(), 0);
        invariant_AllHolds();
        afterInvariant();
    }
}
