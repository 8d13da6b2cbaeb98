// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Ballots} from "./Ballots.sol";
import {Benches} from "./Benches.sol";

/// @title Curation: benches, rounds and ballots
/// @notice See ICuration. What people do is here; what time makes possible (`advance`, `isDue`) and the views of
/// rounds are in `Upkeep`, whose code this contract runs on its own storage because both together exceed the size
/// limit of one. The address is fixed at deployment: it is no upgrade key.
contract Curation is Ballots {
    address public immutable UPKEEP;

    constructor(address payable treasury, address datanets, address contributions, address upkeep)
        Benches(treasury, datanets, contributions)
    {
        UPKEEP = upkeep;
    }

    fallback() external {
        address upkeep = UPKEEP;
        assembly ("memory-safe") {
            let data := mload(0x40)
            calldatacopy(data, 0, calldatasize())
            let ok := delegatecall(gas(), upkeep, data, calldatasize(), 0, 0)
            returndatacopy(data, 0, returndatasize())
            if ok { return(data, returndatasize()) }
            revert(data, returndatasize())
        }
    }
}
