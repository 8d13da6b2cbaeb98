// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Policy} from "../src/Types.sol";
import {IDatanets} from "../src/interfaces/IDatanets.sol";
import {Economy} from "./Economy.sol";

contract DatanetsTest is Economy {
    function setUp() public {
        setUpEconomy();
    }

    function expect(bytes4 selector, uint256 argument) private {
        vm.expectRevert(abi.encodeWithSelector(selector, argument));
    }

    // ------------------------------------------------------------------ the registry

    /// What was created can be read back, and numbers count from 1.
    function test_CreatedIsRemembered() public {
        assertEq(net, 1);
        assertEq(createNet(policy()), 2);
        assertEq(datanets.count(), 2);
        IDatanets.Datanet memory d = datanets.get(net);
        assertEq(d.steward, steward);
        assertEq(d.createdAt, 1_800_000_000);
        assertEq(d.version, 1);
        assertEq(d.policyReadyAt, 0);
        assertEq(d.content, CONTENT);
        assertEq(d.name, "Spam or ham");
        assertEq(d.price, PRICE);
        assertEq(keccak256(abi.encode(datanets.policy(net, 1))), keccak256(abi.encode(policy())));
        assertEq(datanets.policyVersion(net), 1);
        assertEq(datanets.stewardOf(net), steward);
    }

    /// A name has 1 to 64 bytes.
    function test_NamesHaveALength() public {
        expect(IDatanets.Datanets_NameLength.selector, 0);
        datanets.create("", CONTENT, PRICE, policy());
        string memory longest = "0123456789012345678901234567890123456789012345678901234567890123";
        datanets.create(longest, CONTENT, PRICE, policy());
        expect(IDatanets.Datanets_NameLength.selector, 65);
        datanets.create(string.concat(longest, "4"), CONTENT, PRICE, policy());
    }

    /// A price fits its 40 bits, at creation and later.
    function test_PricesHaveACeiling() public {
        uint256 most = type(uint40).max;
        vm.startPrank(steward);
        datanets.setPrice(net, most);
        assertEq(datanets.get(net).price, most);
        expect(IDatanets.Datanets_PriceTooHigh.selector, most + 1);
        datanets.setPrice(net, most + 1);
        expect(IDatanets.Datanets_PriceTooHigh.selector, most + 1);
        datanets.create("x", CONTENT, most + 1, policy());
        vm.stopPrank();
    }

    /// A new price leaves the pools alone.
    function test_APriceTouchesNoPool() public {
        use(100);
        IDatanets.Datanet memory before = datanets.get(net);
        vm.prank(steward);
        datanets.setPrice(net, 7);
        IDatanets.Datanet memory d = datanets.get(net);
        assertEq(d.price, 7);
        assertEq(d.pool, before.pool);
        assertEq(d.stewardship, before.stewardship);
        assertEq(d.burned, before.burned);
    }

    /// Only the steward decides.
    function test_OnlyTheStewardDecides() public {
        bytes memory refusal = abi.encodeWithSelector(IDatanets.Datanets_NotSteward.selector, net, eve);
        vm.startPrank(eve);
        vm.expectRevert(refusal);
        datanets.describe(net, CONTENT);
        vm.expectRevert(refusal);
        datanets.offerStewardship(net, eve);
        vm.expectRevert(refusal);
        datanets.setPrice(net, 1);
        vm.expectRevert(refusal);
        datanets.proposePolicy(net, policy());
        vm.stopPrank();
    }

    /// The description can be replaced.
    function test_TheDescriptionCanChange() public {
        vm.prank(steward);
        datanets.describe(net, ROOT);
        assertEq(datanets.get(net).content, ROOT);
    }

    /// What does not exist is named as such, everywhere.
    function test_UnknownDatanetsAreNamed() public {
        bytes4 unknown = IDatanets.Datanets_Unknown.selector;
        expect(unknown, 9);
        datanets.get(9);
        expect(unknown, 9);
        datanets.policyVersion(9);
        expect(unknown, 9);
        datanets.stewardOf(9);
        expect(unknown, 9);
        datanets.policy(9, 1);
        expect(unknown, 1);
        datanets.policy(1, 2);
        expect(unknown, 9);
        datanets.use(9, 1, 0);
        expect(unknown, 9);
        datanets.rebase(9);
        expect(unknown, 9);
        datanets.activatePolicy(9);
        expect(unknown, 9);
        datanets.collectStewardship(9);
        expect(unknown, 9);
        datanets.setPrice(9, 1);
        assertEq(datanets.exponent(9), 0);
    }

    /// Modules' doors are closed to everybody else.
    function test_ModulesOnly() public {
        bytes memory refusal = abi.encodeWithSelector(IDatanets.Datanets_NotAModule.selector, eve);
        vm.startPrank(eve);
        vm.expectRevert(refusal);
        datanets.addWeight(net, 1, 1);
        vm.expectRevert(refusal);
        datanets.addExactWeight(net, 1);
        vm.expectRevert(refusal);
        datanets.removeWeight(net, 1);
        vm.expectRevert(refusal);
        datanets.distribute(net, 1);
        vm.expectRevert(refusal);
        datanets.addToPool(net, 1);
        vm.expectRevert(refusal);
        datanets.takeFromPool(net, 1);
        vm.stopPrank();
    }

    // ------------------------------------------------------------------ stewardship

    /// Stewardship is paid to the steward, whoever asks.
    function test_StewardshipIsCollectedByAnyone() public {
        use(100);
        uint256 due = (100 * PRICE * 5) / 100;
        vm.prank(eve);
        datanets.collectStewardship(net);
        assertEq(treasury.creditOf(steward), due);
        assertEq(datanets.get(net).stewardship, 0);
        expect(IDatanets.Datanets_NothingToCollect.selector, net);
        datanets.collectStewardship(net);
    }

    function offer(address to) private {
        vm.prank(steward);
        datanets.offerStewardship(net, to);
    }

    function accept(address who) private {
        vm.prank(who);
        datanets.acceptStewardship(net);
    }

    /// Handing over takes two steps, and pays the outgoing steward what was earned until the second.
    function test_HandingOverPaysTheOutgoingSteward() public {
        use(100);
        uint256 due = (100 * PRICE * 5) / 100;
        offer(bob);
        assertEq(datanets.stewardOf(net), steward, "an offer changes nothing");
        assertEq(datanets.offeredTo(net), bob);
        use(100);
        accept(bob);
        assertEq(treasury.creditOf(steward), 2 * due);
        assertEq(datanets.stewardOf(net), bob);
        assertEq(datanets.offeredTo(net), address(0));
        use(100);
        datanets.collectStewardship(net);
        assertEq(treasury.creditOf(bob), due);
    }

    /// Handing over with nothing accrued works too.
    function test_HandingOverWithNothingAccrued() public {
        offer(bob);
        accept(bob);
        assertEq(treasury.creditOf(steward), 0);
    }

    /// Only the latest offer stands, only for whom it names, and only once.
    function test_OffersAreForOneAccountOnce() public {
        bytes4 notOffered = IDatanets.Datanets_NotOffered.selector;
        vm.expectRevert(abi.encodeWithSelector(notOffered, net, bob));
        accept(bob);
        offer(bob);
        vm.expectRevert(abi.encodeWithSelector(notOffered, net, eve));
        accept(eve);
        offer(eve);
        vm.expectRevert(abi.encodeWithSelector(notOffered, net, bob));
        accept(bob);
        offer(address(0));
        vm.expectRevert(abi.encodeWithSelector(notOffered, net, eve));
        accept(eve);
        offer(eve);
        accept(eve);
        vm.prank(eve);
        datanets.offerStewardship(net, steward);
        accept(steward);
        vm.expectRevert(abi.encodeWithSelector(notOffered, net, eve));
        accept(eve);
        expect(IDatanets.Datanets_Unknown.selector, 9);
        datanets.acceptStewardship(9);
    }

    // ------------------------------------------------------------------ policies

    /// The words of a policy are its storage, by version or, for version 0, of the one in force; unknown ones are named.
    function test_PoliciesAsWords() public {
        changePolicy(policy());
        (uint256 version, uint256 money, uint256 periods, uint256 rewards) = datanets.policyWords(net, 0);
        assertEq(version, 2);
        assertEq(uint48(money), FEE);
        assertEq(uint48(money >> 48), BOND);
        assertEq(uint32(periods), 3 days);
        assertEq(uint32(rewards), 90 days);
        (version, , , ) = datanets.policyWords(net, 1);
        assertEq(version, 1);
        assertEq(datanets.policyWord(net, 2, 0), money);
        assertEq(datanets.policyWord(net, 2, 1), periods);
        assertEq(datanets.policyWord(net, 2, 2), rewards);
        expect(IDatanets.Datanets_Unknown.selector, net);
        datanets.policyWord(net, 2, 3);
        expect(IDatanets.Datanets_Unknown.selector, net);
        datanets.policyWord(net, 3, 0);
        expect(IDatanets.Datanets_Unknown.selector, net);
        datanets.policyWords(net, 3);
        expect(IDatanets.Datanets_Unknown.selector, 9);
        datanets.policyWords(9, 0);
    }

    /// A policy waits out the delay of the one in force; then anybody may activate it.
    function test_APolicyWaits() public {
        Policy memory p = policy();
        p.burnPct = 20;
        p.halfLife = 30 days;
        vm.prank(steward);
        datanets.proposePolicy(net, p);
        assertEq(datanets.get(net).policyReadyAt, vmMore.getBlockTimestamp() + 7 days);
        assertEq(datanets.policy(net, 2).burnPct, 20);

        skipTime(7 days - 1);
        expect(IDatanets.Datanets_PolicyNotReady.selector, vmMore.getBlockTimestamp() + 1);
        datanets.activatePolicy(net);
        skipTime(1);
        vm.prank(eve);
        datanets.activatePolicy(net);
        assertEq(datanets.policyVersion(net), 2);
        assertEq(datanets.get(net).policyReadyAt, 0);
        assertEq(datanets.policy(net, 1).burnPct, 10, "the old one is kept");

        use(100);
        assertEq(burnt.balance, (100 * PRICE * GWEI * 20) / 100, "the new split is in force");
        expect(IDatanets.Datanets_NoPolicyPending.selector, net);
        datanets.activatePolicy(net);
    }

    /// A second proposal replaces the first and waits again.
    function test_ANewProposalWaitsAgain() public {
        Policy memory p = policy();
        vm.startPrank(steward);
        datanets.proposePolicy(net, p);
        skipTime(6 days);
        p.burnPct = 30;
        datanets.proposePolicy(net, p);
        vm.stopPrank();
        skipTime(1 days);
        uint256 readyAt = vmMore.getBlockTimestamp() + 6 days;
        expect(IDatanets.Datanets_PolicyNotReady.selector, readyAt);
        datanets.activatePolicy(net);
        skipTime(6 days);
        datanets.activatePolicy(net);
        assertEq(datanets.policy(net, 2).burnPct, 30);
        assertEq(datanets.policyVersion(net), 2);
    }

    /// Versions are counted in 8 bits; the 256th is refused and the datanet lives on.
    function test_PoliciesRunOutByName() public {
        vm.chainId(31_337);
        Policy memory p = policy();
        p.policyDelay = 1;
        changePolicy(p);
        for (uint256 version = 3; version < 256; ++version) {
            changePolicy(p);
        }
        assertEq(datanets.policyVersion(net), 255);
        vm.prank(steward);
        expect(IDatanets.Datanets_TooManyPolicies.selector, net);
        datanets.proposePolicy(net, p);
        use(1);
    }

    /// A new half-life changes the speed of decay, not the weights: E goes on from where it stood.
    /// forge-config: default.fuzz.runs = 2000
    function testFuzz_HalfLifeChangesWithoutAJump(uint256 wait, uint256 oldLife, uint256 newLife) public {
        oldLife = bound(oldLife, 7 days, 3650 days);
        newLife = bound(newLife, 7 days, 3650 days);
        wait = bound(wait, 0, 400 days);
        Policy memory p = policy();
        p.halfLife = uint32(oldLife);
        net = createNet(p);
        skipTime(wait);
        p.halfLife = uint32(newLife);
        vm.prank(steward);
        datanets.proposePolicy(net, p);
        skipTime(7 days);
        uint256 before = datanets.exponent(net);
        datanets.activatePolicy(net);
        uint256 e = datanets.exponent(net);
        // A pending rebase takes whole steps of 16 half-lives off.
        assertEq((before - e) % 16e18, 0, "E jumped");
        // The same half-life again changes nothing, not even the scale.
        if (newLife != oldLife) assertLt(e, 28e18);
        skipTime(newLife);
        assertClose(datanets.exponent(net), e + 1e18, 1, "one more per half-life");
    }
}
