// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Ballots} from "./Ballots.sol";
import {Benches} from "./Benches.sol";
import {Upkeep} from "./Upkeep.sol";

/// @title Curation: benches, rounds and ballots
/// @notice See ICuration. What people do is here; what time makes possible (`advance`, `isDue`) and what is only read is
/// in `Upkeep`, whose code this contract runs on its own storage because both together exceed the size limit of one. This
/// contract deploys it and never changes its address: it is no upgrade key. The fewer functions are here, the sooner a
/// ballot finds its own: every selector before it costs 22 gas.
contract Curation is Ballots {
    address private immutable UPKEEP;

    constructor(
        address payable treasury,
        address datanets,
        address contributions,
        address cases
    ) Benches(treasury, datanets, contributions, cases) {
        UPKEEP = address(new Upkeep(treasury, datanets, contributions, cases));
    }

    fallback() external {
        address upkeep = UPKEEP;
        assembly ("memory-safe") {
            let data := mload(0x40)
            calldatacopy(data, 0, calldatasize())
            let ok := delegatecall(gas(), upkeep, data, calldatasize(), 0, 0)
            returndatacopy(data, 0, returndatasize())
            if ok {
                return(data, returndatasize())
            }
            revert(data, returndatasize())
        }
    }
}
