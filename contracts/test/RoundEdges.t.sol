// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Bench, Phase, Policy, Stage} from "../src/Types.sol";
import {ICurationTypes} from "../src/interfaces/ICuration.sol";
import {World} from "./World.sol";

/// @title Rounds at the ends of their ranges
/// @notice Seats that are full, small, or scored for the last time; bounties that have run out; juries that agree on
/// nothing.
contract RoundEdgesTest is World {
    uint256 private constant N = 32;
    uint256 private constant TRUTH = (1 << 20) - 1;
    uint256 private constant MOST = type(uint48).max;
    // Storage of Benches, where a state would take years to reach by calls.
    uint256 private constant TOTAL_SLOT = 2;
    uint256 private constant SEATS_SLOT = 4;

    address private ada;

    function setUp() public {
        setUpWorld();
        ada = person("ada");
    }

    function slotOf(uint256 mapping_, uint256 key) private pure returns (bytes32) {
        return keccak256(abi.encode(key, mapping_));
    }

    function curatorSeat(uint256 position) private view returns (ICurationTypes.Seat memory) {
        return curation.seat(net, Bench.Curator, curation.round(net, 1).panel[position]);
    }

    // A seat stuffed to the last gwei its slot holds: its pay does not fit, stays in the pool, and the round ends.
    function test_ASeatFilledToTheBrimStopsNoRound() public {
        fillBenches(net, 9, 12);
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        uint256 room = (MOST - 64e9) * GWEI;
        vm.prank(seatOwner(net, 1, Stage.Panel, 0));
        curation.topUpSeat{value: room}(net, Bench.Curator);
        assertEq(curatorSeat(0).balance, MOST);
        uint256 pool = datanets.get(net).pool;
        commitAll(net, 1, Stage.Panel, same(TRUTH, 5));
        finishRound(net, 1, same(TRUTH, 5), same(TRUTH, 7));
        assertEq(curatorSeat(0).balance, MOST);
        assertGt(curatorSeat(1).balance, 64e9);
        assertGte(uint256(datanets.get(net).pool), pool + curatorSeat(1).balance - 64e9, "what did not fit");
    }

    // The record of gold rounds ends at 65,535 and keeps the mean it has.
    function test_GoldRoundsEndAtTheLastOne() public {
        fillBenches(net, 9, 12);
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        uint256 key = (net << 17) | curation.round(net, 1).panel[0];
        bytes32 slot = slotOf(SEATS_SLOT, key);
        uint256 word = uint256(vm.load(address(curation), slot));
        vm.store(address(curation), slot, bytes32(word | (uint256(0xffff) << 208) | (uint256(77) << 224)));
        commitAll(net, 1, Stage.Panel, same(TRUTH, 5));
        finishRound(net, 1, same(TRUTH, 5), same(TRUTH, 7));
        assertEq(curatorSeat(0).goldRounds, type(uint16).max);
        assertEq(int256(curatorSeat(0).goldSum), 77);
        assertEq(curatorSeat(1).goldRounds, 1);
    }

    // Seats are counted with 16 bits; the bench ends before they do.
    function test_ABenchHasAnEnd() public {
        vm.store(address(curation), slotOf(TOTAL_SLOT, net << 1), bytes32(uint256(type(uint16).max) - 1));
        address late = person("late");
        vm.prank(late);
        vm.expectRevert(abi.encodeWithSelector(ICurationTypes.Curation_BenchFull.selector, net, Bench.Curator));
        curation.buySeat{value: 64 ether}(net, Bench.Curator);
    }

    // Every missed seed doubles the bounty, four times at most; all upkeep together never takes more than a quarter of the
    // budget, and what comes after that is done for nothing.
    function test_BountiesDoubleFourTimesAndEndAtAQuarter() public {
        fillBenches(net, 9, 12);
        contributeAs(ada, net, N);
        curation.advance(net, 1);
        for (uint256 i; i < 6; ++i) {
            vm.roll(vmMore.getBlockNumber() + 9000);
            curation.advance(net, 1);
        }
        assertEq(curation.round(net, 1).misses, 4);
        roll(6);
        curation.advance(net, 1);
        assertEq(treasury.creditOf(address(this)), 2 * 16 * 0.04e9);
        commitAll(net, 1, Stage.Panel, same(TRUTH, 5));
        roll(6);
        curation.advance(net, 1);
        assertEq(treasury.creditOf(address(this)), 2e9, "a quarter of 8 OPEN");
        uint256[] memory votes = same(onGold(TRUTH, curation.round(net, 1).gold), 7);
        commitAll(net, 1, Stage.Jury, votes);
        revealAll(net, 1, Stage.Panel, same(TRUTH, 5));
        revealAll(net, 1, Stage.Jury, votes);
        curation.advance(net, 1);
        assertEq(treasury.creditOf(address(this)), 2e9);
        assertEq(contributions.acceptedOf(net, 1), TRUTH);
    }

    // Three items on which no juror voted like the majority: nobody shares the fees, they fill the pool.
    function test_ThreeItems_NobodyVotedLikeTheMajority() public {
        fillBenches(net, 9, 12);
        contributeAs(ada, net, 3);
        skipTime(3 days + 2);
        closeAndDraw(net, 1);
        uint256[] memory votes = new uint256[](7);
        (votes[0], votes[1], votes[2], votes[3], votes[4], votes[5], votes[6]) = (1, 2, 4, 1, 2, 4, 7);
        commitAll(net, 1, Stage.Jury, votes);
        revealAll(net, 1, Stage.Jury, votes);
        curation.advance(net, 1);
        assertEq(contributions.acceptedOf(net, 1), 0);
        for (uint256 i; i < 12; ++i) {
            assertEq(curation.seat(net, Bench.Juror, i).balance, 256e9);
        }
        assertEq(datanets.get(net).pool, 0.75e9 - 3 * (uint256(0.75e9) / 200));
    }

    // A seat bounds what its round may pay: P <= m*n*seat / (8(n-1)*0.6). Below the fees nothing of the pool is taken and
    // the rest of the fees fills it; between the fees and twice the fees the pool gives the difference.
    function test_SmallSeatsCapTheBudget() public {
        assertEq(budgetWith(1e9), (10 * 5 * N * 1e9) / (48 * (N - 1)));
        assertEq(budgetWith(10e9), (10 * 5 * N * 10e9) / (48 * (N - 1)));
        assertEq(budgetWith(64e9), 16e9, "fees, and as much from the pool");
    }

    // Whatever seats and items cost and the pool holds: the slice is at most the fees, the budget keeps to its bound, and so
    // the worst loss of a curator's duty fits the seat.
    /// forge-config: default.fuzz.runs = 200
    function testFuzz_TheBudgetIsBounded(uint256 seat, uint256 fee, uint256 items, uint256 units) public {
        Policy memory p = smallPolicy();
        p.curatorSeat = uint48(bound(seat, 1e6, 1e12));
        p.reviewFee = uint48(bound(fee, 0.24e9, 16e9));
        uint256 n = bound(items, 12, 60);
        uint256 datanet = createDatanet(p);
        pay(datanet, bound(units, 1, 90_000));
        fillBenches(datanet, 7, 0);
        uint256 pool = datanets.get(datanet).pool;
        contributeAs(ada, datanet, n);
        skipTime(p.roundTimeout + 1);
        closeAndDraw(datanet, 1);
        ICurationTypes.Round memory r = curation.round(datanet, 1);
        uint256 fees = n * p.reviewFee;
        assertLte(r.slice, fees, "a slice is at most the fees");
        assertEq(pool - datanets.get(datanet).pool, r.slice);
        assertLte(r.budget, fees + r.slice);
        assertLte(
            uint256(r.budget) * 48 * (n - 1),
            10 * 5 * n * uint256(p.curatorSeat),
            "P <= mn seat / (8 (n-1) 0.6)"
        );
        for (uint256 i; i < 5; ++i) {
            assertLte(curation.seat(datanet, Bench.Curator, r.panel[i]).reserved, p.curatorSeat, "a seat covers it");
        }
    }

    function pay(uint256 datanet, uint256 units) private {
        address eve = person("eve");
        vm.prank(eve);
        datanets.use{value: units * 0.01 ether}(datanet, units, "query");
    }

    function budgetWith(uint48 seat) private returns (uint256) {
        Policy memory p = smallPolicy();
        p.curatorSeat = seat;
        uint256 datanet = createDatanet(p);
        pay(datanet, 100_000);
        uint256 pool = datanets.get(datanet).pool;
        contributeAs(ada, datanet, N);
        curation.advance(datanet, 1);
        ICurationTypes.Round memory r = curation.round(datanet, 1);
        assertEq(pool - datanets.get(datanet).pool, r.slice);
        assertEq(r.slice, r.budget > 8e9 ? r.budget - 8e9 : 0);
        return r.budget;
    }

    // A draw that waits for seats is due again when its time is up, and then returns everything.
    function test_AStoredSeedIsDueWhenTimeIsUp() public {
        contributeAs(ada, net, N);
        curation.advance(net, 1);
        roll(6);
        assertTrue(curation.isDue(net, 1));
        curation.advance(net, 1);
        assertFalse(curation.isDue(net, 1), "no seats");
        skipTime(14 days + 1);
        assertTrue(curation.isDue(net, 1));
        curation.advance(net, 1);
        assertEq(uint8(curation.round(net, 1).phase), uint8(Phase.Refunded));
        vm.expectRevert(abi.encodeWithSelector(ICurationTypes.Curation_NothingDue.selector, net, 1));
        curation.advance(net, 1);
    }

    // What Contributions alone may do.
    function test_SeatsAreCollectedByContributionsOnly() public {
        vm.expectRevert(abi.encodeWithSelector(ICurationTypes.Curation_NotAModule.selector, address(this)));
        curation.collectSeat(net, Bench.Curator, ada);
    }
}
