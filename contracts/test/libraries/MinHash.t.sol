// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {MinHash} from "../../src/libraries/MinHash.sol";
import {Base} from "../Base.t.sol";

/// @notice The comparison slot by slot is the reference.
contract MinHashTest is Base {
    function equalSlots(uint256[8] calldata a, uint256[8] calldata b) external pure returns (uint256) {
        return MinHash.equalSlots(a, b);
    }

    function bySlot(uint256[8] memory a, uint256[8] memory b) private pure returns (uint256 equal) {
        for (uint256 i; i < 128; ++i) {
            if (uint16(a[i / 16] >> (16 * (i % 16))) == uint16(b[i / 16] >> (16 * (i % 16)))) ++equal;
        }
    }

    /// Slots made equal, different in one bit, or random.
    function testFuzz_CountsEqualSlots(uint256[8] memory a, uint256 seed) public {
        uint256[8] memory b;
        for (uint256 i; i < 128; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 slot = uint16(a[i / 16] >> (16 * (i % 16)));
            if (seed % 3 == 1) slot ^= 1 << ((seed >> 8) % 16);
            if (seed % 3 == 2) slot = uint16(seed >> 16);
            b[i / 16] |= slot << (16 * (i % 16));
        }
        assertEq(this.equalSlots(a, b), bySlot(a, b));
    }

    function test_Ends() public {
        uint256[8] memory zeros;
        uint256[8] memory ones;
        for (uint256 i; i < 8; ++i) {
            ones[i] = type(uint256).max;
        }
        assertEq(this.equalSlots(zeros, zeros), 128);
        assertEq(this.equalSlots(ones, ones), 128);
        assertEq(this.equalSlots(zeros, ones), 0);
        zeros[7] = ones[7] << 16;
        assertEq(this.equalSlots(zeros, ones), 15);
    }
}
