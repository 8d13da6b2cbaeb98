// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {LibBit} from "solady/utils/LibBit.sol";

import {CurationSlots, Duty, Open} from "./CurationSlots.sol";
import {PolicyWords} from "./PolicyWords.sol";
import {Rounds} from "./Rounds.sol";
import {Seats} from "./Seats.sol";
import {Bench, Kind, Phase, Policy, Stage} from "./Types.sol";

/// @dev Committing to verdicts, carrying signed ballots, revealing, and exposing early openings.
///
/// A commitment binds chain, contract, ballot, voter, verdict and salt, so a copied one cannot be opened by the
/// copier. Positions are acted on at most once per stage and attempt.
abstract contract Ballots is Rounds, Seats, EIP712 {
    bytes32 private constant BALLOT_TYPEHASH = keccak256(
        "Ballot(uint256 ballotId,address voter,bytes32 commitment,uint256 deadline)"
    );

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
        (uint256 key, Duty memory duty) = _dutyOf(datanet, number);
        _requireCommitPhase(duty, stage);
        if (commitment == 0) revert Curation_EmptyCommitment();
        uint256 ids = _seatsIn(key, duty, stage);
        address owner = _seatOwner(datanet, stage, ids, position);
        if (owner == address(0)) revert Curation_NoSuchPosition(position);
        if (owner != msg.sender) revert Curation_NotYourSeat(position, owner);
        if (_committed(duty, stage) & (1 << position) != 0) revert Curation_AlreadyCommitted(position);
        _ballots[_ballotKey(key, stage, position)] = uint256(commitment);
        _setCommitted(duty, stage, _committed(duty, stage) | (1 << position));
        _endCommitsIfAll(datanet, key, duty, stage, ids);
        _store(key, duty);
    }

    function carry(uint256 datanet, uint256 number, Stage stage, Carried[] calldata ballots) external {
        (uint256 key, Duty memory duty) = _dutyOf(datanet, number);
        _requireCommitPhase(duty, stage);
        uint256 ids = _seatsIn(key, duty, stage);
        uint256 id = ballotId(datanet, number, duty.attempt, stage);
        uint256 before = _committed(duty, stage);
        uint256 mask = before;
        for (uint256 i; i < ballots.length; ++i) {
            Carried calldata b = ballots[i];
            if (b.commitment == 0 || block.timestamp > b.deadline || mask & (1 << b.position) != 0) continue;
            address owner = _seatOwner(datanet, stage, ids, b.position);
            if (owner == address(0) || !_signed(id, owner, b)) continue;
            _ballots[_ballotKey(key, stage, b.position)] = uint256(b.commitment);
            mask |= 1 << b.position;
        }
        if (mask == before) revert Curation_NothingCarried();
        _setCommitted(duty, stage, mask);
        _endCommitsIfAll(datanet, key, duty, stage, ids);
        _store(key, duty);
    }

    function _signed(uint256 id, address owner, Carried calldata b) private view returns (bool) {
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(BALLOT_TYPEHASH, id, owner, b.commitment, b.deadline)));
        (address signer, ECDSA.RecoverError err, ) = ECDSA.tryRecover(digest, b.signature);
        return err == ECDSA.RecoverError.NoError && signer == owner;
    }

    function _requireCommitPhase(Duty memory duty, Stage stage) private view {
        if (duty.phase != (stage == Stage.Panel ? Phase.PanelCommit : Phase.JuryCommit)) {
            revert Curation_WrongPhase(_phaseNow(duty));
        }
        if (block.timestamp > duty.clock) revert Curation_TooLate(duty.clock);
    }

    /// @dev A commit phase ends as soon as every seat has committed: the panel's by fixing the decision block of the
    /// jury's draw, the jury's by opening the reveal.
    function _endCommitsIfAll(uint256 datanet, uint256 key, Duty memory duty, Stage stage, uint256 ids) private view {
        if (_committed(duty, stage) != (1 << _lanes(ids)) - 1) return;
        if (stage == Stage.Panel) {
            duty.phase = Phase.AwaitJury;
            duty.clock = uint40(block.number);
        } else {
            duty.phase = Phase.Reveal;
            duty.clock = uint40(block.timestamp + _revealPeriod(datanet, key));
        }
    }

    // ------------------------------------------------------------------ opening

    function reveal(uint256 datanet, uint256 number, Stage stage, Opening[] calldata openings) external {
        (uint256 key, Duty memory duty) = _dutyOf(datanet, number);
        _enterReveal(datanet, key, duty);
        if (duty.phase != Phase.Reveal) revert Curation_WrongPhase(_phaseNow(duty));
        if (block.timestamp > duty.clock) revert Curation_TooLate(duty.clock);
        uint256 ids = _seatsIn(key, duty, stage);
        uint256 id = ballotId(datanet, number, duty.attempt, stage);
        uint256 items = stage == Stage.Panel ? _factsOf(key).count : LibBit.popCount(_gold[key]);
        uint256 mask = stage == Stage.Panel ? duty.panelRevealed : duty.juryRevealed;
        uint256 verdicts = stage == Stage.Jury ? _juryVerdicts[key] : 0;
        for (uint256 i; i < openings.length; ++i) {
            Opening calldata o = openings[i];
            uint256 bit = 1 << o.position;
            if (mask & bit != 0) revert Curation_AlreadyRevealed(o.position);
            _checkOpening(datanet, key, duty, stage, ids, id, o);
            if (o.verdict >> items != 0) revert Curation_VerdictOutOfRange(items);
            mask |= bit;
            if (stage == Stage.Panel) {
                _ballots[_ballotKey(key, stage, o.position)] = o.verdict;
            } else {
                uint256 shift = 16 * uint256(o.position);
                verdicts = (verdicts & ~(uint256(0xffff) << shift)) | (o.verdict << shift);
            }
        }
        if (stage == Stage.Panel) {
            duty.panelRevealed = uint8(mask);
        } else {
            duty.juryRevealed = uint16(mask);
            _juryVerdicts[key] = verdicts;
        }
        _store(key, duty);
    }

    function expose(uint256 datanet, uint256 number, Stage stage, Opening calldata opening) external {
        (uint256 key, Duty memory duty) = _dutyOf(datanet, number);
        Phase phase = _phaseNow(duty);
        bool early =
            stage == Stage.Panel
                ? phase == Phase.PanelCommit || phase == Phase.AwaitJury || phase == Phase.JuryCommit
                : phase == Phase.JuryCommit;
        if (!early) revert Curation_WrongPhase(phase);
        uint256 ids = _seatsIn(key, duty, stage);
        _checkOpening(datanet, key, duty, stage, ids, ballotId(datanet, number, duty.attempt, stage), opening);
        if (stage == Stage.Panel) duty.panelExposed |= uint8(1 << opening.position);
        else duty.juryExposed |= uint16(1 << opening.position);
        _store(key, duty);
        emit Exposed(datanet, number, stage, opening.position);
    }

    /// @dev Requires a standing commitment at the position that this opening opens.
    function _checkOpening(
        uint256 datanet,
        uint256 key,
        Duty memory duty,
        Stage stage,
        uint256 ids,
        uint256 id,
        Opening calldata o
    ) private view {
        uint256 bit = 1 << o.position;
        if (_committed(duty, stage) & bit == 0) revert Curation_NotCommitted(o.position);
        if ((stage == Stage.Panel ? duty.panelExposed : duty.juryExposed) & bit != 0) {
            revert Curation_Exposed(o.position);
        }
        address voter = _seatOwner(datanet, stage, ids, o.position);
        if (uint256(commitmentOf(id, voter, o.verdict, o.salt)) != _ballots[_ballotKey(key, stage, o.position)]) {
            revert Curation_WrongOpening(o.position);
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
        return keccak256(abi.encode(block.chainid, address(this), ballotId_, voter, verdict, salt));
    }

    function _seatsIn(uint256 key, Duty memory duty, Stage stage) internal view returns (uint256) {
        return stage == Stage.Panel ? duty.panel : _jury[key];
    }

    /// @return owner of the seat at a position, zero if there is no such position.
    function _seatOwner(uint256 datanet, Stage stage, uint256 ids, uint256 position) internal view returns (address) {
        uint256 idPlusOne = position > 15 ? 0 : (ids >> (16 * position)) & 0xffff;
        if (idPlusOne == 0) return address(0);
        return _ownerOf(_benchKey(datanet, stage == Stage.Panel ? Bench.Curator : Bench.Juror), idPlusOne - 1);
    }

    function _committed(Duty memory duty, Stage stage) private pure returns (uint256) {
        return stage == Stage.Panel ? duty.panelCommitted : duty.juryCommitted;
    }

    function _setCommitted(Duty memory duty, Stage stage, uint256 mask) private pure {
        if (stage == Stage.Panel) duty.panelCommitted = uint8(mask);
        else duty.juryCommitted = uint16(mask);
    }
}
