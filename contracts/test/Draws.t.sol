// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {Bench, Kind, Phase, Policy, Stage} from "../src/Types.sol";
import {ICurationTypes} from "../src/interfaces/ICuration.sol";
import {World} from "./World.sol";

/// @title Draws: who sits, and which items are gold
/// @notice Uniform among those who may sit, distinct, disjoint, never a contributor while others remain.
contract DrawsTest is World {
    uint256 private constant N = 32;
    uint256 private constant TRUTH = (1 << 20) - 1;

    address private ada;

    function setUp() public {
        setUpWorld();
        ada = person("ada");
    }

    /// Fixes the hash that seeds the pending draw, and draws.
    function drawWith(uint256 number, bytes32 hash) private {
        uint256 seedBlock = curation.round(net, number).clock + 4;
        vm.roll(seedBlock + 1);
        vmMore.setBlockhash(seedBlock, hash);
        curation.advance(net, number);
    }

    function panelMask(uint256 number) private view returns (uint256 mask) {
        uint16[] memory panel = curation.round(net, number).panel;
        for (uint256 i; i < panel.length; ++i) {
            mask |= 1 << panel[i];
        }
    }

    function juryMask(uint256 number) private view returns (uint256 mask) {
        uint16[] memory jury = curation.round(net, number).jury;
        for (uint256 i; i < jury.length; ++i) {
            mask |= 1 << jury[i];
        }
    }

    // Whatever the hash: five distinct seats of the bench, seven distinct jurors, and exactly G distinct gold items.
    /// A thousand runs, since each plays half a round.
    /// forge-config: default.fuzz.runs = 1000
    function testFuzz_DistinctSeatsAndGold(bytes32 first, bytes32 second, uint256 n) public {
        fillBenches(net, 9, 12);
        n = bound(n, 12, 127);
        if (n > 31) contributeAs(ada, net, 31);
        contributeAs(ada, net, n > 31 ? n - 31 : n);
        skipTime(3 days);
        curation.advance(net, 1);
        drawWith(1, first == 0 ? bytes32("1") : first);
        uint256 panel = panelMask(1);
        assertEq(LibBit.popCount(panel), 5);
        assertEq(panel >> 9, 0);
        commitAll(net, 1, Stage.Panel, same(1, 5));
        drawWith(1, second == 0 ? bytes32("2") : second);
        assertEq(LibBit.popCount(juryMask(1)), 7);
        assertEq(juryMask(1) >> 12, 0);
        uint256 gold = curation.round(net, 1).gold;
        assertEq(LibBit.popCount(gold), 12);
        assertEq(gold >> n, 0);
    }

    // Over 300 seeds every seat and every item comes up about as often as any other: the sum of squared deviations over
    // the expectation stays far below what chance exceeds once in a million (chi-square: 8 degrees of freedom, 46;
    // 31 degrees, 91; sampling without replacement only narrows it).
    function test_DrawsAreUniform() public {
        fillBenches(net, 9, 12);
        contributeAs(ada, net, N);
        curation.advance(net, 1);
        uint256 awaiting = vmMore.snapshotState();
        uint256[] memory seats = new uint256[](9);
        uint256[] memory items = new uint256[](N);
        for (uint256 run; run < 300; ++run) {
            drawWith(1, keccak256(abi.encode("panel", run)));
            uint256 mask = panelMask(1);
            for (uint256 i; i < 9; ++i) {
                seats[i] += (mask >> i) & 1;
            }
            if (run % 2 == 0) {
                commitAll(net, 1, Stage.Panel, same(1, 5));
                drawWith(1, keccak256(abi.encode("jury", run)));
                uint256 gold = curation.round(net, 1).gold;
                for (uint256 i; i < N; ++i) {
                    items[i] += (gold >> i) & 1;
                }
            }
            vmMore.revertToState(awaiting);
            awaiting = vmMore.snapshotState();
        }
        assertLt(chiSquare(seats, 300 * 5), 46e3);
        assertLt(chiSquare(items, 150 * 12), 91e3);
    }

    /// In thousandths.
    function chiSquare(uint256[] memory seen, uint256 total) private pure returns (uint256 sum) {
        for (uint256 i; i < seen.length; ++i) {
            uint256 scaled = seen[i] * seen.length;
            uint256 off = scaled > total ? scaled - total : total - scaled;
            sum += (1000 * off * off) / (total * seen.length);
        }
    }

    // Contributors do not sit on their own round while enough other seats remain, on either bench.
    /// A thousand runs, since each plays half a round.
    /// forge-config: default.fuzz.runs = 1000
    function testFuzz_ContributorsAreLeftOut(bytes32 hash) public {
        fillBenches(net, 9, 12);
        for (uint256 i; i < 4; ++i) {
            contributeAs(person("curator", i), net, 3);
        }
        for (uint256 i; i < 5; ++i) {
            contributeAs(person("juror", i), net, 3);
        }
        skipTime(3 days);
        curation.advance(net, 1);
        drawWith(1, keccak256(abi.encode(hash, 1)));
        assertEq(panelMask(1), 31 << 4, "the five others, all of them");
        commitAll(net, 1, Stage.Panel, same(1, 5));
        drawWith(1, keccak256(abi.encode(hash, 2)));
        assertEq(juryMask(1), 127 << 5);
    }

    // When too few others remain, contributors may sit: a round is not lost for it.
    function test_ContributorsSitWhenTooFewRemain() public {
        fillBenches(net, 7, 9);
        for (uint256 i; i < 3; ++i) {
            contributeAs(person("curator", i), net, 11);
        }
        closeAndDraw(net, 1);
        assertEq(uint8(curation.round(net, 1).phase), uint8(Phase.PanelCommit));
        assertEq(curation.round(net, 1).panel.length, 5);
    }

    // Exclusion is of one round only.
    function test_ExclusionEndsWithTheRound() public {
        fillBenches(net, 7, 9);
        for (uint256 i; i < 2; ++i) {
            contributeAs(person("curator", i), net, 16);
        }
        closeAndDraw(net, 1);
        assertEq(panelMask(1), 31 << 2);
        bool sat;
        for (uint256 i; i < 3; ++i) {
            contributeAs(ada, net, N);
            curation.advance(net, 2 + i);
            drawWith(2 + i, keccak256(abi.encode(i)));
            if (curation.round(net, 2 + i).panel.length != 0) sat = sat || panelMask(2 + i) & 3 != 0;
        }
        assertTrue(sat);
    }

    // Nobody serves on more than two rounds at once; a third draw waits for seats.
    function test_NeverMoreThanTwoDuties() public {
        fillBenches(net, 7, 9);
        for (uint256 i = 1; i <= 3; ++i) {
            contributeAs(ada, net, N);
            closeAndDraw(net, i);
        }
        uint256 duties;
        for (uint256 i; i < 7; ++i) {
            uint256 d = curation.seat(net, Bench.Curator, i).duties;
            assertLte(d, 2);
            duties += d;
        }
        assertEq(duties, 10, "fourteen duties at most: two panels, not three");
        assertEq(uint8(curation.round(net, 3).phase), uint8(Phase.AwaitPanel));
    }

    // Seats bought after a round's close, or too short before it, are not drawn for it.
    function test_YoungSeatsAreNotDrawn() public {
        fillBenches(net, 7, 9);
        for (uint256 i = 7; i < 20; ++i) {
            buyCurator(net, person("young", i));
        }
        contributeAs(ada, net, N);
        skipTime(1 days);
        closeAndDraw(net, 1);
        assertEq(panelMask(1) >> 7, 0);
    }

    // One person on both benches is never panelist and juror of the same round.
    /// A thousand runs, since each plays half a round.
    /// forge-config: default.fuzz.runs = 1000
    function testFuzz_PanelAndJuryAreDisjoint(bytes32 hash) public {
        for (uint256 i; i < 9; ++i) {
            buyCurator(net, person("both", i));
        }
        for (uint256 i; i < 12; ++i) {
            buyJuror(net, i < 4 ? person("both", i) : person("juror", i));
        }
        skipTime(3 days + 2);
        contributeAs(ada, net, N);
        curation.advance(net, 1);
        drawWith(1, keccak256(abi.encode(hash, 1)));
        commitAll(net, 1, Stage.Panel, same(1, 5));
        drawWith(1, keccak256(abi.encode(hash, 2)));
        assertEq(LibBit.popCount(juryMask(1)), 7);
        // Seats 0 to 3 of both benches are the same four people.
        assertEq(panelMask(1) & juryMask(1) & 15, 0);
    }

    // The link from a curator to the juror seat holds whichever was bought first, and ends with the juror seat.
    function test_DisjointWhicheverSeatCameFirst() public {
        for (uint256 i; i < 5; ++i) {
            buyJuror(net, person("both", i));
        }
        for (uint256 i; i < 7; ++i) {
            buyCurator(net, person("both", i));
        }
        for (uint256 i = 5; i < 12; ++i) {
            buyJuror(net, person("juror", i));
        }
        skipTime(3 days + 2);
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        commitAll(net, 1, Stage.Panel, same(1, 5));
        roll(6);
        curation.advance(net, 1);
        assertEq(panelMask(1) & juryMask(1) & 31, 0);
        assertEq(LibBit.popCount(juryMask(1)), 7);
    }

    // A draw needs more active seats than it fills.
    function test_BenchMustBeLargerThanThePanel() public {
        fillBenches(net, 6, 9);
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        assertEq(uint8(curation.round(net, 1).phase), uint8(Phase.AwaitPanel), "six seats are not seven");
        vm.expectRevert(abi.encodeWithSelector(ICurationTypes.Curation_NotEnoughSeats.selector, Bench.Curator, 6, 7));
        curation.advance(net, 1);
    }

    // What is not due is refused: the open round before it is full, and each phase before its end.
    function test_NothingDue() public {
        fillBenches(net, 9, 12);
        bytes memory early = abi.encodeWithSelector(ICurationTypes.Curation_NothingDue.selector, net, 1);
        vm.expectRevert(early);
        curation.advance(net, 1);
        contributeAs(ada, net, N - 1);
        assertFalse(curation.isDue(net, 1));
        vm.expectRevert(early);
        curation.advance(net, 1);
        contributeAs(ada, net, 1);
        assertTrue(curation.isDue(net, 1));
        curation.advance(net, 1);
        assertFalse(curation.isDue(net, 1));
        roll(6);
        assertTrue(curation.isDue(net, 1));
        curation.advance(net, 1);
        assertFalse(curation.isDue(net, 1));
        vm.expectRevert(early);
        curation.advance(net, 1);
        vm.expectRevert(abi.encodeWithSelector(ICurationTypes.Curation_UnknownRound.selector, net, 3));
        curation.isDue(net, 3);
    }

    // A round takes what fits: 255 items at most, and only from Contributions.
    function test_JoinIsForContributions() public {
        vm.expectRevert(abi.encodeWithSelector(ICurationTypes.Curation_NotAModule.selector, address(this)));
        curation.join(net, ada, Kind.Data, 1);
        contributeAs(ada, net, 31);
        contributeAs(ada, net, 128);
        assertEq(curation.head(net).count, 159);
        contributeAs(ada, net, 1);
        assertEq(curation.head(net).round, 2, "a full round closes by itself when the next item comes");
        assertEq(curation.round(net, 1).count, 159);
    }

    // A round keeps the policy it opened under, even if another comes into force while it is open.
    function test_RoundKeepsItsPolicy() public {
        fillBenches(net, 21, 30);
        skipTime(10);
        contributeAs(ada, net, 1);
        Policy memory p = defaultPolicy();
        vm.prank(steward);
        datanets.proposePolicy(net, p);
        skipTime(7 days);
        datanets.activatePolicy(net);
        assertEq(curation.head(net).version, 1);
        curation.advance(net, 1);
        assertEq(curation.round(net, 1).version, 1);
        contributeAs(ada, net, 1);
        assertEq(curation.head(net).version, 2);
    }
}
