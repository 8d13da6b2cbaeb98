// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {EfficientHashLib} from "solady/utils/EfficientHashLib.sol";

import {ICurationTypes} from "../interfaces/ICuration.sol";

/// @title Commitment
/// @notice What a blind vote binds to, and the signature under which anyone may carry it.
library Commitment {
    bytes32 internal constant BALLOT_TYPEHASH = keccak256(
        "Ballot(uint256 ballotId,address voter,bytes32 commitment,uint256 deadline)"
    );

    /// @notice Binds chain, contract, ballot and voter, so that a copied commitment cannot be opened by the copier.
    function bind(uint256 ballotId, address voter, uint256 verdict, bytes32 salt) internal view returns (bytes32) {
        return
            EfficientHashLib.hash(
                block.chainid,
                uint256(uint160(address(this))),
                ballotId,
                uint256(uint160(voter)),
                verdict,
                uint256(salt)
            );
    }

    /// @return true if `voter` signed this ballot under the EIP-712 domain.
    function isSigned(
        bytes32 domain,
        uint256 ballotId,
        address voter,
        ICurationTypes.Carried calldata b
    ) internal pure returns (bool) {
        bytes32 ballot = EfficientHashLib.hash(
            uint256(BALLOT_TYPEHASH),
            ballotId,
            uint256(uint160(voter)),
            uint256(b.commitment),
            b.deadline
        );
        bytes32 digest = MessageHashUtils.toTypedDataHash(domain, ballot);
        (address signer, ECDSA.RecoverError err, ) = ECDSA.tryRecoverCalldata(digest, b.signature);
        return err == ECDSA.RecoverError.NoError && signer == voter;
    }
}
