// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {CaseStore} from "./CaseStore.sol";
import {Bench, CasePhase} from "./Types.sol";
import {ICases} from "./interfaces/ICases.sol";
import {ICurationTypes} from "./interfaces/ICuration.sol";
import {Commitment} from "./libraries/Commitment.sol";

/// @dev The blind ballots of a case's jury: the rules of Ballots, with a verdict of one bit.
abstract contract CaseBallots is CaseStore, EIP712 {
    constructor() EIP712("Datanets Cases", "1") {}

    // ------------------------------------------------------------------ committing

    /// @inheritdoc ICases
    function commit(uint256 id, uint256 position, bytes32 commitment) external {
        Case memory c = _inCommit(id);
        Jury memory j = _juries[id][c.tier];
        if (commitment == 0) revert Cases_EmptyCommitment();
        address owner = _ownerAt(c, j, position);
        if (owner == address(0)) revert Cases_NoSuchPosition(position);
        if (owner != msg.sender) revert Cases_NotYourSeat(position, owner);
        uint32 bit = uint32(1 << position);
        if (j.committed & bit != 0) revert Cases_AlreadyCommitted(position);
        _commitments[ballotId(id, c.tier)][position] = commitment;
        _storeCommitted(id, c, j, j.committed | bit);
    }

    /// @inheritdoc ICases
    function carry(uint256 id, ICurationTypes.Carried[] calldata ballots) external {
        Case memory c = _inCommit(id);
        Jury memory j = _juries[id][c.tier];
        uint256 ballot = ballotId(id, c.tier);
        bytes32 domain = _domainSeparatorV4();
        uint256 mask = j.committed;
        for (uint256 i; i < ballots.length; ++i) {
            ICurationTypes.Carried calldata b = ballots[i];
            uint256 position = b.position;
            if (b.commitment == 0 || block.timestamp > b.deadline || mask & (1 << position) != 0) continue;
            address owner = _ownerAt(c, j, position);
            if (owner == address(0) || !Commitment.isSigned(domain, ballot, owner, b)) continue;
            _commitments[ballot][position] = b.commitment;
            mask |= 1 << position;
        }
        if (mask == j.committed) revert Cases_NothingCarried();
        _storeCommitted(id, c, j, uint32(mask));
    }

    function _inCommit(uint256 id) private view returns (Case memory c) {
        c = _known(id);
        if (c.phase != CasePhase.Commit) revert Cases_WrongPhase(c.phase);
        if (block.timestamp > c.clock) revert Cases_TooLate(c.clock);
    }

    /// @dev The reveal begins as soon as every juror has committed.
    function _storeCommitted(uint256 id, Case memory c, Jury memory j, uint32 mask) private {
        _juries[id][c.tier].committed = mask;
        if (mask != (1 << j.size) - 1) return;
        _cases[id].phase = CasePhase.Reveal;
        _cases[id].clock = uint40(block.timestamp + _policyOf(c).revealPeriod);
    }

    // ------------------------------------------------------------------ opening

    /// @inheritdoc ICases
    function reveal(uint256 id, ICurationTypes.Opening[] calldata openings) external {
        Case memory c = _asOfNow(id);
        if (c.phase != CasePhase.Reveal) revert Cases_WrongPhase(c.phase);
        if (block.timestamp > c.clock) revert Cases_TooLate(c.clock);
        Jury memory j = _juries[id][c.tier];
        for (uint256 i; i < openings.length; ++i) {
            ICurationTypes.Opening calldata o = openings[i];
            uint256 bit = 1 << o.position;
            if (j.revealed & bit != 0) revert Cases_AlreadyRevealed(o.position);
            _checkOpening(id, c, j, o);
            if (o.verdict > 1) revert Cases_NoSuchVerdict(o.verdict);
            j.revealed |= uint32(bit);
            if (o.verdict == 1) j.votes |= uint32(bit);
        }
        (_juries[id][c.tier].revealed, _juries[id][c.tier].votes) = (j.revealed, j.votes);
    }

    /// @inheritdoc ICases
    function expose(uint256 id, ICurationTypes.Opening calldata opening) external {
        Case memory c = _asOfNow(id);
        if (c.phase != CasePhase.Commit) revert Cases_WrongPhase(c.phase);
        Jury memory j = _juries[id][c.tier];
        _checkOpening(id, c, j, opening);
        _juries[id][c.tier].exposed = j.exposed | uint32(1 << opening.position);
        emit Exposed(id, c.tier, opening.position);
    }

    /// @dev Requires a standing commitment at the position that this opening opens.
    function _checkOpening(uint256 id, Case memory c, Jury memory j, ICurationTypes.Opening calldata o) private view {
        uint256 position = o.position;
        uint256 bit = 1 << position;
        if (j.committed & bit == 0) revert Cases_NotCommitted(position);
        if (j.exposed & bit != 0) revert Cases_Exposed(position);
        uint256 ballot = ballotId(id, c.tier);
        bytes32 commitment = Commitment.bind(ballot, _ownerAt(c, j, position), o.verdict, o.salt);
        if (commitment != _commitments[ballot][position]) revert Cases_WrongOpening(position);
    }

    // ------------------------------------------------------------------ shared

    /// @inheritdoc ICases
    function ballotId(uint256 id, uint256 tier) public pure returns (uint256) {
        return (id << 8) | tier;
    }

    /// @inheritdoc ICases
    function commitmentOf(
        uint256 ballotId_,
        address voter,
        uint256 verdict,
        bytes32 salt
    ) external view returns (bytes32) {
        return Commitment.bind(ballotId_, voter, verdict, salt);
    }

    /// @inheritdoc ICases
    function commitmentAt(uint256 id, uint256 tier, uint256 position) external view returns (bytes32) {
        return _commitments[ballotId(id, tier)][position];
    }

    /// @return owner of the seat at a position, zero if there is no such position. Seats with a duty change no hands.
    function _ownerAt(Case memory c, Jury memory j, uint256 position) private view returns (address) {
        uint256 seat = _seatAt(j, position);
        return seat == 0 ? address(0) : CURATION.seat(c.contribution >> 24, Bench.Juror, seat - 1).owner;
    }
}
