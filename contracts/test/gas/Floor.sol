// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Floor
/// @notice The bare storage and transfers beneath each action, with no rule checked: what gas cannot go below.
contract Floor {
    mapping(uint256 => uint256) private _slots;
    mapping(uint256 => bytes32[3]) private _records;
    uint256 private _count;

    function storeOne(uint256 key, uint256 value) external {
        _slots[key] = value;
    }

    /// One word each, as settling and drawing rewrite the words of many seats.
    function storeMany(uint256 first, uint256 count, uint256 value) external {
        for (uint256 key = first; key < first + count; ++key) {
            _slots[key] = value;
        }
    }

    function storeThree(bytes32 a, bytes32 b, bytes32 c) external {
        _records[++_count] = [a, b, c];
    }

    function forward() external payable {
        _slots[0] += msg.value;
    }

    function payOut(address to, uint256 amount) external {
        _slots[0] -= amount;
        (bool ok, ) = to.call{value: amount}("");
        require(ok);
    }
}
