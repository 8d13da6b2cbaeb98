// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {Bench} from "../../src/Types.sol";
import {CONTRIBUTION_RELEASED, IContributions} from "../../src/interfaces/IContributions.sol";
import {ITreasury} from "../../src/interfaces/ITreasury.sol";
import {World} from "../World.sol";
import {Glutton, Reenterer} from "../harness/Payees.sol";

/// @title What went wrong elsewhere with rewards and payments
/// @notice Each test is named after the disaster and shows that it cannot happen here.
contract MoneyDisastersTest is World {
    uint256 private constant N = 32;
    uint256 private constant TRUTH = (1 << 20) - 1;

    address private ada;
    address private eve;

    function setUp() public {
        setUpWorld();
        fillBenches(net, 9, 12);
        ada = person("ada");
        eve = person("eve");
    }

    function settled(address who) private returns (uint48 id) {
        uint256 number = curation.head(net).closed + 1;
        id = uint48(contributeAs(who, net, N));
        playRound(net, number, same(TRUTH, 5), same(TRUTH, 7));
    }

    function pay(uint256 units) private {
        vm.prank(eve);
        datanets.use{value: units * 0.01 ether}(net, units, "query");
    }

    function claim(address who, uint48 id) private returns (uint256 got) {
        uint48[] memory ids = new uint48[](1);
        ids[0] = id;
        got = who.balance;
        contributions.claim(who, ids, new IContributions.SeatRef[](0));
        got = who.balance - got;
    }

    /// What the contracts owe now, gwei: seats, bonds of what earns, pool, stewardship, credits of those named.
    function owedBesidesRewards(uint48[] memory ids, address[] memory people) private view returns (uint256 owed) {
        for (uint256 i; i < 9; ++i) owed += curation.seat(net, Bench.Curator, i).balance;
        for (uint256 i; i < 12; ++i) owed += curation.seat(net, Bench.Juror, i).balance;
        for (uint256 i; i < ids.length; ++i) owed += 2e9 * LibBit.popCount(contributions.acceptedItems(ids[i]));
        for (uint256 i; i < people.length; ++i) owed += treasury.creditOf(people[i]);
        owed += uint256(datanets.get(net).pool) + datanets.get(net).stewardship;
    }

    // Tokemak 387: rewards that arrived while nobody was staked stayed in the contract for ever. Here they fill the
    // curation pool, from which reviews are paid, and the first contributor earns none of what came before.
    function test_Tokemak387_RewardsLostWhileNobodyIsStaked() public {
        pay(10_000);
        assertEq(datanets.get(net).pool, 85e9, "10 for the pool and 75 that nobody earned");
        assertEq(address(treasury).balance, (9 * 64 + 12 * 256 + 90) * 1 ether, "all but the burn");
        uint48 id = settled(ada);
        claim(ada, id); // the rejected items' bonds
        skipTime(3650 days);
        vm.expectRevert(ITreasury.Treasury_NothingToClaim.selector);
        claim(ada, id);
        assertLt(datanets.get(net).pool, 85e9, "the round's budget drew on it");
    }

    // Ocean data farming and LooksRare: rewards by volume above the fee made trading with oneself a business. Whoever
    // owns all of a datanet gets back at most what is left after the burn, at any volume.
    /// A hundred runs, since each plays a round.
    /// forge-config: default.fuzz.runs = 100
    function testFuzz_OceanDataFarming_LooksRare_VolumeRewardsAboveTheFee(uint256 units) public {
        units = bound(units, 1, 1_000_000);
        uint48 id = settled(steward);
        claim(steward, id);
        uint256 before = steward.balance;
        vm.prank(steward);
        datanets.use{value: units * 0.01 ether}(net, units, "wash");
        try datanets.collectStewardship(net) {} catch {}
        contributions.touch(id);
        skipTime(3650 days * 2);
        contributions.touch(id);
        if (treasury.creditOf(steward) != 0) claim(steward, id);
        uint256 back = steward.balance + units * 0.01 ether - before;
        // At its cap a contribution retires, and its bond, which was the steward's own, returns as well.
        if (contributions.contribution(id).flags & CONTRIBUTION_RELEASED != 0) back -= 20 * 2 ether;
        assertLte(back, (units * 0.01 ether * 90) / 100, "the burn is gone");
    }

    // Double claims: naming a contribution twice, in one claim or in two, pays it once.
    function test_DoubleClaims() public {
        uint48 id = settled(ada);
        pay(10_000);
        claim(ada, id);
        skipTime(30 days);
        uint256 state = vmMore.snapshotState();
        uint256 once = claim(ada, id);
        vmMore.revertToState(state);
        uint48[] memory twice = new uint48[](3);
        (twice[0], twice[1], twice[2]) = (id, id, id);
        uint256 before = ada.balance;
        contributions.claim(ada, twice, new IContributions.SeatRef[](0));
        assertEq(ada.balance - before, once);
        vm.expectRevert(ITreasury.Treasury_NothingToClaim.selector);
        claim(ada, id);
    }

    // Rounding drains: thousands of small payments and claims, each rounded, must never add up to more than came in, and
    // claiming often must not pay more than claiming once.
    /// A hundred runs, since each plays a round.
    /// forge-config: default.fuzz.runs = 100
    function testFuzz_RoundingDrains(uint256 seed) public {
        uint48[] memory ids = new uint48[](1);
        ids[0] = settled(ada);
        claim(ada, ids[0]);
        address[] memory people = new address[](2);
        (people[0], people[1]) = (ada, address(this));
        uint256 state = vmMore.snapshotState();
        uint256 often = drain(seed, ids[0], true);
        uint256 owed = owedBesidesRewards(ids, people);
        (, uint256 unvested, , , ) = contributions.preview(ids[0]);
        assertGte(address(treasury).balance / GWEI, owed + unvested);
        vmMore.revertToState(state);
        uint256 seldom = drain(seed, ids[0], false);
        assertLte(often, seldom + 40 gwei, "at most the rounding of each of forty claims");
    }

    function drain(uint256 seed, uint48 id, bool often) private returns (uint256 got) {
        uint256 before = ada.balance;
        for (uint256 i; i < 40; ++i) {
            uint256 dice = uint256(keccak256(abi.encode(seed, i)));
            pay(1 + (dice % 97));
            skipTime(1 + ((dice >> 64) % 3 days));
            contributions.touch(id);
            if (often && treasury.creditOf(ada) != 0) claim(ada, id);
        }
        if (treasury.creditOf(ada) != 0) claim(ada, id);
        return ada.balance - before;
    }

    // Forced OPEN: coins that arrive without a call (a self-destruct, a block reward) change no account and stop nothing.
    function test_ForcedOpen() public {
        uint48 id = settled(ada);
        pay(10_000);
        claim(ada, id);
        skipTime(30 days);
        uint256 state = vmMore.snapshotState();
        uint256 plain = claim(ada, id);
        vmMore.revertToState(state);
        vm.deal(address(treasury), address(treasury).balance + 1_000 ether + 1);
        vm.deal(address(curation), 5 ether);
        vm.deal(address(contributions), 5 ether);
        vm.deal(address(datanets), 5 ether);
        uint256 left = address(treasury).balance;
        assertEq(claim(ada, id), plain);
        assertEq(address(treasury).balance, left - plain);
        pay(1);
        settled(ada);
    }

    // Reentrancy through payouts (the DAO and its many heirs): whoever is called while being paid finds the account
    // already empty, and nobody else's money within reach.
    function test_ReentrancyThroughPayouts() public {
        uint48 id = settled(ada);
        Reenterer thief = new Reenterer(contributions);
        vm.prank(ada);
        treasury.setPayout(address(thief));
        thief.aim(ada, id);
        pay(10_000);
        claimTo(thief, id);
        skipTime(30 days);
        uint256 before = address(treasury).balance;
        uint256 got = claimTo(thief, id);
        assertGt(got, 0);
        assertEq(address(treasury).balance, before - got);
        assertEq(thief.successes(), 1, "only the mark set beforehand");
    }

    function claimTo(Reenterer thief, uint48 id) private returns (uint256 got) {
        uint48[] memory ids = new uint48[](1);
        ids[0] = id;
        got = address(thief).balance;
        contributions.claim(ada, ids, new IContributions.SeatRef[](0));
        got = address(thief).balance - got;
    }

    // Gas griefing by a payout address: it burns all it is given, and that is little; its owner's money waits, everybody
    // else's is paid.
    function test_GasGriefingByAPayoutAddress() public {
        uint48 mine = settled(ada);
        address ben = person("ben");
        uint48 other = settled(ben);
        address glutton = address(new Glutton());
        vm.prank(ada);
        treasury.setPayout(glutton);
        uint48[] memory ids = new uint48[](1);
        ids[0] = mine;
        uint256 before = gasleft();
        vm.expectRevert(abi.encodeWithSelector(ITreasury.Treasury_PayoutRefused.selector, glutton));
        contributions.claim(ada, ids, new IContributions.SeatRef[](0));
        assertLt(before - gasleft(), 400_000);
        assertEq(claim(ben, other), 12 * 1.5 ether);
        vm.prank(ada);
        treasury.setPayout(address(0));
        assertEq(claim(ada, mine), 12 * 1.5 ether, "nothing was lost meanwhile");
    }
}
