// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title UsageVolume
/// @notice A naive design, for comparison only: a fixed fund of an epoch is shared among the owners of data by the volume
/// of their paid usage; what users pay goes to the owners.
contract UsageVolume {
    mapping(address owner => uint256) public volume;
    uint256 public total;
    uint256 public fund;

    error UsageVolume_NotPaid();

    /// @notice Fills the epoch's fund.
    receive() external payable {
        fund += msg.value;
    }

    function use(address owner) external payable {
        volume[owner] += msg.value;
        total += msg.value;
        _pay(owner, msg.value);
    }

    function claim(address owner) external {
        uint256 share = (fund * volume[owner]) / total;
        volume[owner] = 0;
        _pay(owner, share);
    }

    function _pay(address to, uint256 amount) private {
        (bool ok, ) = to.call{value: amount}("");
        if (!ok) revert UsageVolume_NotPaid();
    }
}
