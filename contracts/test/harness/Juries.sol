// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Lanes} from "../../src/libraries/Lanes.sol";

/// @notice A jury given as one bitmap a juror, for tests that want to read it that way.
library Juries {
    /// @return lanes the votes side by side, 16 bits each; bits at G and above are dropped.
    function pack(uint256[] memory votes, uint256 G) internal pure returns (uint256 lanes) {
        for (uint256 i; i < votes.length; ++i) {
            lanes |= (votes[i] & ((1 << G) - 1)) << (16 * i);
        }
    }

    function majority(uint256[] memory votes, uint256 G) internal pure returns (uint256 yes) {
        (yes, ) = Lanes.majorities(pack(votes, G), votes.length);
    }

    function majorityOfOthers(uint256[] memory votes, uint256 G) internal pure returns (uint256[] memory others) {
        (, uint256 lanes) = Lanes.majorities(pack(votes, G), votes.length);
        others = new uint256[](votes.length);
        for (uint256 i; i < votes.length; ++i) {
            others[i] = (lanes >> (16 * i)) & 0xffff;
        }
    }
}
