// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Policy} from "../Types.sol";

/// @title Datanets: the registry, each datanet's policy, and the pools that usage fills
/// @notice Datanets are numbered from 1. A policy is kept for ever under its version, so a round or a vesting
/// schedule can refer to the one it began under.
interface IDatanets {
    error Datanets_NotAModule(address caller);
    error Datanets_Unknown(uint256 datanet);
    error Datanets_NotSteward(uint256 datanet, address caller);
    error Datanets_NotOffered(uint256 datanet, address caller);
    /// @dev `field` names the policy member that is out of bounds.
    error Datanets_PolicyOutOfBounds(bytes32 field);
    error Datanets_NameLength(uint256 length);
    error Datanets_NoPolicyPending(uint256 datanet);
    error Datanets_PolicyNotReady(uint256 readyAt);
    error Datanets_TooManyPolicies(uint256 datanet);
    error Datanets_WrongPayment(uint256 sentWei, uint256 dueWei);
    error Datanets_NoUnits();
    error Datanets_PriceTooHigh(uint256 priceGwei);
    error Datanets_RebaseNotDue(uint256 exponentWad);
    error Datanets_NothingToCollect(uint256 datanet);

    event Created(uint256 indexed datanet, address indexed steward, bytes32 content, string name);
    event Described(uint256 indexed datanet, bytes32 content);
    event StewardshipOffered(uint256 indexed datanet, address indexed to);
    event StewardChanged(uint256 indexed datanet, address indexed steward);
    event PriceChanged(uint256 indexed datanet, uint256 priceGwei);
    event PolicyProposed(uint256 indexed datanet, uint256 version, uint256 readyAt);
    event PolicyActivated(uint256 indexed datanet, uint256 version);
    /// All amounts in gwei; burned + stewardship + pool + contributors = paid.
    event Used(
        uint256 indexed datanet,
        address indexed consumer,
        uint256 units,
        bytes32 reference_,
        uint256 burned,
        uint256 stewardship,
        uint256 pool,
        uint256 contributors
    );
    event Rebased(uint256 indexed datanet, uint256 epoch);

    /// A datanet as pages and the other contracts see it. Amounts in gwei.
    struct Datanet {
        address steward;
        uint40 createdAt;
        uint8 version; // of the policy in force
        uint40 policyReadyAt; // 0: no change pending; the pending version is version + 1
        bytes32 content; // sha2-256 digest of the description's root CID
        string name;
        uint40 price; // gwei a unit
        uint64 pool; // curation pool
        uint64 stewardship; // owed to the steward
        uint64 burned; // by usage, ever
    }

    /// The accumulator that pays contributors. See Reward.sol and Decay.sol.
    struct Accumulator {
        uint80 index; // gwei per unit of weight, times 2^52, modulo 2^80, within this epoch
        uint80 weight; // sum of all earning weights, in this epoch's scale
        uint80 remainder; // gwei times 2^52, carried by the next distribution
        uint16 epoch; // rebases so far
    }

    /// The stretch between two rebases. Inside it weights are comparable; a weight of epoch k counts shifted right
    /// by `shift` of k in epoch k + 1, and so on.
    struct Epoch {
        uint40 startedAt; // 0 for the first
        uint80 lastIndex; // of the accumulator; once the epoch has ended
        uint8 shift; // bits, once the epoch has ended: 16 for each 16 half-lives
    }

    // --- stewards
    /// @notice Registers a datanet whose steward is the caller. `name` 1 to 64 bytes.
    function create(
        string calldata name,
        bytes32 content,
        uint256 priceGwei,
        Policy calldata policy
    ) external returns (uint256 datanet);
    function describe(uint256 datanet, bytes32 content) external;
    /// @notice Offers the datanet to an account, e.g. a Safe or a Governor; zero takes the offer back. Nothing changes until
    /// that account accepts, so stewardship never ends up where nobody can act.
    function offerStewardship(uint256 datanet, address to) external;
    /// @notice Takes over what was offered to the caller; what stewardship has accrued is credited to the outgoing steward.
    function acceptStewardship(uint256 datanet) external;
    function setPrice(uint256 datanet, uint256 priceGwei) external;
    /// @notice Announces a policy; anyone may activate it once the present policy's delay has passed. A new
    /// proposal replaces the pending one and waits again.
    function proposePolicy(uint256 datanet, Policy calldata policy) external;
    function activatePolicy(uint256 datanet) external;
    /// @notice Credits what usage has set aside for stewardship to the steward. Anyone may call.
    function collectStewardship(uint256 datanet) external;

    // --- consumers
    /// @notice Pays units * price (exactly) for usage. `reference_` is the consumer's own note, e.g. a query's hash.
    function use(uint256 datanet, uint256 units, bytes32 reference_) external payable;

    // --- upkeep
    /// @notice Moves the weights' scale down by 2^16 once the exponent has reached 28 (it starts at 12). Anyone may
    /// call; new weight does it by itself first.
    function rebase(uint256 datanet) external;

    // --- modules
    /// @notice Rebases if that is due, then adds `items` items (0 is fine) of fresh weight `itemBps` (of a full
    /// item). Contributions only.
    /// @return itemWeight the float24 weight of each item, @return index and @return epoch of the accumulator.
    function addWeight(
        uint256 datanet,
        uint256 items,
        uint256 itemBps
    ) external returns (uint24 itemWeight, uint80 index, uint16 epoch);
    /// @notice Adds weight in the present epoch's scale, right after `addWeight`. Contributions only.
    function addExactWeight(uint256 datanet, uint256 weight) external;
    /// @notice Removes weight in the present epoch's scale. Contributions only.
    function removeWeight(uint256 datanet, uint256 weight) external;
    /// @notice Shares `gweiAmount` among all earners (nobody earning: to the curation pool). Contributions only.
    function distribute(uint256 datanet, uint256 gweiAmount) external;
    /// @notice Adds to the curation pool. Curation only.
    function addToPool(uint256 datanet, uint256 gweiAmount) external;
    /// @notice Takes up to `gweiAmount` from the curation pool. Curation only.
    function takeFromPool(uint256 datanet, uint256 gweiAmount) external returns (uint256 taken);

    // --- views
    function count() external view returns (uint256);
    function get(uint256 datanet) external view returns (Datanet memory);
    /// @notice A policy by its version, from 1; the pending one is the version in force plus 1.
    function policy(uint256 datanet, uint256 version) external view returns (Policy memory);
    /// @notice The same as its three storage words (see PolicyWords); version 0 asks for the one in force.
    function policyWords(
        uint256 datanet,
        uint256 version
    ) external view returns (uint256 version_, uint256 money, uint256 periods, uint256 rewards);
    /// @return word one of those words: 0 money and sizes, 1 periods, 2 rewards. `version` is given, not 0.
    function policyWord(uint256 datanet, uint256 version, uint256 index) external view returns (uint256 word);
    /// @return version of the policy in force. Reverts with Datanets_Unknown.
    function policyVersion(uint256 datanet) external view returns (uint256 version);
    function stewardOf(uint256 datanet) external view returns (address);
    /// @return who may accept the stewardship now, zero: nobody.
    function offeredTo(uint256 datanet) external view returns (address);
    function accumulator(uint256 datanet) external view returns (Accumulator memory);
    /// @return the present exponent E (WAD) of the weights' growth within this epoch.
    function exponent(uint256 datanet) external view returns (uint256);
    /// @return weight of one fresh item of `itemBps`, as float24, in the accumulator's present scale.
    function freshWeight(uint256 datanet, uint256 itemBps) external view returns (uint24);
    /// @notice What a claim needs to know, in one call.
    /// @return accumulator_ word of the accumulator (see Slots), @return rewards third word of policy `version`.
    function rewardWords(
        uint256 datanet,
        uint256 version
    ) external view returns (uint256 accumulator_, uint256 rewards);
    /// @return an epoch of the accumulator, numbered from 0.
    function epoch(uint256 datanet, uint256 number) external view returns (Epoch memory);
}
