// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";

import {Slots} from "./Slots.sol";
import {IDatanets} from "./interfaces/IDatanets.sol";
import {ITreasury} from "./interfaces/ITreasury.sol";
import {Decay} from "./libraries/Decay.sol";
import {Reward} from "./libraries/Reward.sol";

/// @title Usage: what consumers pay, the pools it fills, and the weights it is shared by
/// @notice A paid use writes two slots whatever the number of contributors: the terms with their pools, and the
/// accumulator.
/// @dev Weights decay by growing what enters (see Decay). To stay inside their type the scale is moved down by 2^16
/// every 16 half-lives: E runs from 12 to 28. A datanet holds at most 2^24 contributions of 128 items, each item
/// at most 2^20 * 2^28 heavy, so the sum stays below 2^79. What is paid between two syncs of an account can wrap the
/// 80-bit index only beyond 2^28 gwei per unit of weight, that is 2^60 gwei for one fresh item alone: more OPEN than
/// there is. (The accounts left behind by decay could miss income at that point, never gain any.)
abstract contract Usage is IDatanets {
    using SafeCastLib for uint256;

    uint256 internal constant FIRST_EXPONENT = 12e18;
    uint256 private constant REBASE_AT = 28e18;
    uint256 private constant REBASE_STEP = 16e18;
    uint256 private constant REBASE_BITS = 16;
    /// @dev Scale steps that leave nothing of any weight (80 bits).
    uint256 private constant MAX_STEPS = 5;
    /// @dev For views only: where `Decay.weight` ends.
    uint256 private constant LAST_EXPONENT = 59e18;
    /// @dev Less than this, a 65,536th of the smallest fresh item, is nobody: the rounding of weights that have left.
    uint256 private constant MIN_WEIGHT = 1 << 16;
    uint256 private constant GWEI = 1e9;

    ITreasury internal immutable TREASURY;
    address internal immutable CONTRIBUTIONS;
    address internal immutable CURATION;

    /// @dev E = e0 + (now - t0) * 1e18 / halfLife.
    struct Clock {
        uint96 e0; // WAD
        uint40 t0; // seconds
        uint32 halfLife; // seconds
    }

    mapping(uint256 datanet => uint256 word) private _terms; // Slots.Terms
    mapping(uint256 datanet => uint256 word) internal _accumulators; // Accumulator
    mapping(uint256 datanet => Clock) private _clocks;
    mapping(uint256 datanet => mapping(uint256 number => Epoch)) private _epochs;

    constructor(address payable treasury, address contributions, address curation) {
        TREASURY = ITreasury(treasury);
        CONTRIBUTIONS = contributions;
        CURATION = curation;
    }

    modifier onlyContributions() {
        if (msg.sender != CONTRIBUTIONS) revert Datanets_NotAModule(msg.sender);
        _;
    }

    modifier onlyCuration() {
        if (msg.sender != CURATION) revert Datanets_NotAModule(msg.sender);
        _;
    }

    // ------------------------------------------------------------------ consumers

    /// @inheritdoc IDatanets
    function use(uint256 datanet, uint256 units, bytes32 reference_) external payable {
        Slots.Terms memory terms = _termsOf(datanet);
        if (terms.burnPct == 0) revert Datanets_Unknown(datanet);
        if (units == 0) revert Datanets_NoUnits();
        if (units > type(uint64).max) revert Datanets_WrongPayment(msg.value, type(uint256).max);
        uint256 paid = units * terms.price;
        if (msg.value != paid * GWEI) revert Datanets_WrongPayment(msg.value, paid * GWEI);

        uint256 burned = (paid * terms.burnPct) / 100;
        uint256 stewardship = (paid * terms.stewardPct) / 100;
        uint256 pool = (paid * terms.poolPct) / 100;
        uint256 contributors = paid - burned - stewardship - pool;
        if (!_share(datanet, contributors)) {
            pool += contributors;
            contributors = 0;
        }
        terms.burned = (terms.burned + burned).toUint64();
        terms.stewardship = (terms.stewardship + stewardship).toUint64();
        terms.pool = (terms.pool + pool).toUint64();
        _setTerms(datanet, terms);

        emit Used(datanet, msg.sender, units, reference_, burned, stewardship, pool, contributors);
        TREASURY.burn{value: msg.value}(burned);
    }

    // ------------------------------------------------------------------ upkeep

    /// @inheritdoc IDatanets
    function rebase(uint256 datanet) external {
        if (_terms[datanet] == 0) revert Datanets_Unknown(datanet);
        uint256 e = _exponent(_clocks[datanet]);
        if (e < REBASE_AT) revert Datanets_RebaseNotDue(e);
        _rebase(datanet);
    }

    // ------------------------------------------------------------------ modules

    /// @inheritdoc IDatanets
    function addWeight(
        uint256 datanet,
        uint256 items,
        uint256 itemBps
    ) external onlyContributions returns (uint24 itemWeight, uint80 index, uint16 epoch_) {
        itemWeight = Decay.weight(itemBps, _rebase(datanet));
        Accumulator memory acc = _accumulator(datanet);
        (index, epoch_) = (acc.index, acc.epoch);
        if (items == 0) return (itemWeight, index, epoch_);
        acc.weight = (acc.weight + items * Decay.unpack(itemWeight)).toUint80();
        _accumulators[datanet] = Slots.pack(acc);
    }

    /// @inheritdoc IDatanets
    function addExactWeight(uint256 datanet, uint256 weight) external onlyContributions {
        Accumulator memory acc = _accumulator(datanet);
        acc.weight = (acc.weight + weight).toUint80();
        _accumulators[datanet] = Slots.pack(acc);
    }

    /// @inheritdoc IDatanets
    function removeWeight(uint256 datanet, uint256 weight) external onlyContributions {
        Accumulator memory acc = _accumulator(datanet);
        acc.weight = (acc.weight - weight).toUint80();
        _accumulators[datanet] = Slots.pack(acc);
    }

    /// @inheritdoc IDatanets
    function distribute(uint256 datanet, uint256 gweiAmount) external onlyContributions {
        if (!_share(datanet, gweiAmount)) _fillPool(datanet, gweiAmount);
    }

    /// @inheritdoc IDatanets
    function addToPool(uint256 datanet, uint256 gweiAmount) external onlyCuration {
        _fillPool(datanet, gweiAmount);
    }

    /// @inheritdoc IDatanets
    function takeFromPool(uint256 datanet, uint256 gweiAmount) external onlyCuration returns (uint256 taken) {
        uint256 word = _terms[datanet];
        uint256 pool = Slots.poolOf(word);
        taken = gweiAmount < pool ? gweiAmount : pool;
        if (taken != 0) _terms[datanet] = Slots.withoutPool(word, taken);
    }

    // ------------------------------------------------------------------ views

    /// @inheritdoc IDatanets
    function accumulator(uint256 datanet) external view returns (Accumulator memory) {
        return _accumulator(datanet);
    }

    /// @inheritdoc IDatanets
    function exponent(uint256 datanet) external view returns (uint256) {
        return _exponent(_clocks[datanet]);
    }

    /// @inheritdoc IDatanets
    function freshWeight(uint256 datanet, uint256 itemBps) external view returns (uint24) {
        uint256 e = _exponent(_clocks[datanet]);
        return Decay.weight(itemBps, e < LAST_EXPONENT ? e : LAST_EXPONENT);
    }

    /// @inheritdoc IDatanets
    function epoch(uint256 datanet, uint256 number) external view returns (Epoch memory) {
        return _epochs[datanet][number];
    }

    // ------------------------------------------------------------------ inside

    function _accumulator(uint256 datanet) internal view returns (Accumulator memory) {
        return Slots.accumulator(_accumulators[datanet]);
    }

    function _termsOf(uint256 datanet) internal view returns (Slots.Terms memory) {
        return Slots.terms(_terms[datanet]);
    }

    function _setTerms(uint256 datanet, Slots.Terms memory terms) internal {
        _terms[datanet] = Slots.pack(terms);
    }

    /// @dev Starts or changes the half-life without a jump in E; what is due of rebasing is done first.
    function _setHalfLife(uint256 datanet, uint32 halfLife) internal {
        Clock memory clock = _clocks[datanet];
        if (clock.halfLife == halfLife) return;
        uint256 e = clock.halfLife == 0 ? FIRST_EXPONENT : _rebase(datanet);
        _clocks[datanet] = Clock(uint96(e), uint40(block.timestamp), halfLife);
    }

    /// @dev Shares an amount among all weights. Returns false, having done nothing, if nobody earns.
    function _share(uint256 datanet, uint256 gweiAmount) private returns (bool) {
        Accumulator memory acc = _accumulator(datanet);
        if (acc.weight < MIN_WEIGHT) return false;
        (uint256 increment, uint256 remainder) = Reward.grow(acc.remainder, gweiAmount, acc.weight);
        unchecked {
            acc.index += uint80(increment); // modulo 2^80 by design
        }
        acc.remainder = uint80(remainder); // below the weight
        _accumulators[datanet] = Slots.pack(acc);
        return true;
    }

    function _fillPool(uint256 datanet, uint256 gweiAmount) private {
        uint256 word = _terms[datanet];
        (Slots.poolOf(word) + gweiAmount).toUint64();
        _terms[datanet] = Slots.withPool(word, gweiAmount);
    }

    /// @dev Moves the scale down if that is due. The remainder is money, not weight: it stays.
    /// @return e the exponent in the scale in force after that.
    function _rebase(uint256 datanet) private returns (uint256 e) {
        Clock memory clock = _clocks[datanet];
        e = _exponent(clock);
        if (e < REBASE_AT) return e;
        // Nobody may have called for many times 16 half-lives; one rebase makes up for all.
        uint256 steps = (e - FIRST_EXPONENT) / REBASE_STEP;
        e -= steps * REBASE_STEP;
        _clocks[datanet] = Clock(uint96(e), uint40(block.timestamp), clock.halfLife);

        uint256 shift = (steps < MAX_STEPS ? steps : MAX_STEPS) * REBASE_BITS;
        Accumulator memory acc = _accumulator(datanet);
        Epoch storage ended = _epochs[datanet][acc.epoch];
        (ended.lastIndex, ended.shift) = (acc.index, uint8(shift));
        acc.epoch += 1; // 65,535 epochs of 16 half-lives: millennia on a public chain
        acc.index = 0;
        acc.weight = uint80(uint256(acc.weight) >> shift);
        _epochs[datanet][acc.epoch].startedAt = uint40(block.timestamp);
        _accumulators[datanet] = Slots.pack(acc);
        emit Rebased(datanet, acc.epoch);
    }

    function _exponent(Clock memory clock) private view returns (uint256) {
        if (clock.halfLife == 0) return 0;
        return Decay.exponent(clock.e0, clock.t0, block.timestamp, clock.halfLife);
    }
}
