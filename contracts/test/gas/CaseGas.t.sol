// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IContributions} from "../../src/interfaces/IContributions.sol";
import {Court} from "../Court.sol";
import {Bill} from "./Bill.sol";
import {Floor} from "./Floor.sol";

/// @title Gas of a case, transaction by transaction, at the default policy
/// @notice As Gas.t.sol, into snapshots/CaseGas.json. The bench has 40 jurors who have sat in rounds before; whoever
/// calls the upkeep has earned bounties before; the challenger is paid by a case for the first time.
contract CaseGas is Bill, Court {
    uint256 private constant ONE = 1;
    /// At 8 OPEN an item the first jury of 7 may judge 12 of them: 25 begin before the jury of 15.
    uint256 private constant MANY = (1 << 25) - 1;

    address private bob; // challenger
    uint256 private id; // the contribution: 77 of 128 items accepted

    function setUp() public {
        setUpBill(24, 40);
        bob = person("bob");
        uint256 earlier = settledRound();
        id = settledRound();
        // A case of before: the counter of cases and the keeper's credit are there.
        uint256 case_ = fileAs(eve, earlier, ONE);
        judge(case_, true);
        finish(case_);
    }

    function settledRound() private returns (uint256 contribution) {
        uint256 number = curation.head(net).closed + 1;
        contribution = contributeAs(ada, net, 128);
        uint256 truth = (1 << 77) - 1;
        playRound(net, number, same(truth, 7), same(truth, 15));
    }

    /// Draws the jury, everybody sends vote and opening, the votes are counted.
    /// @param label prefix of the snapshots; @param toUphold votes for upholding, by the first positions
    function judgement(string memory label, uint256 case_, uint256 toUphold) private {
        draw(case_);
        count(string.concat(label, "draw"));
        uint256 size = juryOf(case_).size;
        for (uint256 i; i < size; ++i) {
            commitCase(case_, i, i < toUphold ? UPHOLD : DISMISS);
            count(named(label, i, size, "commit"));
        }
        for (uint256 i; i < size; ++i) {
            revealCase(case_, i, i < toUphold ? UPHOLD : DISMISS);
            count(named(label, i, size, "reveal"));
        }
        cases.advance(case_);
        count(string.concat(label, "rule"));
    }

    /// The second juror and the last stand for all.
    function named(
        string memory label,
        uint256 position,
        uint256 size,
        string memory action
    ) private pure returns (string memory) {
        if (position == 1) return string.concat(label, action);
        return position == size - 1 ? string.concat(label, action, " last") : "";
    }

    /// @dev A whole case that its first jury upholds.
    function uphold(string memory label, uint256 items, uint256 toUphold) private {
        uint256 case_ = fileAs(bob, id, items);
        count(string.concat(label, "file"));
        use(10_000);
        judgement(label, case_, toUphold);
        finish(case_);
        count(string.concat(label, "end, upheld"));
        vmMore.snapshotValue(string.concat(label, "whole case"), spent);
    }

    function collect(address who) private {
        contributions.claim(who, new uint48[](0), new IContributions.SeatRef[](0));
    }

    // ------------------------------------------------------------------ measurements

    /// One item, seven jurors who agree, nobody appeals; the item's data has been used meanwhile.
    function test_UpheldAtOnce() public {
        uphold("jury of 7: ", ONE, 7);
        collect(bob);
        count("collect");
    }

    /// Five of seven dismiss: two jurors lose the stake, the contributor gets half of the deposit.
    function test_DismissedAtOnce() public {
        uint256 case_ = fileAs(bob, id, ONE);
        use(10_000);
        draw(case_);
        vote(case_, 2);
        finish(case_);
        count("jury of 7: end, dismissed");
    }

    /// Another case about other items of a contribution that is before a jury already.
    function test_FiledBesideAnother() public {
        fileAs(eve, id, ONE);
        fileAs(bob, id, ONE << 1);
        count("jury of 7: file beside an open case");
    }

    /// Twenty-five items at once.
    function test_ManyItems() public {
        uphold("jury of 15, 25 items: ", MANY, 15);
    }

    /// One item through all three juries, each against the one before: the last count ends it, with 53 seats.
    function test_ThroughAllJuries() public {
        uint256 case_ = fileAs(bob, id, ONE);
        use(10_000);
        draw(case_);
        vote(case_, 7);
        appealAs(ada, case_);
        count("appeal");
        judgement("appeal, jury of 15: ", case_, 0);
        appealAs(bob, case_);
        judgement("appeal, jury of 31: ", case_, 31);
    }

    /// One transaction that rewrites some slots and opens others.
    function bare(uint256 reused, uint256 fresh) private {
        floor = new Floor();
        floor.storeMany(1000, reused, 1);
        floor.storeMany(1000, reused + fresh, 2);
        count(string.concat("floor: ", vm.toString(reused), " reused and ", vm.toString(fresh), " new slots"));
    }

    /// As many slots as each action writes. What an end empties is not counted: it brings back most of its own cost.
    function test_Floors() public {
        bare(3, 12); // file
        bare(6, 6); // file beside an open case
        bare(10, 2); // draw 7
        bare(18, 2); // draw 15
        bare(33, 3); // draw 31
        bare(1, 1); // commit
        bare(2, 1); // the last commit, and an appeal
        bare(1, 0); // reveal
        bare(3, 0); // count the votes
        bare(14, 1); // end, upheld
        bare(18, 1); // end, dismissed
        bare(48, 1); // count and end, 53 seats of three juries
    }
}
