// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IContributions} from "../src/interfaces/IContributions.sol";
import {ITreasury} from "../src/interfaces/ITreasury.sol";
import {Economy} from "./Economy.sol";
import {Bomber, Glutton, Reenterer, Refuser, Wallet} from "./harness/Payees.sol";

contract TreasuryTest is Economy {
    function setUp() public {
        setUpEconomy();
    }

    // ------------------------------------------------------------------ who may do what

    /// Nobody but the three modules moves money.
    function test_StrangersMoveNothing() public {
        bytes memory refusal = abi.encodeWithSelector(ITreasury.Treasury_NotAModule.selector, eve);
        vm.startPrank(eve);
        vm.expectRevert(refusal);
        treasury.pay(eve, 1);
        vm.expectRevert(refusal);
        treasury.credit(eve, 1);
        vm.expectRevert(refusal);
        treasury.burn(1);
        vm.stopPrank();
    }

    /// OPEN sent by a stranger is refused, so that nobody loses it.
    function test_StrangersCannotSendOpen() public {
        vm.prank(eve);
        (bool ok, bytes memory reason) = address(treasury).call{value: 1 ether}("");
        assertFalse(ok);
        assertEq(reason, abi.encodeWithSelector(ITreasury.Treasury_NotAModule.selector, eve));
    }

    /// Each of the three modules may move money.
    function test_ModulesMoveMoney() public {
        address[3] memory modules = [address(datanets), address(contributions), address(curation)];
        vm.deal(address(treasury), 3 * GWEI);
        for (uint256 i; i < 3; ++i) {
            vm.prank(modules[i]);
            treasury.credit(ada, 1);
        }
        assertEq(treasury.creditOf(ada), 3);
    }

    // ------------------------------------------------------------------ credits and payments

    /// A payment takes the credit along, to the wei, and leaves none.
    function testFuzz_PayTakesTheCreditAlong(uint256 credit, uint256 extra) public {
        credit = bound(credit, 0, type(uint96).max / 4);
        extra = bound(extra, credit == 0 ? 1 : 0, type(uint96).max / 4);
        vm.deal(address(treasury), (credit + extra) * GWEI);
        uint256 before = ada.balance;
        vm.startPrank(address(curation));
        treasury.credit(ada, credit);
        assertEq(treasury.creditOf(ada), credit);
        assertEq(treasury.pay(ada, extra), credit + extra);
        vm.stopPrank();
        assertEq(ada.balance - before, (credit + extra) * GWEI);
        assertEq(treasury.creditOf(ada), 0);
    }

    /// Paying nothing is refused by name.
    function test_PayingNothingReverts() public {
        vm.prank(address(curation));
        vm.expectRevert(abi.encodeWithSelector(ITreasury.Treasury_NothingToClaim.selector));
        treasury.pay(ada, 0);
    }

    /// Credits add up, and a sum that does not fit its slot reverts instead of wrapping.
    function test_CreditCannotWrap() public {
        vm.startPrank(address(curation));
        treasury.credit(ada, type(uint96).max);
        vm.expectRevert();
        treasury.credit(ada, 1);
        vm.stopPrank();
        assertEq(treasury.creditOf(ada), type(uint96).max);
    }

    /// Choosing a payout address keeps the credit; crediting keeps the payout address; zero means oneself.
    function testFuzz_PayoutAndCreditShareASlotInPeace(address payout, uint96 credit) public {
        vm.prank(address(curation));
        treasury.credit(ada, credit);
        vm.prank(ada);
        treasury.setPayout(payout);
        assertEq(treasury.creditOf(ada), credit);
        assertEq(treasury.payoutOf(ada), payout == address(0) ? ada : payout);
        vm.prank(ada);
        treasury.setPayout(address(0));
        assertEq(treasury.payoutOf(ada), ada);
    }

    /// A burn reaches the burn address in the same transaction.
    function testFuzz_ABurnIsReal(uint96 amount) public {
        vm.deal(address(treasury), uint256(amount) * GWEI);
        vm.prank(address(curation));
        treasury.burn(amount);
        assertEq(burnt.balance, uint256(amount) * GWEI);
        assertEq(address(treasury).balance, 0);
    }

    /// More than there is cannot be burned or paid.
    function test_WhatIsNotThereDoesNotLeave() public {
        vm.startPrank(address(curation));
        vm.expectRevert(abi.encodeWithSelector(ITreasury.Treasury_PayoutRefused.selector, burnt));
        treasury.burn(1);
        vm.expectRevert(abi.encodeWithSelector(ITreasury.Treasury_PayoutRefused.selector, ada));
        treasury.pay(ada, 1);
        vm.stopPrank();
    }

    // ------------------------------------------------------------------ payout addresses that misbehave

    function creditFor(address who, uint256 gweiAmount) private {
        vm.deal(address(this), gweiAmount * GWEI);
        curation.credit{value: gweiAmount * GWEI}(who);
    }

    function claimNothing(address who) private returns (uint256) {
        return contributions.claim(who, new uint48[](0), new IContributions.SeatRef[](0));
    }

    /// A payout address that refuses loses nothing: the credit stays, and another address can be chosen.
    function test_ARefusedPayoutKeepsTheCredit() public {
        creditFor(ada, 5);
        Refuser refuser = new Refuser();
        vm.prank(ada);
        treasury.setPayout(address(refuser));
        vm.expectRevert(abi.encodeWithSelector(ITreasury.Treasury_PayoutRefused.selector, address(refuser)));
        claimNothing(ada);
        assertEq(treasury.creditOf(ada), 5);

        refuser.accept();
        assertEq(claimNothing(ada), 5);
        assertEq(address(refuser).balance, 5 * GWEI);
    }

    /// A payout address that burns gas gets a bounded amount of it.
    function test_AGluttonGetsLittleGas() public {
        creditFor(ada, 5);
        Glutton glutton = new Glutton();
        vm.prank(ada);
        treasury.setPayout(address(glutton));
        uint256 gas = gasleft();
        vm.expectRevert(abi.encodeWithSelector(ITreasury.Treasury_PayoutRefused.selector, address(glutton)));
        claimNothing(ada);
        assertLte(gas - gasleft(), 150_000, "the glutton was fed");
        assertEq(treasury.creditOf(ada), 5);
    }

    /// A payout address that returns a megabyte does not make the payer copy it.
    function test_ReturnedDataIsNotCopied() public {
        creditFor(ada, 5);
        Bomber bomber = new Bomber();
        vm.prank(ada);
        treasury.setPayout(address(bomber));
        uint256 gas = gasleft();
        vm.expectRevert(abi.encodeWithSelector(ITreasury.Treasury_PayoutRefused.selector, address(bomber)));
        claimNothing(ada);
        assertLte(gas - gasleft(), 150_000, "the bomb was copied");
    }

    /// A smart-contract wallet has gas enough to receive.
    function test_AWalletReceives() public {
        creditFor(ada, 5);
        Wallet wallet = new Wallet();
        vm.prank(ada);
        treasury.setPayout(address(wallet));
        claimNothing(ada);
        assertEq(wallet.received(), 5 * GWEI);
    }

    /// Claiming again while being paid gains nothing: neither the own credit twice nor anybody else's money.
    function test_ReenteringGainsNothing() public {
        creditFor(ada, 5);
        creditFor(bob, 7);
        Reenterer thief = new Reenterer(contributions);
        vm.prank(ada);
        treasury.setPayout(address(thief));

        thief.aim(ada, 0);
        claimNothing(ada);
        assertEq(thief.attempts(), 2, "it did try");
        assertEq(thief.successes(), 1, "nothing was left to take");
        assertEq(address(thief).balance, 5 * GWEI);

        // Bob's money can be claimed by anyone, from there as well; it goes to bob.
        creditFor(ada, 5);
        thief.aim(bob, 0);
        uint256 before = bob.balance;
        claimNothing(ada);
        assertEq(address(thief).balance, 10 * GWEI);
        if (thief.successes() == 2) assertEq(bob.balance - before, 7 * GWEI);
        else assertEq(treasury.creditOf(bob), 7);
        assertEq(address(treasury).balance, treasury.creditOf(bob) * GWEI);
    }

    /// OPEN that is forced in belongs to nobody: it changes no credit and cannot be claimed.
    function test_ForcedOpenIsIgnored() public {
        vm.deal(address(treasury), address(treasury).balance + 100 ether);
        assertEq(treasury.creditOf(address(this)), 0);
        vm.expectRevert(abi.encodeWithSelector(ITreasury.Treasury_NothingToClaim.selector));
        claimNothing(ada);
    }
}
