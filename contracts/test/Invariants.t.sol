// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {Stage} from "../src/Types.sol";
import {IContributions} from "../src/interfaces/IContributions.sol";
import {ICurationTypes} from "../src/interfaces/ICuration.sol";
import {Base} from "./Base.t.sol";
import {Life} from "./harness/Life.sol";

/// @title What holds after any sequence of moves
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
        bytes4[] memory moves = new bytes4[](16);
        (moves[0], moves[1], moves[2], moves[3]) = (
            Life.contribute.selector,
            Life.contribute.selector,
            Life.label.selector,
            Life.advance.selector
        );
        (moves[4], moves[5], moves[6], moves[7]) = (
            Life.use.selector,
            Life.claim.selector,
            Life.claimSeat.selector,
            Life.touch.selector
        );
        (moves[8], moves[9], moves[10]) = (Life.retire.selector, Life.seat.selector, Life.skip.selector);
        for (uint256 i = 11; i < 16; ++i) {
            moves[i] = Life.move.selector;
        }
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(life), moves);
    }

    // The treasury holds at least stakes + fees under review + bonds + vesting + credits + pools, and what is left over
    // is dust of rounding.
    function invariant_Solvency() public {
        uint256 owed = life.seatMoney() + life.creditMoney() + life.feeMoney();
        owed += life.contributionMoney() + life.poolMoney();
        assertGte(life.held(), owed, "owed more than held");
        assertLte(life.held() - owed, DUST, "money nobody owns");
    }

    // The accumulator's weight is the sum of the weights of all that earn.
    function invariant_WeightIsTheSumOfWeights() public {
        uint256 last = life.head().contributions;
        uint256 sum;
        for (uint256 k = 1; k <= last; ++k) {
            sum += life.weightOf((NET << 24) | k);
        }
        assertEq(life.weightSum(), sum);
    }

    // Usage pays contributors at most what is left of it after the burn, and burns at least a tenth.
    function invariant_IncomeStaysBelowUsage() public {
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
    function invariant_NothingEarnsUnaccepted() public {
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
    function invariant_OnlyOpenedVotesCount() public {
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

    // Nothing is ever trapped: from wherever the sequence ended, time and calls that anyone may make end every round, and
    // then every seat and bond can leave. What stays is the curation pool and dust.
    function afterInvariant() public {
        life.wind();
        assertEq(life.seatMoney(), 0, "a stake is trapped");
        assertEq(life.feeMoney(), 0, "a round is not over");
        assertEq(life.contributionMoney(), 0, "a bond is trapped");
        assertEq(life.creditMoney(), 0, "a credit is trapped");
        uint256 rest = life.held() - life.poolMoney();
        assertLte(rest, DUST, "only the pool and dust stay");
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
            life.use(1000 * i + 1);
        }
        assertGt(life.settled(), 2);
        invariant_Solvency();
        invariant_WeightIsTheSumOfWeights();
        invariant_OnlyOpenedVotesCount();
        afterInvariant();
    }
}
