// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";

import {Slots} from "./Slots.sol";
import {CONTRIBUTION_CHALLENGED, IContributions} from "./interfaces/IContributions.sol";
import {ICuration} from "./interfaces/ICuration.sol";
import {IDatanets} from "./interfaces/IDatanets.sol";
import {ITreasury} from "./interfaces/ITreasury.sol";

/// @title ContributionStore: what the parts of Contributions share
/// @dev Every amount is gwei unless a name says otherwise.
abstract contract ContributionStore is IContributions {
    uint256 internal constant BPS = 10_000;
    uint256 internal constant GWEI = 1e9;

    ITreasury internal immutable TREASURY;
    IDatanets internal immutable DATANETS;
    ICuration internal immutable CURATION;
    address internal immutable CASES;

    /// @dev All that most contributions ever store, side by side: one key to hash.
    struct Entry {
        uint256 contribution; // word of a Contribution
        uint256 account; // word of an Account
        bytes32 digest; // sha2-256 of the content's root CID
        bytes32 itemsRoot;
    }

    mapping(uint256 id => Entry) internal _entries;
    mapping(uint256 id => Lineage) internal _lineages;
    mapping(uint256 id => uint256) internal _toppedUp;
    mapping(uint256 id => Standing) internal _standings;
    mapping(uint256 datanet => mapping(uint256 round => RoundRecord)) internal _records;
    mapping(uint256 datanet => mapping(uint256 round => uint256)) internal _accepted;

    constructor(address payable treasury, address datanets, address curation, address cases) {
        TREASURY = ITreasury(treasury);
        DATANETS = IDatanets(datanets);
        CURATION = ICuration(curation);
        CASES = cases;
    }

    function _stored(uint256 id) internal view returns (Contribution memory) {
        return Slots.contribution(_entries[id].contribution);
    }

    function _storedAccount(uint256 id) internal view returns (Account memory) {
        return Slots.account(_entries[id].account);
    }

    function _known(uint256 id) internal view returns (Contribution memory c) {
        c = _stored(id);
        if (c.contributor == address(0)) revert Contributions_Unknown(id);
    }

    /// @dev A contribution of the caller's.
    function _own(uint256 id) internal view returns (Contribution memory c) {
        c = _known(id);
        if (c.contributor != msg.sender) revert Contributions_NotContributor(id, msg.sender);
    }

    function _requireFree(uint256 id, Contribution memory c) internal pure {
        if (c.flags & CONTRIBUTION_CHALLENGED != 0) revert Contributions_CaseOpen(id);
    }

    function _setFlag(uint256 id, Contribution memory c, uint8 flag) internal {
        c.flags |= flag;
        _entries[id].contribution = Slots.pack(c);
    }

    /// @dev Bitmap of a contribution's own accepted items.
    function _acceptedOf(uint256 datanet, Contribution memory c) internal view returns (uint256) {
        return (_accepted[datanet][c.round] >> c.offset) & ((1 << c.count) - 1);
    }

    /// @dev What a rejected item loses of its bond.
    function _forfeit(uint256 bond, uint256 forfeitBps) internal pure returns (uint256) {
        return (bond * forfeitBps) / BPS;
    }

    function _credit(address to, uint256 gweiAmount) internal {
        if (gweiAmount != 0) TREASURY.credit(to, gweiAmount);
    }

    /// @dev Passes OPEN that came in on to the treasury, in wei.
    function _forward(uint256 amount) internal {
        SafeTransferLib.safeTransferETH(address(TREASURY), amount);
    }
}
