// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {LensReads} from "./LensReads.sol";
import {Bench, Phase, Policy, Stage} from "./Types.sol";
import {IContributions} from "./interfaces/IContributions.sol";
import {ICurationTypes} from "./interfaces/ICuration.sol";
import {IDatanets} from "./interfaces/IDatanets.sol";
import {ILens} from "./interfaces/ILens.sol";
import {Score} from "./libraries/Score.sol";

/// @title LensRounds: the half of the Lens that is about rounds
/// @notice Called through Lens, which deploys it: both together exceed the size limit of one contract. See ILens.
contract LensRounds is LensReads {
    uint256 private constant MAX_SEATS = 64;
    uint256 private constant MAX_DATANETS = 50;
    /// A round, a policy and a rebase more than the ring.
    uint256 private constant MAX_TASKS = RING + 3;
    /// Blocks from a decision to the block that seeds its draw.
    uint256 private constant SEED_DELAY = 4;
    /// Exponent of the weights (WAD) at which a rebase is due.
    uint256 private constant REBASE_AT = 28e18;

    constructor(
        address treasury,
        address datanets,
        address contributions,
        address curation
    ) LensReads(treasury, datanets, contributions, curation) {}

    // ------------------------------------------------------------------ a datanet

    function datanet(uint256 id, address account) external view returns (ILens.DatanetPage memory page) {
        _requireDatanet(id);
        _describe(page, DATANETS.get(id));
        page.now_ = _now();
        page.id = uint32(id);
        page.policy = _policy(id, page.version);
        if (page.policyReadyAt != 0) page.pendingPolicy = _policy(id, uint256(page.version) + 1);
        ICurationTypes.Head memory head = _head(id);
        Policy memory next = _nextTerms(id, head, page.policy);
        (page.nextReviewFee, page.nextBond) = (next.reviewFee, next.bond);
        (page.contributions, page.closedRounds) = (head.contributions, head.closed);
        page.rounds = _rounds(id, head);
        page.curators = _bench(id, Bench.Curator, page.policy.minCurators);
        page.jurors = _bench(id, Bench.Juror, page.policy.minJurors);
        page.earnedJurors = uint16(CURATION.earnedJurors(id));
        page.stewardRunJury = page.earnedJurors < 2 * uint256(page.policy.jurySize);
        page.earningWeight = DATANETS.accumulator(id).weight;
        page.freshItemWeight = _unpack(DATANETS.freshWeight(id, 10_000 - uint256(page.policy.labelsBps)));
        page.viewer = _viewer(id, account, page.policy);
    }

    function _describe(ILens.DatanetPage memory page, IDatanets.Datanet memory d) private pure {
        (page.name, page.content, page.steward, page.createdAt) = (d.name, d.content, d.steward, d.createdAt);
        (page.price, page.pool, page.stewardship, page.burned) = (d.price, d.pool, d.stewardship, d.burned);
        (page.version, page.policyReadyAt) = (d.version, d.policyReadyAt);
    }

    function _rounds(
        uint256 id,
        ICurationTypes.Head memory head
    ) private view returns (ILens.RoundBrief[] memory list) {
        uint256 newest = head.count == 0 ? head.closed : uint256(head.closed) + 1;
        uint256 oldest = _oldest(head);
        list = new ILens.RoundBrief[](newest < oldest ? 0 : newest + 1 - oldest);
        for (uint256 i; i < list.length; ++i) {
            list[i] = _brief(id, newest - i, head);
        }
    }

    function _viewer(
        uint256 id,
        address account,
        Policy memory policy
    ) private view returns (ILens.Viewer memory viewer) {
        viewer.curator = _seat(id, Bench.Curator, account, policy);
        viewer.juror = _seat(id, Bench.Juror, account, policy);
        if (account == address(0)) return viewer;
        viewer.balanceWei = account.balance;
        viewer.credit = TREASURY.creditOf(account);
        viewer.appointedUntil = uint40(CURATION.appointedUntil(id, account));
        viewer.mayBuyJuror = viewer.appointedUntil > block.timestamp || _earned(viewer.curator);
    }

    function _unpack(uint24 floatWeight) private pure returns (uint256) {
        return (uint256(floatWeight) & 0x3ffff) << (floatWeight >> 18);
    }

    // ------------------------------------------------------------------ a round

    function round(
        uint256 datanetId,
        uint256 number,
        address viewer
    ) external view returns (ILens.RoundPage memory page) {
        _requireDatanet(datanetId);
        ICurationTypes.Head memory head = _head(datanetId);
        bool open = _isOpen(head, number);
        if (number == 0 || (number > head.closed && !open)) revert ILens.Lens_Unknown(number);
        IDatanets.Datanet memory d = DATANETS.get(datanetId);
        page.now_ = _now();
        (page.datanet, page.name, page.datanetContent, page.number) = (
            uint32(datanetId),
            d.name,
            d.content,
            uint24(number)
        );
        ILens.RoundBrief memory brief = _brief(datanetId, number, head);
        (page.state, page.due, page.attempt, page.count) = (brief.state, brief.due, brief.attempt, brief.count);
        (page.openedAt, page.closedAt, page.deadline) = (brief.openedAt, brief.closedAt, brief.deadline);
        page.budget = brief.budget;
        page.contentOpen = !open;
        if (open) {
            (page.whole, page.mixed) = (true, head.mixed);
            page.policy = _policy(datanetId, head.version);
        } else {
            _outcome(page);
            ICurationTypes.Round memory r = CURATION.round(datanetId, number);
            page.whole = r.phase != Phase.None;
            if (page.whole) _ballots(page, r, viewer);
        }
        page.contributions = _contents(page, brief, head);
    }

    /// @dev What is left of any ended round; nothing yet of one under way.
    function _outcome(ILens.RoundPage memory page) private view {
        IContributions.RoundRecord memory record = _record(page.datanet, page.number);
        if (record.endedAt == 0) return;
        (page.endedAt, page.refundPerItem) = (record.endedAt, record.refund);
        page.policy = _policy(page.datanet, record.version);
        page.accepted = CONTRIBUTIONS.acceptedOf(page.datanet, page.number);
    }

    function _ballots(ILens.RoundPage memory page, ICurationTypes.Round memory r, address viewer) private view {
        (page.mixed, page.misses, page.slice, page.spent, page.gold) = (r.mixed, r.misses, r.slice, r.spent, r.gold);
        page.policy = _policy(page.datanet, r.version);
        if (r.phase == Phase.AwaitPanel || r.phase == Phase.AwaitJury) page.seedBlock = uint40(r.clock + SEED_DELAY);
        page.panelBallotId = CURATION.ballotId(page.datanet, page.number, r.attempt, Stage.Panel);
        page.juryBallotId = CURATION.ballotId(page.datanet, page.number, r.attempt, Stage.Jury);
        (page.panelWorstLoss, page.juryWorstLoss) = _worstLosses(page.policy, r);
        (page.panel, page.viewerPanel) = _positions(page, r, Stage.Panel, viewer);
        (page.jury, page.viewerJury) = _positions(page, r, Stage.Jury, viewer);
    }

    function _positions(
        ILens.RoundPage memory page,
        ICurationTypes.Round memory r,
        Stage stage,
        address viewer
    ) private view returns (ILens.Position[] memory list, uint8 viewerPlusOne) {
        bool panel = stage == Stage.Panel;
        uint16[] memory seats = panel ? r.panel : r.jury;
        list = new ILens.Position[](seats.length);
        uint256 verdicts = panel || seats.length == 0 ? 0 : CURATION.juryVerdicts(page.datanet, page.number);
        for (uint256 i; i < seats.length; ++i) {
            ILens.Position memory p = list[i];
            p.seat = seats[i];
            p.owner = _seatAt(page.datanet, panel ? Bench.Curator : Bench.Juror, seats[i]).owner;
            p.committed = _has(panel ? r.panelCommitted : r.juryCommitted, i);
            p.revealed = _has(panel ? r.panelRevealed : r.juryRevealed, i);
            p.exposed = _has(panel ? r.panelExposed : r.juryExposed, i);
            if (p.revealed) {
                p.verdict =
                    panel
                        ? CURATION.ballot(page.datanet, page.number, stage, i)
                        : Score.expand((verdicts >> (16 * i)) & 0xffff, r.gold);
            }
            if (viewer != address(0) && p.owner == viewer) viewerPlusOne = uint8(i + 1);
        }
    }

    /// @dev Every contribution of the round, by offset.
    function _contents(
        ILens.RoundPage memory page,
        ILens.RoundBrief memory brief,
        ICurationTypes.Head memory head
    ) private view returns (ILens.Row[] memory rows) {
        uint256 base = uint256(page.datanet) << 24;
        uint256 first = brief.first != 0 ? brief.first : _firstOf(base, page.number, head.contributions);
        uint256 last = brief.last != 0 ? brief.last : _firstOf(base, uint256(page.number) + 1, head.contributions) - 1;
        rows = new ILens.Row[](last + 1 - first);
        for (uint256 i; i < rows.length; ++i) {
            uint256 id = base | (first + i);
            rows[i] = _row(id, _contributionOf(id), page.state);
        }
    }

    /// @dev First sequence whose round is `number` or later. Rounds never fall with the sequence.
    function _firstOf(uint256 base, uint256 number, uint256 latest) private view returns (uint256 low) {
        low = 1;
        uint256 high = latest + 1;
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (_contributionOf(base | middle).round < number) low = middle + 1;
            else high = middle;
        }
    }

    /// @dev What one seat reserves for its duty, as Curation computes it: the worst score, at least a tenth of a seat.
    function _worstLosses(
        Policy memory p,
        ICurationTypes.Round memory r
    ) private pure returns (uint256 panel, uint256 jury) {
        (panel, jury) = (p.curatorSeat / 10, p.jurorSeat / 10);
        uint256 part = r.budget;
        uint256 gold = r.count < p.goldSize ? r.count : p.goldSize;
        if (r.count >= p.goldSize) {
            uint256 judged = uint256(p.goldSize) * p.jurySize;
            part = (part * judged) / (judged + uint256(p.panelSize) * r.count);
            uint256 panelRate = Score.rate(r.budget - part, r.count, p.panelSize);
            panel = _most(panel, Score.worst(panelRate, panelRate / 50, p.goldSize));
        }
        if (gold < 4) return (panel, jury);
        uint256 juryRate = Score.rate(part, gold, p.jurySize);
        jury = _most(jury, Score.worst(juryRate, (juryRate * 6) / 100, gold));
    }

    function _most(uint256 a, uint256 b) private pure returns (uint256) {
        return a > b ? a : b;
    }

    function _has(uint256 mask, uint256 position) private pure returns (bool) {
        return mask & (1 << position) != 0;
    }

    // ------------------------------------------------------------------ duties

    function duties(address account, uint256 cursor, uint256 limit) external view returns (ILens.Duties memory page) {
        uint256[] memory refs = CURATION.seatsOf(account);
        page.now_ = _now();
        page.seats = uint16(refs.length);
        uint256 end = cursor + _limit(limit, MAX_SEATS);
        if (end < refs.length) page.next = uint16(end);
        else end = refs.length;
        uint256 seats = end > cursor ? end - cursor : 0;
        // A seat has at most two open duties.
        ILens.Duty[] memory found = new ILens.Duty[](2 * seats);
        ILens.Task[] memory due = new ILens.Task[](seats * MAX_TASKS);
        uint256 count;
        uint256 tasks;
        for (uint256 i = cursor; i < end; ++i) {
            uint256 id = refs[i] >> 8;
            Bench bench = Bench(refs[i] & 0xff);
            ICurationTypes.Head memory head = _head(id);
            count = _dutiesOf(found, count, id, bench, account, head);
            // Of two seats in one datanet only the curator's tells what is due there.
            if (bench == Bench.Juror && CURATION.seatOf(id, Bench.Curator, account) != 0) continue;
            tasks = _dueRounds(due, tasks, id, head);
        }
        _cut(found, count);
        _cut(due, tasks);
        (page.duties, page.due) = (found, due);
    }

    function _dutiesOf(
        ILens.Duty[] memory found,
        uint256 count,
        uint256 id,
        Bench bench,
        address account,
        ICurationTypes.Head memory head
    ) private view returns (uint256) {
        uint256 seatId = CURATION.seatOf(id, bench, account) - 1;
        uint256 open = _seatAt(id, bench, seatId).duties;
        uint256 oldest = _oldest(head);
        for (uint256 number = head.closed; open != 0 && number >= oldest; --number) {
            if (_record(id, number).endedAt != 0) continue;
            ICurationTypes.Round memory r = CURATION.round(id, number);
            uint16[] memory seats = bench == Bench.Curator ? r.panel : r.jury;
            for (uint256 position; position < seats.length; ++position) {
                if (seats[position] != seatId) continue;
                found[count++] = _duty(id, number, bench, position, r);
                --open;
                break;
            }
        }
        return count;
    }

    function _duty(
        uint256 id,
        uint256 number,
        Bench bench,
        uint256 position,
        ICurationTypes.Round memory r
    ) private view returns (ILens.Duty memory duty) {
        bool panel = bench == Bench.Curator;
        Policy memory policy = _policy(id, r.version);
        (duty.datanet, duty.name, duty.round) = (uint32(id), DATANETS.get(id).name, uint24(number));
        duty.stage = panel ? Stage.Panel : Stage.Jury;
        (duty.position, duty.attempt) = (uint8(position), r.attempt);
        duty.count = panel ? r.count : uint8(LibBit.popCount(r.gold));
        (duty.state, duty.deadline) = _stateOf(r, policy.revealPeriod);
        duty.committed = _has(panel ? r.panelCommitted : r.juryCommitted, position);
        duty.revealed = _has(panel ? r.panelRevealed : r.juryRevealed, position);
        duty.exposed = _has(panel ? r.panelExposed : r.juryExposed, position);
        (uint256 panelWorst, uint256 juryWorst) = _worstLosses(policy, r);
        duty.worstLoss = panel ? panelWorst : juryWorst;
        duty.absentLoss = (panel ? policy.curatorSeat : policy.jurorSeat) / 10;
        duty.ballotId = CURATION.ballotId(id, number, r.attempt, duty.stage);
    }

    // ------------------------------------------------------------------ upkeep

    function upkeep(uint256 cursor, uint256 limit) external view returns (ILens.Upkeep memory page) {
        page.now_ = _now();
        uint256 id = _start(cursor, DATANETS.count());
        uint256 left = _limit(limit, MAX_DATANETS);
        ILens.Task[] memory tasks = new ILens.Task[](left * MAX_TASKS);
        uint256 count;
        for (; left != 0 && id != 0; --left) {
            count = _dueRounds(tasks, count, id, _head(id));
            uint256 readyAt = DATANETS.get(id).policyReadyAt;
            if (readyAt != 0 && readyAt <= block.timestamp) {
                tasks[count++] = ILens.Task(ILens.TaskKind.Policy, uint32(id), 0);
            }
            if (DATANETS.exponent(id) >= REBASE_AT) {
                tasks[count++] = ILens.Task(ILens.TaskKind.Rebase, uint32(id), 0);
            }
            --id;
        }
        page.next = uint32(id);
        _cut(tasks, count);
        page.tasks = tasks;
    }

    /// @dev Oldest first, the open round last: moving on the oldest may make room for closing the open one.
    function _dueRounds(
        ILens.Task[] memory tasks,
        uint256 count,
        uint256 id,
        ICurationTypes.Head memory head
    ) private view returns (uint256) {
        uint256 last = head.count == 0 ? head.closed : uint256(head.closed) + 1;
        for (uint256 number = _oldest(head); number <= last; ++number) {
            if (_record(id, number).endedAt != 0) continue;
            if (!CURATION.isDue(id, number)) continue;
            tasks[count++] = ILens.Task(ILens.TaskKind.Round, uint32(id), uint24(number));
        }
        return count;
    }

    function _cut(ILens.Task[] memory list, uint256 length) private pure {
        assembly ("memory-safe") {
            mstore(list, length)
        }
    }

    function _cut(ILens.Duty[] memory list, uint256 length) private pure {
        assembly ("memory-safe") {
            mstore(list, length)
        }
    }
}
