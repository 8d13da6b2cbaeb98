// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {ContributionStore} from "./ContributionStore.sol";
import {Slots} from "./Slots.sol";
import {Strikes} from "./Strikes.sol";
import {Kind, Policy} from "./Types.sol";
import {
    CONTRIBUTION_CHALLENGED,
    CONTRIBUTION_KIND,
    CONTRIBUTION_OPENED,
    CONTRIBUTION_RETIRED,
    IContributions
} from "./interfaces/IContributions.sol";
import {ICuration} from "./interfaces/ICuration.sol";
import {Decay} from "./libraries/Decay.sol";

/// @title Contributions
/// @notice See IContributions. This part takes contributions in and answers questions; RoundRecords hears how rounds
/// ended, Strikes how cases did, and RewardAccounts pays.
contract Contributions is Strikes {
    uint256 private constant MAX_ITEMS = 128;

    mapping(address contributor => uint256) private _lastOf;

    constructor(
        address payable treasury,
        address datanets,
        address curation,
        address cases
    ) ContributionStore(treasury, datanets, curation, cases) {}

    // ------------------------------------------------------------------ contributors

    /// @inheritdoc IContributions
    function contribute(
        uint256 datanet,
        Kind kind,
        uint256 parent,
        uint128 targets,
        uint8 field,
        bytes32 digest,
        bytes32 itemsRoot,
        uint256 count
    ) external payable returns (uint256 id) {
        if (digest == 0 || itemsRoot == 0) revert Contributions_EmptyContent();
        if (count == 0 || count > MAX_ITEMS) revert Contributions_WrongCount(count);
        if (kind == Kind.Data) {
            if (parent != 0 || targets != 0) revert Contributions_WrongParent(parent);
        } else {
            _checkParent(datanet, kind, parent, targets, count);
        }
        (uint256 round, uint256 offset, uint256 sequence, uint256 feeGwei, uint256 bondGwei) = CURATION.join(
            datanet,
            msg.sender,
            kind,
            count
        );
        uint256 due = count * (feeGwei + bondGwei) * GWEI;
        if (msg.value != due) revert Contributions_WrongPayment(msg.value, due);

        id = (datanet << 24) | sequence;
        Entry storage entry = _entries[id];
        entry.contribution = Slots.pack(
            Contribution({
                contributor: msg.sender,
                round: uint24(round),
                offset: uint8(offset),
                count: uint8(count),
                flags: uint8(kind),
                previous: uint48(_lastOf[msg.sender])
            })
        );
        _lastOf[msg.sender] = id;
        (entry.digest, entry.itemsRoot) = (digest, itemsRoot);
        if (kind != Kind.Data) _storeLineage(datanet, kind, id, parent, targets, field);
        emit Contributed(datanet, id, msg.sender, round, kind, count, digest, itemsRoot);
        _forward(msg.value);
    }

    /// @dev The parent must be of this datanet and of a kind that can be labelled or refined, every target accepted.
    function _checkParent(uint256 datanet, Kind kind, uint256 parent, uint256 targets, uint256 count) private view {
        Contribution memory c = _stored(parent);
        if (parent >> 24 != datanet || c.contributor == address(0)) revert Contributions_WrongParent(parent);
        Kind parentKind = Kind(c.flags & CONTRIBUTION_KIND);
        bool fits = parentKind == Kind.Data || (kind == Kind.Refinement && parentKind == Kind.Refinement);
        if (!fits) revert Contributions_WrongParent(parent);
        if (LibBit.popCount(targets) != count) revert Contributions_WrongCount(count);
        uint256 fit = _acceptedOf(datanet, c);
        // What has been struck can be revived by a refinement, not labelled.
        if (kind == Kind.Labels) fit &= ~uint256(_standings[parent].struck);
        if (targets & ~fit != 0) revert Contributions_TargetsNotAccepted(parent, targets);
    }

    /// @dev The open round's policy decides, since it is the one that will weigh the contribution.
    function _storeLineage(
        uint256 datanet,
        Kind kind,
        uint256 id,
        uint256 parent,
        uint128 targets,
        uint8 field
    ) private {
        Policy memory p = DATANETS.policy(datanet, CURATION.head(datanet).version);
        if (kind == Kind.Labels) {
            if (p.labelsBps == 0) revert Contributions_LabelsClosed(datanet);
            if (field >= p.fields) revert Contributions_NoSuchField(field);
        } else if (p.refinementBps == 0) {
            revert Contributions_RefinementsClosed(datanet);
        }
        _lineages[id] = Lineage({
            parent: uint48(parent),
            targets: targets,
            field: kind == Kind.Labels ? field : 0,
            earning: 0,
            itemWeight: 0,
            lineageWeight: 0
        });
    }

    // ------------------------------------------------------------------ views

    /// @inheritdoc IContributions
    function contribution(uint256 id) external view returns (Contribution memory) {
        return _stored(id);
    }

    /// @inheritdoc IContributions
    function content(uint256 id) external view returns (bytes32 digest, bytes32 itemsRoot) {
        Entry storage entry = _entries[id];
        return (entry.digest, entry.itemsRoot);
    }

    /// @inheritdoc IContributions
    function lineage(uint256 id) external view returns (Lineage memory) {
        return _lineages[id];
    }

    /// @inheritdoc IContributions
    function account(uint256 id) external view returns (Account memory) {
        return _accountOf(id, _stored(id));
    }

    /// @inheritdoc IContributions
    function itemWeightOf(uint256 id) external view returns (uint256) {
        Contribution memory c = _stored(id);
        Account memory a = _accountOf(id, c);
        if (a.earning == 0 || c.flags & CONTRIBUTION_RETIRED != 0) return 0;
        _accrue(id >> 24, a, DATANETS.accumulator(id >> 24));
        return Decay.unpack(a.itemWeight);
    }

    /// @inheritdoc IContributions
    function toppedUp(uint256 id) external view returns (uint256) {
        return _toppedUp[id];
    }

    /// @inheritdoc IContributions
    function lastOf(address contributor) external view returns (uint256) {
        return _lastOf[contributor];
    }

    /// @inheritdoc IContributions
    function roundRecord(uint256 datanet, uint256 round) external view returns (RoundRecord memory) {
        return _records[datanet][round];
    }

    /// @inheritdoc IContributions
    function acceptedOf(uint256 datanet, uint256 round) external view returns (uint256) {
        return _accepted[datanet][round];
    }

    /// @inheritdoc IContributions
    function acceptedItems(uint256 id) external view returns (uint256) {
        return _acceptedOf(id >> 24, _stored(id));
    }

    /// @inheritdoc IContributions
    function heldItems(uint256 id) external view returns (uint256) {
        Contribution memory c = _stored(id);
        return _heldItems(id, c, _accountOf(id, c));
    }

    /// @inheritdoc IContributions
    function standing(uint256 id) external view returns (Standing memory) {
        return _standings[id];
    }

    /// @inheritdoc IContributions
    function labelled(uint256 parent, uint256 field) external view returns (uint256) {
        return _labelled[parent][field];
    }

    /// @inheritdoc IContributions
    function refined(uint256 parent) external view returns (uint256) {
        return _refined[parent];
    }

    /// @inheritdoc IContributions
    function preview(
        uint256 id
    ) external view returns (uint256 payable_, uint256 unvested, uint256 capLeft, uint256 bond, uint256 excess) {
        Contribution memory c = _known(id);
        uint256 datanet = id >> 24;
        if (_records[datanet][c.round].endedAt == 0) return (0, 0, 0, _pendingBond(datanet, c), 0);

        State memory state;
        Outcome memory o = _outcome(id, c, state);
        Account memory a = o.account;
        (payable_, unvested, capLeft, excess) = (o.vested + o.returned, a.unvested, a.capLeft, o.excess);
        if (a.earning == 0) return (payable_, 0, 0, 0, 0);
        Policy memory p = DATANETS.policy(datanet, a.version);
        bond = a.earning * uint256(p.bond) + _toppedUp[id];
        if (c.flags & CONTRIBUTION_CHALLENGED != 0) return (0, unvested + payable_, capLeft, bond, excess);
        // The delay starts when it retires, so what its cap retires now is never due at once.
        if (c.flags & CONTRIBUTION_RETIRED != 0 && block.timestamp >= uint256(a.index) + p.retireDelay) {
            payable_ += unvested + bond;
            (unvested, bond) = (0, 0);
        }
    }

    /// @dev Bond of a contribution whose round has not ended; the round's policy is known to Curation.
    function _pendingBond(uint256 datanet, Contribution memory c) private view returns (uint256) {
        ICuration.Head memory head = CURATION.head(datanet);
        uint256 version = head.round == c.round ? head.version : CURATION.round(datanet, c.round).version;
        return c.count * uint256(DATANETS.policy(datanet, version).bond);
    }

    function _accountOf(uint256 id, Contribution memory c) private view returns (Account memory a) {
        if (c.flags & CONTRIBUTION_OPENED != 0) return _storedAccount(id);
        if (_records[id >> 24][c.round].endedAt != 0) (a, ) = _opening(id, c);
    }
}
