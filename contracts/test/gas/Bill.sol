// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Policy} from "../../src/Types.sol";
import {World} from "../World.sol";
import {Floor} from "./Floor.sol";

/// @title Bill
/// @notice A world at the default policy in which the gas of the last transaction can be put down by name.
abstract contract Bill is World {
    address internal ada;
    address internal eve;
    Floor internal floor;
    uint256 internal spent; // gas of everything counted since it was last set to zero

    function setUpBill(uint256 curators, uint256 jurors) internal {
        setUpWorld();
        Policy memory p = defaultPolicy();
        vm.prank(steward);
        datanets.proposePolicy(net, p);
        skipTime(8 days);
        datanets.activatePolicy(net);
        fillBenches(net, curators, jurors);
        ada = person("ada");
        eve = person("eve");
        floor = new Floor();
        // On every real chain the burn address exists already; here the first burn of each transaction would pay 25,000
        // gas for creating it.
        vm.deal(treasury.BURN_ADDRESS(), 1);
    }

    /// @param name of the snapshot; empty to count without a snapshot.
    function count(string memory name) internal {
        uint256 gas = vmMore.lastCallGas().gasTotalUsed;
        spent += gas;
        if (bytes(name).length != 0) vmMore.snapshotValue(name, gas);
    }
}
