// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {CaseReason} from "../src/Types.sol";
import {ICases} from "../src/interfaces/ICases.sol";
import {Court} from "./Court.sol";

/// @title What a case moves, and who could be bought to move it
contract CaseStakesTest is Court {
    uint256 private constant B = 2e9;
    uint256 private constant F = 0.25e9;
    uint256 private constant ITEMS = 20; // accepted
    uint256 private constant TENTH = 25.6e9; // of a juror's seat

    address private ada;
    uint256 private id;

    function setUp() public {
        setUpWorld();
        ada = person("ada");
    }

    // Whatever an account has earned and topped up, and however large the bench: a majority of the jury that begins would lose
    // at least what a strike takes, and at least what half of the deposit brings on top; no smaller jury would. What no
    // jury covers is refused. The deposit is 2B an item, the fee f an item and juror.
    /// forge-config: default.fuzz.runs = 100
    function testFuzz_AMajorityLosesMoreThanACaseMoves(
        uint256 items,
        uint256 units,
        uint256 wait,
        uint256 topUp,
        uint256 bench
    ) public {
        bench = bound(bench, 9, 33);
        fillBenches(net, 9, bench);
        id = settled(ada);
        items = bound(items, 1, (1 << ITEMS) - 1);
        topUp = bound(topUp, 0, 60 ether) / GWEI;
        if (topUp != 0) {
            vm.prank(ada);
            contributions.topUp{value: topUp * GWEI}(id);
        }
        use(bound(units, 1, 5000));
        contributions.touch(id);
        skipTime(bound(wait, 0, 60 days));

        uint256 k = LibBit.popCount(items);
        (, uint256 unvested, uint256 capLeft, uint256 bond, ) = contributions.preview(id);
        uint256 moved = (k * (unvested + capLeft + bond) + ITEMS - 1) / ITEMS + k * B;
        try cases.quote(id, items, CaseReason.Junk) returns (uint256 tier, uint256 deposit, uint256 fee) {
            assertEq(deposit, 2 * B * k);
            assertEq(fee, ((8 << tier) - 1) * k * F);
            assertGte(losses(tier, bench), moved, "a majority loses more");
            if (tier != 0) assertLt(losses(tier - 1, bench), moved, "and a smaller one would not");
            checkStake(items, majorityOf(tier, bench), moved);
        } catch (bytes memory reason) {
            assertEq(bytes4(reason), ICases.Cases_TooMuchAtStake.selector);
            assertLt(losses(2, bench), moved, "no jury covers it");
        }
    }

    // One item that has earned nothing moves its bond of 2 OPEN, the 4 OPEN that it may earn and half of the deposit, 2 OPEN: a
    // juror of seven stakes 2 OPEN on it, not a tenth of the seat.
    function test_ASmallCaseStakesLittle() public {
        fillBenches(net, 9, 9);
        id = settled(ada);
        assertEq(uint256(cases.get(fileAs(person("bob"), id, 0x1)).stake), 2e9);
    }

    /// Each juror stakes an equal part of what the case moves, rounded up, and so never more than a tenth of the seat.
    function checkStake(uint256 items, uint256 majority, uint256 moved) private {
        uint256 stake = cases.get(fileAs(person("bob"), id, items)).stake;
        assertGte(stake * majority, moved, "the majority stakes all of it");
        assertLt((stake - 1) * majority, moved, "and nothing more");
        assertLte(stake, TENTH);
    }

    /// The most that a majority of a tier's jury can lose, drawn from a bench of this size.
    function losses(uint256 tier, uint256 bench) private pure returns (uint256) {
        return majorityOf(tier, bench) * TENTH;
    }

    function majorityOf(uint256 tier, uint256 bench) private pure returns (uint256) {
        uint256 size = (8 << tier) - 1;
        if (size > bench) size = bench;
        return size / 2 + 1;
    }
}
