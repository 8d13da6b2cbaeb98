// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {LibBit} from "solady/utils/LibBit.sol";

import {CurationSlots, Open} from "./CurationSlots.sol";
import {PolicyWords} from "./PolicyWords.sol";
import {Rounds} from "./Rounds.sol";
import {Seats} from "./Seats.sol";
import {Bench, Kind, Phase, Policy, Stage} from "./Types.sol";
import {Commitment} from "./libraries/Commitment.sol";

/// @dev Committing to verdicts, carrying signed ballots, revealing, and exposing early openings.
///
/// A commitment binds chain, contract, ballot, voter, verdict and salt, so a copied one cannot be opened by the
/// copier. Positions are acted on at most once per stage and attempt. A round's duty stays the word it is stored as: a
/// ballot sets one bit of it.
abstract contract Ballots is Rounds, Seats, EIP712 {
    using CurationSlots for uint256;

    constructor() EIP712("Datanets Curation", "1") {}

    // ------------------------------------------------------------------ collecting

    function join(
        uint256 datanet,
        address contributor,
        Kind kind,
        uint256 count
    )
        external
        onlyContributions
        returns (uint256 number, uint256 offset, uint256 sequence, uint256 feeGwei, uint256 bondGwei)
    {
        Open memory open = _openOf(datanet);
        if (open.count != 0 && _full(open)) {
            _close(datanet, open);
            open = _openOf(datanet);
        }
        number = uint256(open.closed) + 1;
        offset = open.count;
        if (offset == 0) {
            (uint256 version, Policy memory policy) = PolicyWords.fetch(DATANETS, datanet, 0);
            open.version = uint8(version);
            open.mixed = false;
            open.size = policy.roundSize;
            open.fee = policy.reviewFee;
            open.bond = policy.bond;
            open.first = open.contributions + 1;
            open.closesAt = uint40(block.timestamp + policy.roundTimeout);
            emit RoundOpened(datanet, number, version);
        }
        if (offset + count > 255) revert Curation_RoundFull(offset);
        open.count = uint8(offset + count);
        sequence = ++open.contributions;
        if (kind != Kind.Data) open.mixed = true;
        _open[datanet] = CurationSlots.pack(open);
        _exclude(datanet, number, contributor);
        return (number, offset, sequence, open.fee, open.bond);
    }

    // ------------------------------------------------------------------ committing

    function commit(uint256 datanet, uint256 number, Stage stage, uint256 position, bytes32 commitment) external {
        (uint256 key, uint256 duty) = _dutyWord(datanet, number);
        bool jury = _isJury(stage);
        _requireCommitPhase(duty, jury);
        if (commitment == 0) revert Curation_EmptyCommitment();
        uint256 ids = _seatsIn(key, duty, jury);
        address owner = _seatOwner(datanet, jury, ids, position);
        if (owner == address(0)) revert Curation_NoSuchPosition(position);
        if (owner != msg.sender) revert Curation_NotYourSeat(position, owner);
        uint256 mask = duty.committedOf(jury);
        uint256 bit = 1 << position;
        if (mask & bit != 0) revert Curation_AlreadyCommitted(position);
        _ballots[_ballotKey(key, jury, position)] = uint256(commitment);
        _storeCommitted(datanet, key, duty, jury, ids, mask | bit);
    }

    function carry(uint256 datanet, uint256 number, Stage stage, Carried[] calldata ballots) external {
        (uint256 key, uint256 duty) = _dutyWord(datanet, number);
        bool jury = _isJury(stage);
        _requireCommitPhase(duty, jury);
        uint256 ids = _seatsIn(key, duty, jury);
        uint256 id = ballotId(datanet, number, duty.attemptOf(), stage);
        uint256 before = duty.committedOf(jury);
        uint256 mask = before;
        bytes32 domain = _domainSeparatorV4();
        for (uint256 i; i < ballots.length; ++i) {
            Carried calldata b = ballots[i];
            uint256 position = b.position;
            if (b.commitment == 0 || block.timestamp > b.deadline || mask & (1 << position) != 0) continue;
            address owner = _seatOwner(datanet, jury, ids, position);
            if (owner == address(0) || !Commitment.isSigned(domain, id, owner, b)) continue;
            _ballots[_ballotKey(key, jury, position)] = uint256(b.commitment);
            mask |= 1 << position;
        }
        if (mask == before) revert Curation_NothingCarried();
        _storeCommitted(datanet, key, duty, jury, ids, mask);
    }

    function _requireCommitPhase(uint256 duty, bool jury) private view {
        if (!(jury ? duty.isIn(Phase.JuryCommit) : duty.isIn(Phase.PanelCommit))) {
            revert Curation_WrongPhase(_phaseNow(duty));
        }
        if (block.timestamp > duty.clockOf()) revert Curation_TooLate(duty.clockOf());
    }

    /// @dev A commit phase ends as soon as every seat has committed: the panel's by fixing the decision block of the
    /// jury's draw, the jury's by opening the reveal.
    function _storeCommitted(uint256 datanet, uint256 key, uint256 duty, bool jury, uint256 ids, uint256 mask) private {
        duty = duty.withCommitted(jury, mask);
        if (_isWhole(mask, ids)) {
            duty =
                jury
                    ? duty.withPhase(Phase.Reveal, block.timestamp + _revealPeriod(datanet, key))
                    : duty.withPhase(Phase.AwaitJury, block.number);
        }
        _duties[key] = duty;
    }

    /// @dev True if the mask holds every seat of the packed word: all its bits from the lowest up, and no seat beyond.
    function _isWhole(uint256 mask, uint256 ids) private pure returns (bool) {
        unchecked {
            uint256 end = mask + 1;
            if (mask & end != 0) return false;
            // 2^k to 2^(16k), the end of k seats of 16 bits; at most 15 seats.
            end *= end;
            end *= end;
            end *= end;
            return ids < end * end;
        }
    }

    // ------------------------------------------------------------------ opening

    function reveal(uint256 datanet, uint256 number, Stage stage, Opening[] calldata openings) external {
        (uint256 key, uint256 duty) = _dutyWord(datanet, number);
        duty = _inReveal(datanet, key, duty);
        if (!duty.isIn(Phase.Reveal)) revert Curation_WrongPhase(duty.phaseOf());
        if (block.timestamp > duty.clockOf()) revert Curation_TooLate(duty.clockOf());
        bool jury = _isJury(stage);
        uint256 ids = _seatsIn(key, duty, jury);
        uint256 id = ballotId(datanet, number, duty.attemptOf(), stage);
        uint256 items = jury ? LibBit.popCount(_gold[key]) : uint8(_facts[key]);
        uint256 mask = duty.revealedOf(jury);
        uint256 verdicts = jury ? _juryVerdicts[key] : 0;
        for (uint256 i; i < openings.length; ++i) {
            Opening calldata o = openings[i];
            uint256 position = o.position;
            uint256 bit = 1 << position;
            if (mask & bit != 0) revert Curation_AlreadyRevealed(position);
            uint256 ballotKey = _checkOpening(datanet, key, duty, jury, ids, id, o);
            if (o.verdict >> items != 0) revert Curation_VerdictOutOfRange(items);
            mask |= bit;
            if (jury) {
                uint256 shift = position << 4;
                verdicts = (verdicts & ~(uint256(0xffff) << shift)) | (o.verdict << shift);
            } else {
                _ballots[ballotKey] = o.verdict;
            }
        }
        if (jury) _juryVerdicts[key] = verdicts;
        _duties[key] = duty.withRevealed(jury, mask);
    }

    function expose(uint256 datanet, uint256 number, Stage stage, Opening calldata opening) external {
        (uint256 key, uint256 duty) = _dutyWord(datanet, number);
        bool jury = _isJury(stage);
        Phase phase = _phaseNow(duty);
        bool early = phase == Phase.JuryCommit || (!jury && (phase == Phase.PanelCommit || phase == Phase.AwaitJury));
        if (!early) revert Curation_WrongPhase(phase);
        uint256 ids = _seatsIn(key, duty, jury);
        _checkOpening(datanet, key, duty, jury, ids, ballotId(datanet, number, duty.attemptOf(), stage), opening);
        _duties[key] = duty.withExposed(jury, 1 << opening.position);
        emit Exposed(datanet, number, stage, opening.position);
    }

    /// @dev Requires a standing commitment at the position that this opening opens.
    /// @return ballotKey where the commitment is kept.
    function _checkOpening(
        uint256 datanet,
        uint256 key,
        uint256 duty,
        bool jury,
        uint256 ids,
        uint256 id,
        Opening calldata o
    ) private view returns (uint256 ballotKey) {
        uint256 position = o.position;
        uint256 bit = 1 << position;
        if (duty.committedOf(jury) & bit == 0) revert Curation_NotCommitted(position);
        if (duty.exposedOf(jury) & bit != 0) revert Curation_Exposed(position);
        address voter = _seatOwner(datanet, jury, ids, position);
        ballotKey = _ballotKey(key, jury, position);
        if (uint256(commitmentOf(id, voter, o.verdict, o.salt)) != _ballots[ballotKey]) {
            revert Curation_WrongOpening(position);
        }
    }

    // ------------------------------------------------------------------ shared

    function ballotId(uint256 datanet, uint256 number, uint256 attempt, Stage stage) public pure returns (uint256) {
        return (datanet << 64) | (number << 32) | (attempt << 8) | uint256(stage);
    }

    function commitmentOf(
        uint256 ballotId_,
        address voter,
        uint256 verdict,
        bytes32 salt
    ) public view returns (bytes32) {
        return Commitment.bind(ballotId_, voter, verdict, salt);
    }

    /// @dev As a bool from here on: every conversion of an enum is checked once more.
    function _isJury(Stage stage) private pure returns (bool jury) {
        assembly ("memory-safe") {
            jury := stage
        }
    }

    function _seatsIn(uint256 key, uint256 duty, bool jury) private view returns (uint256) {
        return jury ? _jury[key] : duty.panelOf();
    }

    /// @return owner of the seat at a position, zero if there is no such position.
    function _seatOwner(uint256 datanet, bool jury, uint256 ids, uint256 position) private view returns (address) {
        unchecked {
            uint256 idPlusOne = position > 15 ? 0 : (ids >> (16 * position)) & 0xffff;
            if (idPlusOne == 0) return address(0);
            return _ownerOf((datanet << 1) | (jury ? uint256(Bench.Juror) : uint256(Bench.Curator)), idPlusOne - 1);
        }
    }
}
