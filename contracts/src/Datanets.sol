// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";

import {PolicyBounds} from "./PolicyBounds.sol";
import {PolicyWords} from "./PolicyWords.sol";
import {Slots} from "./Slots.sol";
import {Policy} from "./Types.sol";
import {Usage} from "./Usage.sol";
import {IDatanets} from "./interfaces/IDatanets.sol";

/// @title Datanets
/// @notice See IDatanets. This part is the registry and the policies; Usage holds the pools and the weights.
contract Datanets is Usage {
    using SafeCastLib for uint256;

    uint256 private constant MAX_NAME = 64;

    /// @dev One slot.
    struct Registration {
        address steward;
        uint40 createdAt;
        uint8 version; // of the policy in force
        uint40 policyReadyAt; // 0: none pending
    }

    uint256 private _count;
    mapping(uint256 datanet => Registration) private _registrations;
    mapping(uint256 datanet => address) private _offers;
    mapping(uint256 datanet => bytes32) private _contents;
    mapping(uint256 datanet => string) private _names;
    mapping(uint256 datanet => mapping(uint256 version => Policy)) private _policies;

    constructor(
        address payable treasury,
        address contributions,
        address curation
    ) Usage(treasury, contributions, curation) {}

    modifier onlySteward(uint256 datanet) {
        address steward = _known(datanet).steward;
        if (msg.sender != steward) revert Datanets_NotSteward(datanet, msg.sender);
        _;
    }

    // ------------------------------------------------------------------ stewards

    /// @inheritdoc IDatanets
    function create(
        string calldata name,
        bytes32 content,
        uint256 priceGwei,
        Policy calldata policy_
    ) external returns (uint256 datanet) {
        if (bytes(name).length == 0 || bytes(name).length > MAX_NAME) revert Datanets_NameLength(bytes(name).length);
        PolicyBounds.check(policy_);
        // Contribution ids keep the datanet in 24 bits.
        datanet = uint256(++_count).toUint24();
        _registrations[datanet] = Registration(msg.sender, uint40(block.timestamp), 1, 0);
        _contents[datanet] = content;
        _names[datanet] = name;
        _policies[datanet][1] = policy_;
        _setPrice(datanet, priceGwei);
        _apply(datanet, policy_);
        emit Created(datanet, msg.sender, content, name);
        emit PolicyActivated(datanet, 1);
    }

    /// @inheritdoc IDatanets
    function describe(uint256 datanet, bytes32 content) external onlySteward(datanet) {
        _contents[datanet] = content;
        emit Described(datanet, content);
    }

    /// @inheritdoc IDatanets
    function offerStewardship(uint256 datanet, address to) external onlySteward(datanet) {
        _offers[datanet] = to;
        emit StewardshipOffered(datanet, to);
    }

    /// @inheritdoc IDatanets
    function acceptStewardship(uint256 datanet) external {
        address outgoing = _known(datanet).steward;
        if (_offers[datanet] != msg.sender) revert Datanets_NotOffered(datanet, msg.sender);
        delete _offers[datanet];
        _registrations[datanet].steward = msg.sender;
        emit StewardChanged(datanet, msg.sender);
        _creditStewardship(datanet, outgoing);
    }

    /// @inheritdoc IDatanets
    function setPrice(uint256 datanet, uint256 priceGwei) external onlySteward(datanet) {
        _setPrice(datanet, priceGwei);
    }

    /// @inheritdoc IDatanets
    function proposePolicy(uint256 datanet, Policy calldata policy_) external onlySteward(datanet) {
        PolicyBounds.check(policy_);
        Registration storage registration = _registrations[datanet];
        uint256 version = registration.version;
        if (version == type(uint8).max) revert Datanets_TooManyPolicies(datanet);
        uint256 readyAt = block.timestamp + _policies[datanet][version].policyDelay;
        _policies[datanet][version + 1] = policy_;
        registration.policyReadyAt = uint40(readyAt);
        emit PolicyProposed(datanet, version + 1, readyAt);
    }

    /// @inheritdoc IDatanets
    function activatePolicy(uint256 datanet) external {
        Registration memory registration = _known(datanet);
        if (registration.policyReadyAt == 0) revert Datanets_NoPolicyPending(datanet);
        if (block.timestamp < registration.policyReadyAt) revert Datanets_PolicyNotReady(registration.policyReadyAt);
        registration.version += 1;
        registration.policyReadyAt = 0;
        _registrations[datanet] = registration;
        _apply(datanet, _policies[datanet][registration.version]);
        emit PolicyActivated(datanet, registration.version);
    }

    /// @inheritdoc IDatanets
    function collectStewardship(uint256 datanet) external {
        address steward = _known(datanet).steward;
        if (_creditStewardship(datanet, steward) == 0) revert Datanets_NothingToCollect(datanet);
    }

    // ------------------------------------------------------------------ views

    /// @inheritdoc IDatanets
    function count() external view returns (uint256) {
        return _count;
    }

    /// @inheritdoc IDatanets
    function get(uint256 datanet) external view returns (Datanet memory) {
        Registration memory registration = _known(datanet);
        Slots.Terms memory terms = _termsOf(datanet);
        return
            Datanet({
                steward: registration.steward,
                createdAt: registration.createdAt,
                version: registration.version,
                policyReadyAt: registration.policyReadyAt,
                content: _contents[datanet],
                name: _names[datanet],
                price: terms.price,
                pool: terms.pool,
                stewardship: terms.stewardship,
                burned: terms.burned
            });
    }

    /// @inheritdoc IDatanets
    function policy(uint256 datanet, uint256 version) external view returns (Policy memory policy_) {
        policy_ = _policies[datanet][version];
        if (policy_.bond == 0) revert Datanets_Unknown(datanet);
    }

    /// @inheritdoc IDatanets
    function policyWords(
        uint256 datanet,
        uint256 version
    ) external view returns (uint256 version_, uint256 money, uint256 periods, uint256 rewards) {
        version_ = version == 0 ? _registrations[datanet].version : version;
        (money, periods, rewards) = PolicyWords.load(_policies[datanet][version_]);
        if (money == 0) revert Datanets_Unknown(datanet);
    }

    /// @inheritdoc IDatanets
    function policyWord(uint256 datanet, uint256 version, uint256 index) external view returns (uint256 word) {
        word = PolicyWords.load(_policies[datanet][version], index);
        // No word of a policy is 0: each holds a number that is bounded from below.
        if (index > PolicyWords.REWARDS || word == 0) revert Datanets_Unknown(datanet);
    }

    /// @inheritdoc IDatanets
    function policyVersion(uint256 datanet) external view returns (uint256 version) {
        version = _known(datanet).version;
    }

    /// @inheritdoc IDatanets
    function stewardOf(uint256 datanet) external view returns (address) {
        return _known(datanet).steward;
    }

    /// @inheritdoc IDatanets
    function offeredTo(uint256 datanet) external view returns (address) {
        return _offers[datanet];
    }

    /// @inheritdoc IDatanets
    function rewardWords(
        uint256 datanet,
        uint256 version
    ) external view returns (uint256 accumulator_, uint256 rewards) {
        return (_accumulators[datanet], PolicyWords.load(_policies[datanet][version], PolicyWords.REWARDS));
    }

    // ------------------------------------------------------------------ inside

    function _known(uint256 datanet) private view returns (Registration memory registration) {
        registration = _registrations[datanet];
        if (registration.version == 0) revert Datanets_Unknown(datanet);
    }

    function _setPrice(uint256 datanet, uint256 priceGwei) private {
        if (priceGwei > type(uint40).max) revert Datanets_PriceTooHigh(priceGwei);
        Slots.Terms memory terms = _termsOf(datanet);
        terms.price = uint40(priceGwei);
        _setTerms(datanet, terms);
        emit PriceChanged(datanet, priceGwei);
    }

    /// @dev Puts in force what usage and weights take from a policy.
    function _apply(uint256 datanet, Policy memory policy_) private {
        Slots.Terms memory terms = _termsOf(datanet);
        (terms.burnPct, terms.stewardPct, terms.poolPct) = (policy_.burnPct, policy_.stewardPct, policy_.poolPct);
        _setTerms(datanet, terms);
        _setHalfLife(datanet, policy_.halfLife);
    }

    function _creditStewardship(uint256 datanet, address steward) private returns (uint256 accrued) {
        Slots.Terms memory terms = _termsOf(datanet);
        accrued = terms.stewardship;
        if (accrued == 0) return 0;
        terms.stewardship = 0;
        _setTerms(datanet, terms);
        TREASURY.credit(steward, accrued);
    }
}
