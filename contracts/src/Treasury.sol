// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";

import {ITreasury} from "./interfaces/ITreasury.sol";

/// @title Treasury
/// @notice See ITreasury. Whatever is owed to an account is one packed slot; a payment is the last thing a
/// transaction does, after every other effect, so code that runs at the payout address finds nothing left to take.
contract Treasury is ITreasury {
    /// @inheritdoc ITreasury
    address public constant BURN_ADDRESS = 0x000000000000000000000000000000000000dEaD;

    /// @dev Gas given to a payout address: enough for a Safe's proxy, its event and a hook, too little to be a burden.
    uint256 private constant PAYOUT_GAS = 50_000;
    uint256 private constant GWEI = 1e9;

    address private immutable DATANETS;
    address private immutable CONTRIBUTIONS;
    address private immutable CURATION;
    address private immutable CASES;

    struct Purse {
        address payout; // 0: the account itself
        uint96 credit; // gwei
    }

    mapping(address account => Purse) private _purses;

    constructor(address datanets, address contributions, address curation, address cases) {
        DATANETS = datanets;
        CONTRIBUTIONS = contributions;
        CURATION = curation;
        CASES = cases;
    }

    modifier onlyModule() {
        if (msg.sender != CONTRIBUTIONS && msg.sender != DATANETS && msg.sender != CURATION && msg.sender != CASES) {
            revert Treasury_NotAModule(msg.sender);
        }
        _;
    }

    /// @inheritdoc ITreasury
    receive() external payable onlyModule {}

    /// @inheritdoc ITreasury
    function setPayout(address payout) external {
        _purses[msg.sender].payout = payout;
        emit PayoutSet(msg.sender, payout);
    }

    /// @inheritdoc ITreasury
    function pay(address account, uint256 gweiAmount) external onlyModule returns (uint256 paid) {
        Purse memory purse = _purses[account];
        paid = gweiAmount + purse.credit;
        if (paid == 0) revert Treasury_NothingToClaim();
        if (purse.credit != 0) _purses[account].credit = 0;
        address payout = purse.payout == address(0) ? account : purse.payout;
        emit Paid(account, payout, paid);
        if (!_send(payout, paid, PAYOUT_GAS)) revert Treasury_PayoutRefused(payout);
    }

    /// @inheritdoc ITreasury
    function credit(address account, uint256 gweiAmount) external onlyModule {
        Purse storage purse = _purses[account];
        purse.credit = SafeCastLib.toUint96(purse.credit + gweiAmount);
        emit Credited(account, gweiAmount);
    }

    /// @inheritdoc ITreasury
    function burn(uint256 gweiAmount) external payable onlyModule {
        emit Burned(gweiAmount);
        if (!_send(BURN_ADDRESS, gweiAmount, 0)) revert Treasury_PayoutRefused(BURN_ADDRESS);
    }

    /// @inheritdoc ITreasury
    function payoutOf(address account) external view returns (address payout) {
        payout = _purses[account].payout;
        if (payout == address(0)) payout = account;
    }

    /// @inheritdoc ITreasury
    function creditOf(address account) external view returns (uint256) {
        return _purses[account].credit;
    }

    /// @dev Sends with at most `gasLimit` gas (plus the 2,300 that come with value) and copies no return data.
    function _send(address to, uint256 gweiAmount, uint256 gasLimit) private returns (bool success) {
        uint256 value = gweiAmount * GWEI;
        assembly ("memory-safe") {
            success := call(gasLimit, to, value, 0, 0, 0, 0)
        }
    }
}
