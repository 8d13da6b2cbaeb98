// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";
import {Tally} from "../../src/libraries/Tally.sol";

/// @title MajorityPay
/// @notice A naive design, for comparison only: a voter is paid for every item on which it is with the majority, as in
/// majority-coherence schemes. Votes are given at once; that they could be copied is not even used against it here.
contract MajorityPay {
    uint256 public constant PER_ITEM = 0.01 ether;

    uint256 public accepted;

    error MajorityPay_NotPaid();

    receive() external payable {}

    function settle(address[] calldata voters, uint256[] memory verdicts, uint256 items) external {
        uint256 all = (1 << items) - 1;
        accepted = Tally.accept(verdicts, type(uint256).max, 1, 2) & all;
        for (uint256 i; i < voters.length; ++i) {
            uint256 agreed = LibBit.popCount(~(verdicts[i] ^ accepted) & all);
            (bool ok, ) = voters[i].call{value: agreed * PER_ITEM}("");
            if (!ok) revert MajorityPay_NotPaid();
        }
    }
}
