// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {LensReads} from "./LensReads.sol";
import {LensRounds} from "./LensRounds.sol";
import {Bench, Kind, Phase, Policy} from "./Types.sol";
import {CONTRIBUTION_KIND, IContributions} from "./interfaces/IContributions.sol";
import {ICurationTypes} from "./interfaces/ICuration.sol";
import {IDatanets} from "./interfaces/IDatanets.sol";
import {ILens} from "./interfaces/ILens.sol";

/// @title Lens
/// @notice See ILens. The views about rounds live in LensRounds, which this contract deploys and forwards to.
contract Lens is ILens, LensReads {
    uint256 private constant MAX_DATANETS = 50;
    uint256 private constant MAX_NAMES = 1000;
    uint256 private constant MAX_ROWS = 255;
    uint256 private constant MAX_TARGETS = 64;
    uint256 private constant MAX_TARGETS_SEEN = 256;
    uint256 private constant MAX_REWARDS = 64;
    uint256 private constant MAX_SEATS = 64;
    uint256 private constant MAX_STEWARDSHIPS_SEEN = 256;

    /// Answers of `visibility`.
    uint8 private constant UNKNOWN = 0;
    uint8 private constant SEALED = 1;
    uint8 private constant OPEN = 2;

    address private immutable ROUNDS;

    constructor(
        address treasury,
        address datanets,
        address contributions_,
        address curation
    ) LensReads(treasury, datanets, contributions_, curation) {
        ROUNDS = address(new LensRounds(treasury, datanets, contributions_, curation));
    }

    // ------------------------------------------------------------------ forwarded to LensRounds

    /// @inheritdoc ILens
    function datanet(uint256, address) external view returns (DatanetPage memory) {
        _forward();
    }

    /// @inheritdoc ILens
    function round(uint256, uint256, address) external view returns (RoundPage memory) {
        _forward();
    }

    /// @inheritdoc ILens
    function duties(address, uint256, uint256) external view returns (Duties memory) {
        _forward();
    }

    /// @inheritdoc ILens
    function upkeep(uint256, uint256) external view returns (Upkeep memory) {
        _forward();
    }

    /// @dev Ends the call with what LensRounds answers to it.
    function _forward() private view {
        address rounds = ROUNDS;
        assembly ("memory-safe") {
            let data := mload(0x40)
            calldatacopy(data, 0, calldatasize())
            let ok := staticcall(gas(), rounds, data, calldatasize(), 0, 0)
            returndatacopy(data, 0, returndatasize())
            if ok {
                return(data, returndatasize())
            }
            revert(data, returndatasize())
        }
    }

    // ------------------------------------------------------------------ several reads

    /// @inheritdoc ILens
    function together(Read[] calldata reads) external view returns (bytes[] memory answers) {
        answers = new bytes[](reads.length);
        for (uint256 i; i < reads.length; ++i) {
            (bool ok, bytes memory answer) = reads[i].target.staticcall(reads[i].data);
            if (!ok) {
                assembly ("memory-safe") {
                    revert(add(answer, 0x20), mload(answer))
                }
            }
            answers[i] = answer;
        }
    }

    // ------------------------------------------------------------------ all datanets

    /// @inheritdoc ILens
    function explore(uint256 cursor, uint256 limit) external view returns (Explore memory page) {
        page.now_ = _now();
        uint256 total = DATANETS.count();
        uint256 id = _start(cursor, total);
        uint256 size = _limit(limit, MAX_DATANETS);
        if (size > id) size = id;
        page.total = uint32(total);
        page.datanets = new Summary[](size);
        for (uint256 i; i < size; ++i) {
            page.datanets[i] = _summary(id--);
        }
        page.next = uint32(id);
    }

    /// @inheritdoc ILens
    function names(uint256 cursor, uint256 limit) external view returns (Names memory page) {
        page.now_ = _now();
        uint256 total = DATANETS.count();
        uint256 id = _start(cursor, total);
        uint256 size = _limit(limit, MAX_NAMES);
        if (size > id) size = id;
        page.total = uint32(total);
        page.rows = new Name[](size);
        for (uint256 i; i < size; ++i) {
            IDatanets.Datanet memory d = DATANETS.get(id);
            page.rows[i] = Name(uint32(id--), d.name, d.content, d.steward);
        }
        page.next = uint32(id);
    }

    function _summary(uint256 id) private view returns (Summary memory s) {
        IDatanets.Datanet memory d = DATANETS.get(id);
        Policy memory policy = _policy(id, d.version);
        ICurationTypes.Head memory head = _head(id);
        s.id = uint32(id);
        (s.name, s.content, s.steward, s.createdAt) = (d.name, d.content, d.steward, d.createdAt);
        (s.price, s.pool, s.burned) = (d.price, d.pool, d.burned);
        (s.reviewFee, s.bond, s.roundSize) = (policy.reviewFee, policy.bond, policy.roundSize);
        (s.panelSize, s.goldSize, s.jurySize) = (policy.panelSize, policy.goldSize, policy.jurySize);
        (s.contributions, s.openItems, s.closedRounds) = (head.contributions, head.count, head.closed);
        if (head.count != 0) s.openRound = head.closed + 1;
        s.curators = _bench(id, Bench.Curator, policy.minCurators);
        s.jurors = _bench(id, Bench.Juror, policy.minJurors);
        for (uint256 number = _oldest(head); number <= head.closed; ++number) {
            _countRound(s, id, number, head);
        }
    }

    function _countRound(Summary memory s, uint256 id, uint256 number, ICurationTypes.Head memory head) private view {
        State state = _state(id, number, head);
        if (state == State.Settled) {
            s.reviewedRecent += _record(id, number).count;
            s.acceptedRecent += uint16(LibBit.popCount(CONTRIBUTIONS.acceptedOf(id, number)));
        } else if (state == State.PanelCommit || state == State.JuryCommit) {
            ++s.committing;
        } else if (state == State.Reveal) {
            ++s.revealing;
        } else if (state != State.Refunded) {
            ++s.awaiting;
        }
    }

    // ------------------------------------------------------------------ contributions

    /// @inheritdoc ILens
    function contributions(
        uint256 datanetId,
        uint256 cursor,
        uint256 limit
    ) external view returns (Contributions memory page) {
        _requireDatanet(datanetId);
        ICurationTypes.Head memory head = _head(datanetId);
        page.now_ = _now();
        page.latest = head.contributions;
        uint256 sequence = _start(cursor, head.contributions);
        uint256 size = _limit(limit, MAX_ROWS);
        if (size > sequence) size = sequence;
        page.rows = new Row[](size);
        uint256 known;
        State state;
        for (uint256 i; i < size; ++i) {
            uint256 id = (datanetId << 24) | sequence--;
            IContributions.Contribution memory c = _contributionOf(id);
            if (c.round != known) (known, state) = (c.round, _state(datanetId, c.round, head));
            page.rows[i] = _row(id, c, state);
        }
        page.next = uint24(sequence);
    }

    /// @inheritdoc ILens
    function contribution(uint256 id) external view returns (ContributionPage memory page) {
        IContributions.Contribution memory c = _contributionOf(id);
        if (c.contributor == address(0)) revert Lens_Unknown(id);
        uint256 datanetId = id >> 24;
        IDatanets.Datanet memory d = DATANETS.get(datanetId);
        ICurationTypes.Head memory head = _head(datanetId);
        page.now_ = _now();
        (page.name, page.datanetContent) = (d.name, d.content);
        page.round = _brief(datanetId, c.round, head);
        page.row = _row(id, c, page.round.state);
        page.policy = _policy(datanetId, _versionOf(datanetId, c.round, head));
        (page.earning, page.releaseAt) = _account(id, page.row);
        page.itemWeight = CONTRIBUTIONS.itemWeightOf(id);
        page.earningWeight = DATANETS.accumulator(datanetId).weight;
        page.toppedUp = CONTRIBUTIONS.toppedUp(id);
        page.rewards = _rewards(id);
        page.labelled = _labelled(id, _policy(datanetId, d.version).fields);
        page.refined = CONTRIBUTIONS.refined(id);
    }

    /// @dev Policy version of any round that opened.
    function _versionOf(
        uint256 datanetId,
        uint256 number,
        ICurationTypes.Head memory head
    ) private view returns (uint256) {
        if (number > head.closed) return head.version;
        ICurationTypes.Round memory r = CURATION.round(datanetId, number);
        return r.phase == Phase.None ? _record(datanetId, number).version : r.version;
    }

    function _labelled(uint256 id, uint256 fields) private view returns (uint256[] memory bitmaps) {
        bitmaps = new uint256[](fields);
        for (uint256 i; i < fields; ++i) {
            bitmaps[i] = CONTRIBUTIONS.labelled(id, i);
        }
    }

    /// @inheritdoc ILens
    function visibility(uint256 id, bytes32 digest) external view returns (uint8) {
        IContributions.Contribution memory c = _contributionOf(id);
        (bytes32 content, ) = CONTRIBUTIONS.content(id);
        if (c.contributor == address(0) || content != digest) return UNKNOWN;
        return c.round <= _head(id >> 24).closed ? OPEN : SEALED;
    }

    /// @inheritdoc ILens
    function labelTargets(
        uint256 datanetId,
        uint256 cursor,
        uint256 limit
    ) external view returns (LabelTargets memory page) {
        _requireDatanet(datanetId);
        IDatanets.Datanet memory d = DATANETS.get(datanetId);
        Policy memory policy = _policy(datanetId, d.version);
        ICurationTypes.Head memory head = _head(datanetId);
        Policy memory next = _nextTerms(datanetId, head, policy);
        page.now_ = _now();
        (page.name, page.datanetContent) = (d.name, d.content);
        (page.fields, page.labelsBps) = (policy.fields, policy.labelsBps);
        (page.reviewFee, page.bond) = (next.reviewFee, next.bond);
        Target[] memory targets = new Target[](_limit(limit, MAX_TARGETS));
        uint256 found;
        uint256 sequence = _start(cursor, head.contributions);
        for (uint256 seen; seen < MAX_TARGETS_SEEN && sequence != 0 && found < targets.length; ++seen) {
            Target memory target = _target((datanetId << 24) | sequence--, policy.fields);
            if (target.id != 0) targets[found++] = target;
        }
        page.next = uint24(sequence);
        assembly ("memory-safe") {
            mstore(targets, found)
        }
        page.targets = targets;
    }

    /// @dev A zero id says that there is nothing to label here.
    function _target(uint256 id, uint256 fields) private view returns (Target memory target) {
        IContributions.Contribution memory c = _contributionOf(id);
        if (Kind(c.flags & CONTRIBUTION_KIND) != Kind.Data) return target;
        uint256 accepted = CONTRIBUTIONS.acceptedItems(id) & ~uint256(CONTRIBUTIONS.standing(id).struck);
        if (accepted == 0) return target;
        target.labelled = _labelled(id, fields);
        uint256 complete = type(uint256).max;
        for (uint256 i; i < fields; ++i) {
            complete &= target.labelled[i];
        }
        if (accepted & ~complete == 0) return target;
        (target.id, target.contributor, target.count, target.accepted) = (uint48(id), c.contributor, c.count, accepted);
        (target.content, ) = CONTRIBUTIONS.content(id);
    }

    // ------------------------------------------------------------------ an account

    /// @inheritdoc ILens
    function rewards(address account_, uint256 cursor, uint256 limit) external view returns (RewardsPage memory page) {
        page.now_ = _now();
        page.payout = TREASURY.payoutOf(account_);
        page.balanceWei = account_.balance;
        page.credit = TREASURY.creditOf(account_);
        page.claimable = page.credit;
        RewardRow[] memory rows = new RewardRow[](_limit(limit, MAX_REWARDS));
        uint256 count;
        uint256 id = cursor == 0 ? CONTRIBUTIONS.lastOf(account_) : cursor;
        while (id != 0 && count < rows.length) {
            IContributions.Contribution memory c = _contributionOf(id);
            if (c.contributor != account_) revert Lens_Unknown(id);
            rows[count] = _rewardRow(id, c);
            page.claimable += rows[count++].rewards.payable_;
            id = c.previous;
        }
        assembly ("memory-safe") {
            mstore(rows, count)
        }
        (page.rows, page.next) = (rows, uint48(id));
        (page.seats, ) = _seats(account_);
        for (uint256 i; i < page.seats.length; ++i) {
            page.claimable += page.seats[i].seat.surplus;
        }
        page.stewardships = _stewardships(account_);
    }

    function _rewardRow(uint256 id, IContributions.Contribution memory c) private view returns (RewardRow memory r) {
        uint256 datanetId = id >> 24;
        r.row = _row(id, c, _state(datanetId, c.round, _head(datanetId)));
        (r.datanet, r.name) = (uint32(datanetId), DATANETS.get(datanetId).name);
        (r.earning, r.releaseAt) = _account(id, r.row);
        r.rewards = _rewards(id);
    }

    /// @inheritdoc ILens
    function account(address account_) external view returns (AccountPage memory page) {
        page.now_ = _now();
        page.payout = TREASURY.payoutOf(account_);
        page.balanceWei = account_.balance;
        page.credit = TREASURY.creditOf(account_);
        page.lastContribution = uint48(CONTRIBUTIONS.lastOf(account_));
        (page.seats, page.seatCount) = _seats(account_);
        page.stewardships = _stewardships(account_);
    }

    function _seats(address account_) private view returns (SeatRow[] memory rows, uint16 total) {
        uint256[] memory refs = CURATION.seatsOf(account_);
        total = uint16(refs.length);
        rows = new SeatRow[](refs.length < MAX_SEATS ? refs.length : MAX_SEATS);
        for (uint256 i; i < rows.length; ++i) {
            uint256 id = refs[i] >> 8;
            Bench bench = Bench(refs[i] & 0xff);
            SeatRow memory row = rows[i];
            (row.datanet, row.name, row.bench) = (uint32(id), DATANETS.get(id).name, bench);
            row.seat = _seat(id, bench, account_, _policyInForce(id));
        }
    }

    function _stewardships(address account_) private view returns (Stewardship[] memory list) {
        uint256 id = DATANETS.count();
        list = new Stewardship[](id < MAX_STEWARDSHIPS_SEEN ? id : MAX_STEWARDSHIPS_SEEN);
        uint256 found;
        for (uint256 left = list.length; left != 0; --left) {
            if (DATANETS.stewardOf(id) == account_) {
                IDatanets.Datanet memory d = DATANETS.get(id);
                list[found++] = Stewardship(uint32(id), d.name, d.stewardship);
            }
            --id;
        }
        assembly ("memory-safe") {
            mstore(list, found)
        }
    }
}
