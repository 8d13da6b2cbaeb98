// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";

import {PolicyWords} from "./PolicyWords.sol";
import {CasePhase, CaseReason, Policy} from "./Types.sol";
import {ICases} from "./interfaces/ICases.sol";
import {IContributions} from "./interfaces/IContributions.sol";
import {ICuration, ICurationTypes} from "./interfaces/ICuration.sol";
import {IDatanets} from "./interfaces/IDatanets.sol";
import {ITreasury} from "./interfaces/ITreasury.sol";

/// @title CaseStore: what the parts of Cases share
/// @dev Every amount is gwei unless a name says otherwise.
abstract contract CaseStore is ICases {
    uint256 internal constant GWEI = 1e9;
    uint256 internal constant LAST_TIER = 2;
    /// A jury smaller than this does not sit.
    uint256 internal constant MIN_JURY = 5;
    uint256 private constant LANES = 16;
    /// A bounty is a hundredth of the jury's fee, doubled for every missed seed up to this many times.
    uint256 private constant MAX_DOUBLINGS = 4;

    ITreasury internal immutable TREASURY;
    IDatanets internal immutable DATANETS;
    IContributions internal immutable CONTRIBUTIONS;
    ICuration internal immutable CURATION;

    uint256 internal _count;
    mapping(uint256 id => Case) internal _cases;
    mapping(uint256 id => mapping(uint256 tier => Jury)) internal _juries;
    mapping(uint256 ballot => mapping(uint256 position => bytes32)) internal _commitments;
    mapping(uint256 contribution => uint32[]) internal _casesOf;
    mapping(bytes32 claim => uint256) internal _dismissals;
    uint32[] internal _open;
    mapping(uint256 id => uint256) private _openAt; // place in _open, plus 1

    constructor(address payable treasury, address datanets, address contributions, address curation) {
        TREASURY = ITreasury(treasury);
        DATANETS = IDatanets(datanets);
        CONTRIBUTIONS = IContributions(contributions);
        CURATION = ICuration(curation);
    }

    // ------------------------------------------------------------------ cases

    function _known(uint256 id) internal view returns (Case memory c) {
        c = _cases[id];
        if (c.phase == CasePhase.None) revert Cases_Unknown(id);
    }

    /// @dev The case with a commit phase that has run out turned into the reveal phase that began at its deadline.
    function _asOfNow(uint256 id) internal view returns (Case memory c) {
        c = _known(id);
        if (c.phase != CasePhase.Commit || block.timestamp <= c.clock) return c;
        c.phase = CasePhase.Reveal;
        c.clock += uint40(_policyOf(c).revealPeriod);
    }

    function _policyOf(Case memory c) internal view returns (Policy memory policy) {
        (, policy) = PolicyWords.fetch(DATANETS, c.contribution >> 24, c.version);
    }

    function _remember(uint256 id, uint256 contribution) internal {
        _casesOf[contribution].push(uint32(id));
        _open.push(uint32(id));
        _openAt[id] = _open.length;
    }

    function _forget(uint256 id) internal {
        uint256 at = _openAt[id];
        uint32 last = _open[_open.length - 1];
        _open[at - 1] = last;
        _openAt[last] = at;
        _open.pop();
        delete _openAt[id];
    }

    function _claimOf(uint256 contribution, uint256 items, CaseReason reason) internal pure returns (bytes32) {
        return keccak256(abi.encode(contribution, items, reason));
    }

    // ------------------------------------------------------------------ juries

    /// @dev Seats of a tier's jury: 7, 15 or 31.
    function _sizeOf(uint256 tier) internal pure returns (uint256) {
        return (8 << tier) - 1;
    }

    /// @dev No higher tier can rule after this jury.
    function _isLast(uint256 tier, uint256 size) internal pure returns (bool) {
        return tier == LAST_TIER || size < _sizeOf(tier);
    }

    /// @dev Draws what the present tier's jury would be from this seed.
    function _drawJurors(
        uint256 id,
        Case memory c,
        uint256 most,
        uint256 seed
    ) internal view returns (uint256 low, uint256 high, uint256 size) {
        ICurationTypes.CaseDraw memory draw;
        (draw.datanet, draw.version) = (c.contribution >> 24, c.version);
        (draw.size, draw.seed, draw.filedAt) = (most, seed, c.filedAt);
        draw.parties = new address[](c.tier + 3);
        draw.parties[0] = CONTRIBUTIONS.contribution(c.contribution).contributor;
        (draw.parties[1], draw.parties[2]) = (c.challenger, c.claimant);
        for (uint256 t = uint256(c.firstTier) + 1; t <= c.tier; ++t) {
            draw.parties[2 + t] = _juries[id][t].payer;
        }
        return CURATION.drawJurors(draw);
    }

    /// @return id of the seat at a position, plus 1.
    function _seatAt(Jury memory j, uint256 position) internal pure returns (uint256) {
        if (position >= j.size) return 0;
        return position < LANES ? (j.low >> (16 * position)) & 0xffff : (j.high >> (16 * (position - LANES))) & 0xffff;
    }

    // ------------------------------------------------------------------ money

    function _take(uint256 dueGwei) internal {
        if (msg.value != dueGwei * GWEI) revert Cases_WrongPayment(msg.value, dueGwei * GWEI);
        SafeTransferLib.safeTransferETH(address(TREASURY), msg.value);
    }

    function _credit(address to, uint256 gweiAmount) internal {
        if (gweiAmount != 0) TREASURY.credit(to, gweiAmount);
    }

    /// @dev Pays the caller for upkeep out of the jury's fee, never more than a quarter of it in all.
    function _payBounty(Jury storage j, uint256 misses) internal {
        uint256 amount = (uint256(j.fee) / 100) << (misses < MAX_DOUBLINGS ? misses : MAX_DOUBLINGS);
        uint256 left = uint256(j.fee) / 4 - j.spent;
        if (amount > left) amount = left;
        if (amount == 0) return;
        j.spent += uint48(amount);
        emit Bounty(msg.sender, amount);
        TREASURY.credit(msg.sender, amount);
    }
}
