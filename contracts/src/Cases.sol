// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Blockhash} from "@openzeppelin/contracts/utils/Blockhash.sol";
import {LibBit} from "solady/utils/LibBit.sol";
import {SafeCastLib} from "solady/utils/SafeCastLib.sol";

import {CaseEnds} from "./CaseEnds.sol";
import {CaseStore} from "./CaseStore.sol";
import {PolicyWords} from "./PolicyWords.sol";
import {Bench, CasePhase, CaseReason, Policy} from "./Types.sol";
import {ICases} from "./interfaces/ICases.sol";
import {IContributions} from "./interfaces/IContributions.sol";
import {MinHash} from "./libraries/MinHash.sol";

/// @title Cases
/// @notice See ICases. This part files, appeals and draws; CaseBallots takes votes and CaseEnds counts and pays.
contract Cases is CaseEnds {
    using SafeCastLib for uint256;

    /// Blocks between the decision that a draw is due and the block whose hash seeds it.
    uint256 private constant SEED_DELAY = 4;

    constructor(
        address payable treasury,
        address datanets,
        address contributions,
        address curation
    ) CaseStore(treasury, datanets, contributions, curation) {}

    // ------------------------------------------------------------------ parties

    /// @inheritdoc ICases
    function file(
        uint256 contribution,
        uint256 items,
        CaseReason reason,
        bytes32 evidence,
        address claimant
    ) external payable returns (uint256 id) {
        if (evidence == 0) revert Cases_NoEvidence();
        (Case memory c, uint256 deposit, uint256 fee) = _prepare(contribution, items, reason);
        id = ++_count;
        (c.challenger, c.claimant, c.evidence) = (msg.sender, claimant, evidence);
        (c.phase, c.clock) = (CasePhase.AwaitJury, uint40(block.number));
        // Whoever could not be judged within the draw's time-out anyway must not be held for it.
        _requireJurors(id, c);
        _cases[id] = c;
        _pay(id, c.tier, deposit, fee);
        _remember(id, contribution);
        emit Filed(id, contribution, msg.sender, items, reason, evidence, claimant);
        CONTRIBUTIONS.challenge(contribution, items, msg.sender);
        _take(deposit + fee);
    }

    /// @inheritdoc ICases
    function appeal(uint256 id) external payable {
        Case memory c = _known(id);
        (uint256 deposit, uint256 fee) = _appealDue(id, c);
        if (block.timestamp > c.clock) revert Cases_TooLate(c.clock);
        (c.phase, c.clock, c.misses) = (CasePhase.AwaitJury, uint40(block.number), 0);
        c.awaitingSince = uint40(block.timestamp);
        ++c.tier;
        _cases[id] = c;
        _pay(id, c.tier, deposit, fee);
        emit Appealed(id, c.tier, msg.sender);
        _take(deposit + fee);
    }

    /// @inheritdoc ICases
    function postSignatures(
        uint256 id,
        uint256 item,
        uint256 original,
        uint256 originalItem,
        uint256[8] calldata signature,
        uint256[8] calldata originalSignature
    ) external {
        Case memory c = _known(id);
        if (c.challenger != msg.sender) revert Cases_NotChallenger(id, msg.sender);
        if (c.phase != CasePhase.AwaitJury) revert Cases_WrongPhase(c.phase);
        uint256 equalSlots = MinHash.equalSlots(signature, originalSignature);
        if (equalSlots < MinHash.GROUNDS) revert Cases_NotNearDuplicates(equalSlots);
        if (equalSlots > c.equalSlots) _cases[id].equalSlots = uint8(equalSlots);
        emit Compared(id, item, original, originalItem, equalSlots, signature, originalSignature);
    }

    // ------------------------------------------------------------------ upkeep

    /// @inheritdoc ICases
    function advance(uint256 id) external {
        Case memory c = _asOfNow(id);
        if (c.phase == CasePhase.AwaitJury) {
            _drawJury(id, c);
        } else if (_tallyDue(id, c)) {
            _tally(id, c);
        } else if (c.phase == CasePhase.Ruled && block.timestamp > c.clock) {
            _payBounty(_juries[id][c.tier], 0);
            _end(id, c);
        } else {
            revert Cases_NothingDue(id);
        }
    }

    /// @inheritdoc ICases
    function isDue(uint256 id) external view returns (bool) {
        Case memory c = _asOfNow(id);
        if (c.phase == CasePhase.Ruled) return block.timestamp > c.clock;
        if (c.phase != CasePhase.AwaitJury) return _tallyDue(id, c);
        uint256 seedBlock = uint256(c.clock) + SEED_DELAY;
        if (block.number <= seedBlock) return false;
        uint256 seed = _seed(id, c, seedBlock);
        if (seed == 0 || _isOver(c)) return true;
        (, , uint256 size) = _drawJurors(id, c, MIN_JURY, seed);
        return size == MIN_JURY;
    }

    function _tallyDue(uint256 id, Case memory c) private view returns (bool) {
        if (c.phase != CasePhase.Reveal) return false;
        Jury storage j = _juries[id][c.tier];
        return block.timestamp > c.clock || j.revealed == j.committed & ~j.exposed;
    }

    /// @dev Draws the jury, decides anew where the seed was missed, or lets the tier go where no jury can be drawn.
    function _drawJury(uint256 id, Case memory c) private {
        uint256 seedBlock = uint256(c.clock) + SEED_DELAY;
        if (block.number <= seedBlock) revert Cases_SeedNotReady(seedBlock);
        uint256 seed = _seed(id, c, seedBlock);
        if (seed == 0) {
            if (c.misses != type(uint8).max) ++c.misses;
            (_cases[id].clock, _cases[id].misses) = (uint40(block.number), c.misses);
            emit SeedMissed(id, c.misses);
            return;
        }
        (uint256 low, uint256 high, uint256 size) = _drawJurors(id, c, _sizeOf(c.tier), seed);
        if (size < MIN_JURY) {
            if (!_isOver(c)) revert Cases_NotEnoughJurors(size, MIN_JURY);
            _endUnruled(id, c);
            return;
        }
        Jury storage j = _juries[id][c.tier];
        (j.low, j.high, j.size) = (low, high, uint8(size));
        _cases[id].phase = CasePhase.Commit;
        _cases[id].clock = uint40(block.timestamp + _policyOf(c).juryPeriod);
        emit JuryDrawn(id, c.tier, size);
        CURATION.seatJurors(c.contribution >> 24, c.version, low, high);
        _payBounty(j, c.misses);
    }

    /// @return seed 0 if the hash is out of reach. There is no default seed.
    function _seed(uint256 id, Case memory c, uint256 seedBlock) private view returns (uint256) {
        bytes32 hash = Blockhash.blockHash(seedBlock);
        return hash == 0 ? 0 : uint256(keccak256(abi.encode(hash, id, c.tier))) | 1;
    }

    /// @dev No jury for as long as the policy gives a draw.
    function _isOver(Case memory c) private view returns (bool) {
        return block.timestamp > uint256(c.awaitingSince) + _policyOf(c).drawTimeout;
    }

    // ------------------------------------------------------------------ filing

    /// @dev The case as it would be filed now, and what that takes.
    function _prepare(
        uint256 contribution,
        uint256 items,
        CaseReason reason
    ) private view returns (Case memory c, uint256 deposit, uint256 fee) {
        uint256 datanet = contribution >> 24;
        (uint256 version, Policy memory policy) = PolicyWords.fetch(DATANETS, datanet, 0);
        uint256 challenged = LibBit.popCount(items);
        (uint256 value, uint256 bond) = _atStake(contribution, challenged);
        (c.contribution, c.items, c.reason) = (uint48(contribution), uint128(items), reason);
        c.version = uint8(version);
        (c.filedAt, c.awaitingSince) = (uint40(block.timestamp), uint40(block.timestamp));
        deposit = (2 * bond * challenged) << _dismissals[_claimOf(contribution, items, reason)];
        // A dismissal leaves the contributor all that is at stake, and brings half of the deposit.
        (uint256 tier, uint256 stake) = _firstTier(datanet, policy.jurorSeat, value + deposit / 2);
        (c.tier, c.firstTier, c.stake) = (uint8(tier), uint8(tier), stake.toUint48());
        fee = _feeOf(policy, c.tier, challenged);
    }

    /// @dev A juror's work is worth an item's review fee an item.
    function _feeOf(Policy memory policy, uint256 tier, uint256 items) private pure returns (uint256) {
        return _sizeOf(tier) * policy.reviewFee * items;
    }

    /// @return value the most that striking so many items can take from their contributor, gwei: bond, what is vesting,
    /// and what may still be earned, @return bond of one item.
    function _atStake(uint256 contribution, uint256 items) private view returns (uint256 value, uint256 bond) {
        IContributions.Account memory a = CONTRIBUTIONS.account(contribution);
        if (a.earning == 0) revert Cases_NothingHeld(contribution);
        (, uint256 unvested, uint256 capLeft, uint256 held, ) = CONTRIBUTIONS.preview(contribution);
        value = (items * (unvested + capLeft + held) + a.earning - 1) / a.earning;
        bond = PolicyWords.bondOf(DATANETS.policyWord(contribution >> 24, a.version, PolicyWords.MONEY));
    }

    /// @return tier the lowest whose majority can lose the value at a tenth of a seat each,
    /// @return stake what each of them would lose for that, gwei
    function _firstTier(
        uint256 datanet,
        uint256 seat,
        uint256 value
    ) private view returns (uint256 tier, uint256 stake) {
        (uint256 active, ) = CURATION.benchSize(datanet, Bench.Juror);
        uint256 most;
        for (; tier <= LAST_TIER; ++tier) {
            uint256 size = _sizeOf(tier);
            if (size > active) size = active;
            uint256 majority = size / 2 + 1;
            most = majority * (seat / 10);
            if (value <= most) return (tier, (value + majority - 1) / majority);
        }
        revert Cases_TooMuchAtStake(value, most);
    }

    function _requireJurors(uint256 id, Case memory c) private view {
        (, , uint256 eligible) = _drawJurors(id, c, MIN_JURY, block.number);
        if (eligible < MIN_JURY) revert Cases_NotEnoughJurors(eligible, MIN_JURY);
    }

    function _pay(uint256 id, uint256 tier, uint256 deposit, uint256 fee) private {
        Jury storage j = _juries[id][tier];
        (j.payer, j.deposit, j.fee) = (msg.sender, deposit.toUint48(), fee.toUint48());
    }

    function _appealDue(uint256 id, Case memory c) private view returns (uint256 deposit, uint256 fee) {
        if (c.phase != CasePhase.Ruled) revert Cases_WrongPhase(c.phase);
        deposit = 2 * uint256(_juries[id][c.tier].deposit);
        fee = _feeOf(_policyOf(c), uint256(c.tier) + 1, LibBit.popCount(c.items));
    }

    // ------------------------------------------------------------------ views

    /// @inheritdoc ICases
    function count() external view returns (uint256) {
        return _count;
    }

    /// @inheritdoc ICases
    function get(uint256 id) external view returns (Case memory) {
        return _known(id);
    }

    /// @inheritdoc ICases
    function jury(uint256 id, uint256 tier) external view returns (Jury memory) {
        return _juries[id][tier];
    }

    /// @inheritdoc ICases
    function casesOf(uint256 contribution) external view returns (uint32[] memory) {
        return _casesOf[contribution];
    }

    /// @inheritdoc ICases
    function openCases() external view returns (uint32[] memory) {
        return _open;
    }

    /// @inheritdoc ICases
    function quote(
        uint256 contribution,
        uint256 items,
        CaseReason reason
    ) external view returns (uint256 tier, uint256 deposit, uint256 fee) {
        Case memory c;
        (c, deposit, fee) = _prepare(contribution, items, reason);
        _requireJurors(0, c);
        tier = c.tier;
    }

    /// @inheritdoc ICases
    function appealQuote(uint256 id) external view returns (uint256 deposit, uint256 fee) {
        return _appealDue(id, _known(id));
    }

    /// @inheritdoc ICases
    function dismissals(uint256 contribution, uint256 items, CaseReason reason) external view returns (uint256) {
        return _dismissals[_claimOf(contribution, items, reason)];
    }

    /// @inheritdoc ICases
    function compare(uint256[8] calldata a, uint256[8] calldata b) external pure returns (uint256) {
        return MinHash.equalSlots(a, b);
    }
}
