// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Treasury: the one holder of all OPEN
/// @notice The other contracts forward every wei they receive and tell the treasury what to pay, burn or credit.
/// It assumes that those four contracts, fixed at deployment, never promise more than they brought in; the
/// invariant tests hold them to that. OPEN forced in by other means is never counted.
interface ITreasury {
    /// @dev Only Datanets, Contributions, Curation and Cases may move money.
    error Treasury_NotAModule(address caller);
    /// @dev The receiver's code refused the transfer. Its money stays credited; choose another payout address.
    error Treasury_PayoutRefused(address payout);
    /// @dev There is nothing to pay.
    error Treasury_NothingToClaim();

    event Credited(address indexed account, uint256 gweiAmount);
    event Paid(address indexed account, address indexed payout, uint256 gweiAmount);
    event Burned(uint256 gweiAmount);
    event PayoutSet(address indexed account, address payout);

    /// @notice Receives OPEN from a module. Anything else is refused.
    receive() external payable;

    /// @notice Choose where everything `msg.sender` earns is paid. Zero means the account itself.
    function setPayout(address payout) external;

    /// @notice Sends `gweiAmount` plus the account's credit to its payout address. Modules only.
    /// @dev Gas to the receiver is bounded and its return data is not copied; a refusal reverts.
    /// @return paid gwei sent. Reverts with Treasury_NothingToClaim when it would be zero.
    function pay(address account, uint256 gweiAmount) external returns (uint256 paid);

    /// @notice Adds to the account's credit, to be taken by a later claim. Modules only.
    function credit(address account, uint256 gweiAmount) external;

    /// @notice Sends OPEN to the burn address. Modules only. May bring OPEN along like `receive`, which saves usage
    /// a second call.
    function burn(uint256 gweiAmount) external payable;

    function payoutOf(address account) external view returns (address);
    /// @return gwei waiting for a claim.
    function creditOf(address account) external view returns (uint256);
    /// @return the address burned OPEN is sent to.
    function BURN_ADDRESS() external view returns (address);
}
