// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title PayPerUpload
/// @notice A naive design, for comparison only: whoever uploads an item is paid a fixed amount from a fund.
contract PayPerUpload {
    uint256 public constant PER_ITEM = 0.25 ether;

    event Uploaded(address indexed contributor, uint256 items);

    error PayPerUpload_NotPaid();

    receive() external payable {}

    function upload(uint256 items) external {
        emit Uploaded(msg.sender, items);
        (bool ok, ) = msg.sender.call{value: items * PER_ITEM}("");
        if (!ok) revert PayPerUpload_NotPaid();
    }
}
