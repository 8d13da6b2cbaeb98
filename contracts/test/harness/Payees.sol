// SPDX-License-Identifier: MIT
// Receivers of a few lines each, misbehaving on purpose.
// solhint-disable one-contract-per-file, no-complex-fallback, avoid-low-level-calls
pragma solidity 0.8.30;

import {IContributions} from "../../src/interfaces/IContributions.sol";

/// @notice A payout address that refuses money until told otherwise.
contract Refuser {
    bool public willing;

    error Refused();

    function accept() external {
        willing = true;
    }

    receive() external payable {
        if (!willing) revert Refused();
    }
}

/// @notice A payout address that burns whatever gas it is given.
contract Glutton {
    receive() external payable {
        while (true) {}
    }
}

/// @notice A payout address that returns a megabyte, to make its payer pay for copying it.
contract Bomber {
    receive() external payable {
        assembly {
            return(0, 1000000)
        }
    }
}

/// @notice A payout address with the work of a Safe: one storage read, a delegate call's worth of gas and an event.
contract Wallet {
    uint256 public received;

    event SafeReceived(address indexed sender, uint256 value);

    receive() external payable {
        received += msg.value; // a new slot: dearer than anything a Safe does
        emit SafeReceived(msg.sender, msg.value);
    }
}

/// @notice A payout address that claims again, for whom it was told, in the middle of being paid.
contract Reenterer {
    IContributions private immutable CONTRIBUTIONS;
    address public victim;
    uint48 public id;
    uint256 public attempts;
    uint256 public successes;

    constructor(IContributions contributions) {
        CONTRIBUTIONS = contributions;
    }

    function aim(address victim_, uint48 id_) external {
        (victim, id) = (victim_, id_);
        (attempts, successes) = (1, 1); // warm the slots: the attack has little gas
    }

    receive() external payable {
        uint48[] memory ids = new uint48[](id == 0 ? 0 : 1);
        if (id != 0) ids[0] = id;
        ++attempts;
        (bool ok, ) = address(CONTRIBUTIONS).call(
            abi.encodeCall(IContributions.claim, (victim, ids, new IContributions.SeatRef[](0)))
        );
        if (ok) ++successes;
    }
}
