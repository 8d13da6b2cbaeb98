// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {Bench, Kind, Phase, Policy} from "./Types.sol";
import {
    CONTRIBUTION_KIND,
    CONTRIBUTION_RELEASED,
    CONTRIBUTION_RETIRED,
    IContributions
} from "./interfaces/IContributions.sol";
import {ICuration, ICurationTypes} from "./interfaces/ICuration.sol";
import {IDatanets} from "./interfaces/IDatanets.sol";
import {ILens} from "./interfaces/ILens.sol";
import {ITreasury} from "./interfaces/ITreasury.sol";

/// @title LensReads: what the views of the Lens have in common
/// @dev Views only; memory is never reclaimed, so loops are kept as long as the limits of ILens allow and no longer.
abstract contract LensReads {
    /// Closed rounds that Curation keeps whole.
    uint256 internal constant RING = 16;
    /// A juror earns a seat with this many gold-scored rounds as a curator ...
    uint256 private constant EARNING_ROUNDS = 10;
    /// ... of at least this mean score, 1e-4.
    int256 private constant EARNING_SCORE = 2000;

    ITreasury internal immutable TREASURY;
    IDatanets internal immutable DATANETS;
    IContributions internal immutable CONTRIBUTIONS;
    ICuration internal immutable CURATION;

    constructor(address treasury, address datanets, address contributions_, address curation) {
        TREASURY = ITreasury(payable(treasury));
        DATANETS = IDatanets(datanets);
        CONTRIBUTIONS = IContributions(contributions_);
        CURATION = ICuration(curation);
    }

    // ------------------------------------------------------------------ datanets

    function _now() internal view returns (ILens.Now memory) {
        return ILens.Now(uint40(block.timestamp), uint40(block.number));
    }

    function _requireDatanet(uint256 id) internal view {
        if (id == 0 || id > DATANETS.count()) revert ILens.Lens_Unknown(id);
    }

    function _policyInForce(uint256 datanet) internal view returns (Policy memory) {
        return _policy(datanet, DATANETS.policyVersion(datanet));
    }

    /// @dev The policy a contribution made now would come under: the open round's, unless it is about to close.
    function _nextTerms(
        uint256 datanet,
        ICurationTypes.Head memory head,
        Policy memory inForce
    ) internal view returns (Policy memory) {
        if (head.count == 0 || block.timestamp >= head.closesAt) return inForce;
        Policy memory opened = _policy(datanet, head.version);
        return head.count >= opened.roundSize ? inForce : opened;
    }

    function _bench(uint256 datanet, Bench bench, uint256 needed) internal view returns (ILens.BenchSize memory) {
        (uint256 active, uint256 total) = CURATION.benchSize(datanet, bench);
        return ILens.BenchSize(uint16(active), uint16(total), uint16(needed));
    }

    // ------------------------------------------------------------------ what the contracts answer

    function _policy(uint256 datanet, uint256 version) internal view returns (Policy memory answer) {
        uint256 at = _read(address(DATANETS), abi.encodeCall(IDatanets.policy, (datanet, version)));
        assembly ("memory-safe") {
            answer := at
        }
    }

    function _head(uint256 datanet) internal view returns (ICurationTypes.Head memory answer) {
        uint256 at = _read(address(CURATION), abi.encodeCall(ICuration.head, (datanet)));
        assembly ("memory-safe") {
            answer := at
        }
    }

    function _seatAt(
        uint256 datanet,
        Bench bench,
        uint256 id
    ) internal view returns (ICurationTypes.Seat memory answer) {
        uint256 at = _read(address(CURATION), abi.encodeCall(ICuration.seat, (datanet, bench, id)));
        assembly ("memory-safe") {
            answer := at
        }
    }

    function _record(uint256 datanet, uint256 number) internal view returns (IContributions.RoundRecord memory answer) {
        uint256 at = _read(address(CONTRIBUTIONS), abi.encodeCall(IContributions.roundRecord, (datanet, number)));
        assembly ("memory-safe") {
            answer := at
        }
    }

    function _contributionOf(uint256 id) internal view returns (IContributions.Contribution memory answer) {
        uint256 at = _read(address(CONTRIBUTIONS), abi.encodeCall(IContributions.contribution, (id)));
        assembly ("memory-safe") {
            answer := at
        }
    }

    /// @dev Calls a view that answers one struct of fixed size. Such a struct lies in memory as it is encoded, so
    /// nothing has to be decoded, which keeps the Lens within the size limit. What the four contracts answer needs no
    /// checking: they are fixed, and encode what their types allow. @return at where the struct begins.
    function _read(address target, bytes memory data) private view returns (uint256 at) {
        assembly ("memory-safe") {
            at := mload(0x40)
            let ok := staticcall(gas(), target, add(data, 0x20), mload(data), 0, 0)
            returndatacopy(at, 0, returndatasize())
            if iszero(ok) {
                revert(at, returndatasize())
            }
            mstore(0x40, add(at, returndatasize()))
        }
    }

    // ------------------------------------------------------------------ rounds

    /// @dev Lowest number that may still be in the ring.
    function _oldest(ICurationTypes.Head memory head) internal pure returns (uint256) {
        return head.closed > RING ? head.closed - RING + 1 : 1;
    }

    function _isOpen(ICurationTypes.Head memory head, uint256 number) internal pure returns (bool) {
        return head.count != 0 && number == uint256(head.closed) + 1;
    }

    /// @dev State and deadline of a closed round that is in the ring.
    function _stateOf(
        ICurationTypes.Round memory r,
        uint256 revealPeriod
    ) internal view returns (ILens.State state, uint40 deadline) {
        Phase phase = r.phase;
        if (phase == Phase.AwaitPanel) return (ILens.State.AwaitPanel, 0);
        if (phase == Phase.AwaitJury) return (ILens.State.AwaitJury, 0);
        if (phase == Phase.Settled) return (ILens.State.Settled, 0);
        if (phase == Phase.Refunded) return (ILens.State.Refunded, 0);
        bool over = block.timestamp > r.clock;
        if (phase == Phase.PanelCommit) return over ? (ILens.State.AwaitJury, 0) : (ILens.State.PanelCommit, r.clock);
        deadline = r.clock;
        if (phase == Phase.JuryCommit) {
            if (!over) return (ILens.State.JuryCommit, deadline);
            deadline += uint40(revealPeriod);
        }
        bool opened =
            r.panelRevealed == r.panelCommitted & ~r.panelExposed && r.juryRevealed == r.juryCommitted & ~r.juryExposed;
        if (opened || block.timestamp > deadline) return (ILens.State.AwaitSettle, 0);
        return (ILens.State.Reveal, deadline);
    }

    function _brief(
        uint256 datanet,
        uint256 number,
        ICurationTypes.Head memory head
    ) internal view returns (ILens.RoundBrief memory b) {
        b.number = uint24(number);
        if (_isOpen(head, number)) {
            b.state = ILens.State.Open;
            b.due = CURATION.isDue(datanet, number);
            (b.count, b.first, b.last, b.deadline) = (head.count, head.first, head.contributions, head.closesAt);
            b.openedAt = head.closesAt - _policy(datanet, head.version).roundTimeout;
            return b;
        }
        if (number > head.closed || number == 0) return b;
        ICurationTypes.Round memory r = CURATION.round(datanet, number);
        if (r.phase == Phase.None) {
            IContributions.RoundRecord memory record = _record(datanet, number);
            b.state = record.refunded ? ILens.State.Refunded : ILens.State.Settled;
            b.count = record.count;
        } else {
            (b.state, b.deadline) = _stateOf(r, _policy(datanet, r.version).revealPeriod);
            (b.attempt, b.count, b.first, b.last) = (r.attempt, r.count, r.first, r.last);
            (b.closedAt, b.budget) = (r.closedAt, r.budget);
        }
        if (b.state == ILens.State.Settled) {
            b.accepted = uint8(LibBit.popCount(CONTRIBUTIONS.acceptedOf(datanet, number)));
        } else if (b.state != ILens.State.Refunded) {
            b.due = CURATION.isDue(datanet, number);
        }
    }

    /// @dev State of any round, for rows of contributions.
    function _state(
        uint256 datanet,
        uint256 number,
        ICurationTypes.Head memory head
    ) internal view returns (ILens.State state) {
        if (number > head.closed) return ILens.State.Open;
        IContributions.RoundRecord memory record = _record(datanet, number);
        if (record.endedAt != 0) return record.refunded ? ILens.State.Refunded : ILens.State.Settled;
        ICurationTypes.Round memory r = CURATION.round(datanet, number);
        (state, ) = _stateOf(r, _policy(datanet, r.version).revealPeriod);
    }

    // ------------------------------------------------------------------ contributions

    /// @param state of its round.
    function _row(
        uint256 id,
        IContributions.Contribution memory c,
        ILens.State state
    ) internal view returns (ILens.Row memory row) {
        row.id = uint48(id);
        row.contributor = c.contributor;
        row.kind = Kind(c.flags & CONTRIBUTION_KIND);
        row.round = c.round;
        row.state = state;
        row.offset = c.offset;
        row.count = c.count;
        row.retired = c.flags & CONTRIBUTION_RETIRED != 0;
        row.released = c.flags & CONTRIBUTION_RELEASED != 0;
        if (row.kind != Kind.Data) {
            IContributions.Lineage memory lineage = CONTRIBUTIONS.lineage(id);
            (row.parent, row.targets, row.field) = (lineage.parent, lineage.targets, lineage.field);
        }
        (row.content, row.itemsRoot) = CONTRIBUTIONS.content(id);
        if (state != ILens.State.Settled) return row;
        row.accepted = CONTRIBUTIONS.acceptedItems(id);
        IContributions.Standing memory standing = CONTRIBUTIONS.standing(id);
        (row.struck, row.openCases) = (standing.struck, standing.cases);
    }

    function _rewards(uint256 id) internal view returns (ILens.Rewards memory r) {
        (r.payable_, r.unvested, r.capLeft, r.bond, r.excess) = CONTRIBUTIONS.preview(id);
    }

    /// @return earning items that earn now, @return releaseAt when a retired one is released, else 0.
    function _account(uint256 id, ILens.Row memory row) internal view returns (uint8 earning, uint40 releaseAt) {
        IContributions.Account memory a = CONTRIBUTIONS.account(id);
        if (!row.retired) return (a.earning, 0);
        if (!row.released) releaseAt = uint40(a.index + _policy(id >> 24, a.version).retireDelay);
    }

    // ------------------------------------------------------------------ accounts

    function _seat(
        uint256 datanet,
        Bench bench,
        address account_,
        Policy memory policy
    ) internal view returns (ILens.SeatView memory v) {
        v.par = bench == Bench.Curator ? policy.curatorSeat : policy.jurorSeat;
        uint256 idPlusOne = CURATION.seatOf(datanet, bench, account_);
        if (idPlusOne == 0) return v;
        ICurationTypes.Seat memory s = _seatAt(datanet, bench, idPlusOne - 1);
        v.held = true;
        v.active = s.position != 0;
        v.id = uint16(idPlusOne - 1);
        (v.balance, v.reserved, v.surplus) = (s.balance, s.reserved, CURATION.surplusOf(datanet, bench, account_));
        (v.boughtAt, v.leavingAt, v.appointedUntil) = (s.boughtAt, s.leavingAt, s.appointedUntil);
        if (s.leavingAt != 0) v.withdrawableAt = uint40(s.leavingAt) + policy.seatCooldown;
        (v.duties, v.goldRounds, v.goldSum) = (s.duties, s.goldRounds, s.goldSum);
    }

    /// @dev Whether a curator's record alone entitles to a juror seat.
    function _earned(ILens.SeatView memory curator) internal pure returns (bool) {
        return
            curator.goldRounds >= EARNING_ROUNDS &&
            curator.goldSum >= EARNING_SCORE * int256(uint256(curator.goldRounds));
    }

    /// @dev 0 means the most, and more is cut.
    function _limit(uint256 wanted, uint256 most) internal pure returns (uint256) {
        return wanted == 0 || wanted > most ? most : wanted;
    }

    /// @dev Where a list that runs downwards starts.
    function _start(uint256 cursor, uint256 latest) internal pure returns (uint256) {
        return cursor == 0 || cursor > latest ? latest : cursor;
    }
}
