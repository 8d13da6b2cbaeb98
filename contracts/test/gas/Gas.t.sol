// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {Stage} from "../../src/Types.sol";
import {IContributions} from "../../src/interfaces/IContributions.sol";
import {ICurationTypes} from "../../src/interfaces/ICuration.sol";
import {Bill} from "./Bill.sol";

/// @title Gas of whole transactions, at the default policy
/// @notice `npm run bench:gas` runs this with every call as a transaction of its own and reads the numbers from
/// snapshots/Gas.json. A "reused" slot belongs to a ring entry that an earlier round has paid for.
contract Gas is Bill {
    uint256 private constant RING = 16;
    /// 77 of 128 items are good: 60 % accepted.
    uint256 private constant GOOD = 77;

    function setUp() public {
        setUpBill(24, 32);
    }

    function truth(uint256 n) private pure returns (uint256) {
        return (1 << ((n * GOOD) / 128)) - 1;
    }

    // ------------------------------------------------------------------ one round, transaction by transaction

    /// @param label prefix of the snapshots; empty to measure nothing.
    function wholeRound(string memory label, uint256 n, uint256 parts, bool carriedBallots) private {
        bool named = bytes(label).length != 0;
        uint256 number = curation.head(net).closed + 1;
        spent = 0;
        for (uint256 i; i < parts; ++i) {
            contributeAs(ada, net, n / parts + (i == 0 ? n % parts : 0));
            count(named && i == parts - 1 ? string.concat(label, "contribute") : "");
        }
        curation.advance(net, number);
        count(named ? string.concat(label, "close") : "");
        roll(6);
        curation.advance(net, number);
        count(named ? string.concat(label, "draw panel") : "");
        uint256[] memory panel = same(truth(n), 7);
        vote(label, number, Stage.Panel, panel, carriedBallots);
        roll(6);
        curation.advance(net, number);
        count(named ? string.concat(label, "draw jury") : "");
        uint256[] memory jury = same(onGold(truth(n), curation.round(net, number).gold), 15);
        vote(label, number, Stage.Jury, jury, carriedBallots);
        open(label, number, Stage.Panel, panel, carriedBallots);
        open(label, number, Stage.Jury, jury, carriedBallots);
        curation.advance(net, number);
        count(named ? string.concat(label, "settle") : "");
        if (named) {
            uint256 accepted = LibBit.popCount(contributions.acceptedOf(net, number));
            vmMore.snapshotValue(string.concat(label, "whole round"), spent);
            vmMore.snapshotValue(string.concat(label, "per accepted item"), spent / accepted);
        }
    }

    function vote(
        string memory label,
        uint256 number,
        Stage stage,
        uint256[] memory verdicts,
        bool carriedBallots
    ) private {
        string memory who = stage == Stage.Panel ? "panel" : "jury";
        bool named = bytes(label).length != 0;
        if (!carriedBallots) {
            for (uint256 i; i < verdicts.length; ++i) {
                commitOne(net, number, stage, i, verdicts[i]);
                count(named && i == 1 ? string.concat(label, "commit ", who) : "");
            }
            return;
        }
        ICurationTypes.Carried[] memory ballots = new ICurationTypes.Carried[](verdicts.length);
        for (uint256 i; i < verdicts.length; ++i) {
            ballots[i] = carried(net, number, stage, i, verdicts[i]);
        }
        curation.carry(net, number, stage, ballots);
        count(named ? string.concat(label, "carry ", who) : "");
    }

    function open(string memory label, uint256 number, Stage stage, uint256[] memory verdicts, bool together) private {
        string memory who = stage == Stage.Panel ? "panel" : "jury";
        bool named = bytes(label).length != 0;
        if (together) {
            revealAll(net, number, stage, verdicts);
            count(named ? string.concat(label, "reveal all ", who) : "");
            return;
        }
        for (uint256 i; i < verdicts.length; ++i) {
            revealOne(net, number, stage, i, verdicts[i]);
            count(named && i == 1 ? string.concat(label, "reveal ", who) : "");
        }
    }

    // ------------------------------------------------------------------ measurements

    function test_Rounds() public {
        wholeRound("new, direct: ", 128, 1, false);
        for (uint256 i = 1; i < RING; ++i) {
            wholeRound("", 128, 1, true);
        }
        wholeRound("reused, direct: ", 128, 1, false);
        for (uint256 i = 1; i < RING; ++i) {
            wholeRound("", 128, 1, true);
        }
        wholeRound("reused, carried: ", 128, 1, true);
        wholeRound("reused, carried, 8 contributions: ", 128, 8, true);
        contributeAs(person("ben"), net, 127);
        wholeRoundOf255();
    }

    /// 127 items already wait; 128 more make the largest round there is.
    function wholeRoundOf255() private {
        uint256 number = curation.head(net).closed + 1;
        contributeAs(ada, net, 128);
        closeAndDraw(net, number);
        uint256[] memory panel = same(truth(255), 7);
        vote("", number, Stage.Panel, panel, true);
        roll(6);
        curation.advance(net, number);
        uint256[] memory jury = same(onGold(truth(255), curation.round(net, number).gold), 15);
        vote("", number, Stage.Jury, jury, true);
        open("", number, Stage.Panel, panel, true);
        open("", number, Stage.Jury, jury, true);
        curation.advance(net, number);
        count("255 items, carried: settle");
    }

    function test_UseAndClaim() public {
        uint48[] memory one = new uint48[](1);
        uint48[] memory three = new uint48[](3);
        for (uint256 i; i < 3; ++i) {
            three[i] = uint48(curation.head(net).contributions + 1 + (net << 24));
            wholeRound("", 128, 1, true);
        }
        one[0] = three[0];
        pay("");
        contributions.claim(ada, three, new IContributions.SeatRef[](0));
        skipTime(30 days);
        pay("use");
        contributions.claim(ada, one, new IContributions.SeatRef[](0));
        count("claim 1");
        skipTime(30 days);
        pay("");
        contributions.claim(ada, three, new IContributions.SeatRef[](0));
        count("claim 3");
    }

    function pay(string memory name) private {
        vm.prank(eve);
        datanets.use{value: 100 ether}(net, 10_000, bytes32("query"));
        count(name);
    }

    function reused(uint256 slots) private {
        floor.storeMany(1000, slots, 2 + slots);
        count(string.concat("floor: ", vm.toString(slots), " reused slots"));
    }

    /// The least any contract can spend on the same thing, measured beside ours.
    function test_Floors() public {
        floor.storeOne(1, 1);
        count("floor: one new slot");
        floor.storeMany(1000, 28, 1);
        reused(2);
        reused(4);
        reused(10);
        reused(20);
        floor.storeMany(1000, 30, 3);
        count("floor: 28 reused and 2 new slots");
        vm.prank(eve);
        floor.forward{value: 1 ether}();
        vm.prank(eve);
        floor.forward{value: 1 ether}();
        count("floor: pay and count");
        floor.payOut(ada, 0.1 ether);
        count("floor: pay out");
        floor.storeThree(keccak256("a"), keccak256("b"), keccak256("c"));
        count("floor: three new slots");
    }
}
