// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibRLP} from "solady/utils/LibRLP.sol";

import {Kind, Policy} from "../src/Types.sol";
import {IContributions} from "../src/interfaces/IContributions.sol";
import {IDatanets} from "../src/interfaces/IDatanets.sol";
import {ITreasury} from "../src/interfaces/ITreasury.sol";
import {Base} from "./Base.t.sol";
import {MockCuration} from "./harness/MockCuration.sol";

/// @title Economy
/// @notice The contracts that hold and move money, with a curation that decides what the test tells it to. The test itself
/// stands where Cases stands.
abstract contract Economy is Base {
    uint256 internal constant GWEI = 1e9;
    uint256 internal constant FEE = 0.25e9; // gwei
    uint256 internal constant BOND = 2e9;
    uint256 internal constant PRICE = 0.01e9;

    bytes32 internal constant CONTENT = keccak256("content");
    bytes32 internal constant ROOT = keccak256("items");

    ITreasury internal treasury;
    IDatanets internal datanets;
    IContributions internal contributions;
    MockCuration internal curation;

    address internal steward;
    address internal ada;
    address internal bob;
    address internal eve;
    address internal consumer;
    address internal burnt;
    uint256 internal net;

    function setUpEconomy() internal {
        vm.roll(1000);
        vm.warp(1_800_000_000);
        vm.chainId(1612);
        uint256 nonce = vm.getNonce(address(this));
        address datanets_ = LibRLP.computeAddress(address(this), nonce + 1);
        address contributions_ = LibRLP.computeAddress(address(this), nonce + 2);
        address curation_ = LibRLP.computeAddress(address(this), nonce + 3);
        address treasury_ = deploy(
            "Treasury.sol:Treasury",
            abi.encode(datanets_, contributions_, curation_, address(this))
        );
        deploy("Datanets.sol:Datanets", abi.encode(treasury_, contributions_, curation_));
        deploy("Contributions.sol:Contributions", abi.encode(treasury_, datanets_, curation_, address(this)));
        treasury = ITreasury(payable(treasury_));
        datanets = IDatanets(datanets_);
        contributions = IContributions(contributions_);
        curation = new MockCuration(payable(treasury_), datanets_, contributions_);
        steward = account("steward");
        ada = account("ada");
        bob = account("bob");
        eve = account("eve");
        consumer = account("consumer");
        burnt = treasury.BURN_ADDRESS();
        net = createNet(policy());
    }

    /// @notice The small policy with labels of two fields.
    function policy() internal pure returns (Policy memory p) {
        p = smallPolicy();
        p.fields = 2;
    }

    function createNet(Policy memory p) internal returns (uint256) {
        vm.prank(steward);
        return datanets.create("Spam or ham", CONTENT, PRICE, p);
    }

    /// @notice Replaces the policy in force, its delay included.
    function changePolicy(Policy memory p) internal {
        vm.prank(steward);
        datanets.proposePolicy(net, p);
        skipTime(datanets.policy(net, datanets.policyVersion(net)).policyDelay);
        datanets.activatePolicy(net);
    }

    // ------------------------------------------------------------------ moves

    /// @notice Contributes `count` items of data.
    function contribute(address who, uint256 count) internal returns (uint256) {
        return contribute(who, Kind.Data, 0, 0, 0, count);
    }

    function contribute(
        address who,
        Kind kind,
        uint256 parent,
        uint128 targets,
        uint8 field,
        uint256 count
    ) internal returns (uint256) {
        uint256 due = count * (FEE + BOND) * GWEI;
        vm.prank(who);
        return contributions.contribute{value: due}(net, kind, parent, targets, field, CONTENT, ROOT, count);
    }

    /// @notice Data of which every item is accepted at once.
    function accepted(address who, uint256 count) internal returns (uint256 id) {
        id = contribute(who, count);
        curation.settle(net, type(uint256).max);
    }

    /// @notice Pays for usage; returns the contributors' part in gwei.
    function use(uint256 units) internal returns (uint256) {
        vm.prank(consumer);
        datanets.use{value: units * PRICE * GWEI}(net, units, bytes32("query"));
        uint256 paid = units * PRICE;
        return paid - paid / 10 - paid / 20 - paid / 10;
    }

    function claim(address who, uint256 id) internal returns (uint256 gweiPaid) {
        return claimMany(who, one(id));
    }

    function claimMany(address who, uint48[] memory ids) internal returns (uint256 gweiPaid) {
        return contributions.claim(who, ids, new IContributions.SeatRef[](0));
    }

    /// @notice Usage whose contributors' part is `gweiAmount`, to within 2 gwei above.
    function pour(uint256 gweiAmount) internal returns (uint256) {
        vm.prank(steward);
        datanets.setPrice(net, 1);
        uint256 units = (gweiAmount * 4) / 3 + 2;
        vm.deal(consumer, consumer.balance + units * GWEI);
        vm.prank(consumer);
        datanets.use{value: units * GWEI}(net, units, 0);
        vm.prank(steward);
        datanets.setPrice(net, PRICE);
        return units - units / 10 - units / 20 - units / 10;
    }

    /// @notice A claim that pays 0 where a claim would say that there is nothing.
    function claimAny(address who, uint256 id) internal returns (uint256 gweiPaid) {
        try contributions.claim(who, one(id), new IContributions.SeatRef[](0)) returns (uint256 paid) {
            return paid;
        } catch (bytes memory reason) {
            assertEq(bytes4(reason), ITreasury.Treasury_NothingToClaim.selector, "only for want of money");
        }
    }

    function one(uint256 id) internal pure returns (uint48[] memory ids) {
        ids = new uint48[](1);
        ids[0] = uint48(id);
    }

    function two(uint256 a, uint256 b) internal pure returns (uint48[] memory ids) {
        ids = new uint48[](2);
        (ids[0], ids[1]) = (uint48(a), uint48(b));
    }

    // ------------------------------------------------------------------ looks

    /// @notice All that a contribution has earned and not been paid: payable, vesting and beyond the cap.
    function earned(uint256 id) internal view returns (uint256) {
        (uint256 payable_, uint256 unvested, , , uint256 excess) = contributions.preview(id);
        return payable_ + unvested + excess;
    }

    function flagsOf(uint256 id) internal view returns (uint256) {
        return contributions.contribution(id).flags;
    }

    function weightSum() internal view returns (uint256) {
        return datanets.accumulator(net).weight;
    }

    /// @notice Asserts |a - b| <= tolerance.
    function assertClose(uint256 a, uint256 b, uint256 tolerance, string memory why) internal {
        assertLte(a > b ? a - b : b - a, tolerance, why);
    }
}
