// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LensReads} from "./LensReads.sol";
import {Bench, CasePhase, Policy} from "./Types.sol";
import {ICaseLens} from "./interfaces/ICaseLens.sol";
import {ICases} from "./interfaces/ICases.sol";
import {IContributions} from "./interfaces/IContributions.sol";
import {IDatanets} from "./interfaces/IDatanets.sol";
import {ILens} from "./interfaces/ILens.sol";

/// @title CaseLens
/// @notice See ICaseLens.
contract CaseLens is ICaseLens, LensReads {
    uint256 private constant MAX_CASES = 64;
    uint256 private constant MAX_SEEN = 256;
    uint256 private constant LANES = 16;
    uint256 private constant SEED_DELAY = 4;

    ICases private immutable CASES;

    constructor(
        address treasury,
        address datanets,
        address contributions,
        address curation,
        address cases
    ) LensReads(treasury, datanets, contributions, curation) {
        CASES = ICases(cases);
    }

    // ------------------------------------------------------------------ one case

    /// @inheritdoc ICaseLens
    function caseOf(uint256 id, address viewer) external view returns (Page memory page) {
        if (id == 0 || id > CASES.count()) revert CaseLens_Unknown(id);
        ICases.Case memory c = CASES.get(id);
        uint256 datanet = c.contribution >> 24;
        page.now_ = _now();
        page.policy = _policy(datanet, c.version);
        page.brief = _caseBrief(id, c, page.policy);
        IDatanets.Datanet memory d = DATANETS.get(datanet);
        (page.name, page.datanetContent) = (d.name, d.content);
        IContributions.Contribution memory about = _contributionOf(c.contribution);
        page.row = _row(c.contribution, about, ILens.State.Settled);
        page.held = uint128(CONTRIBUTIONS.heldItems(c.contribution));
        (page.claimant, page.firstTier, page.equalSlots) = (c.claimant, c.firstTier, c.equalSlots);
        page.loss = c.stake;
        if (c.phase == CasePhase.AwaitJury) {
            page.seedBlock = uint40(c.clock + SEED_DELAY);
            page.retryUntil = c.awaitingSince + page.policy.drawTimeout;
        }
        if (page.brief.state == State.Ruled) (page.appealDeposit, page.appealFee) = CASES.appealQuote(id);
        page.tiers = new Tier[](c.tier - c.firstTier + 1);
        for (uint256 i; i < page.tiers.length; ++i) {
            page.tiers[i] = _tier(id, c, c.firstTier + i);
        }
        Seat[] memory seats = page.tiers[page.tiers.length - 1].seats;
        for (uint256 i; i < seats.length; ++i) {
            if (seats[i].owner == viewer) page.viewer = uint8(i + 1);
        }
    }

    function _tier(uint256 id, ICases.Case memory c, uint256 tier) private view returns (Tier memory t) {
        ICases.Jury memory j = CASES.jury(id, tier);
        (t.payer, t.deposit, t.fee, t.upheld) = (j.payer, j.deposit, j.fee, j.upheld);
        t.ruled = _ruled(c, tier);
        t.ballotId = CASES.ballotId(id, tier);
        t.seats = new Seat[](j.size);
        for (uint256 i; i < j.size; ++i) {
            uint256 seat = _seatId(j, i);
            uint256 bit = 1 << i;
            t.seats[i] = Seat({
                owner: _seatAt(c.contribution >> 24, Bench.Juror, seat).owner,
                seat: uint16(seat),
                committed: j.committed & bit != 0,
                revealed: j.revealed & bit != 0,
                exposed: j.exposed & bit != 0,
                upholds: j.votes & bit != 0
            });
        }
    }

    function _seatId(ICases.Jury memory j, uint256 position) private pure returns (uint256) {
        uint256 lane = position < LANES ? j.low >> (16 * position) : j.high >> (16 * (position - LANES));
        return (lane & 0xffff) - 1;
    }

    /// @dev Tiers below the present one have ruled; the present one when the case waits for an appeal or has ended by it.
    function _ruled(ICases.Case memory c, uint256 tier) private pure returns (bool) {
        return
            tier < c.tier ||
            c.phase == CasePhase.Ruled ||
            c.phase == CasePhase.Upheld ||
            c.phase == CasePhase.Dismissed;
    }

    function _caseBrief(uint256 id, ICases.Case memory c, Policy memory policy) private view returns (Brief memory b) {
        (b.id, b.datanet, b.contribution) = (uint32(id), uint32(c.contribution >> 24), c.contribution);
        (b.items, b.reason, b.tier, b.filedAt) = (c.items, c.reason, c.tier, c.filedAt);
        (b.challenger, b.evidence) = (c.challenger, c.evidence);
        (b.state, b.deadline) = _caseState(id, c, policy);
        if (b.state >= State.Upheld) b.endedAt = c.clock;
        else b.due = CASES.isDue(id);
        b.ruled = _ruled(c, c.tier);
        if (b.ruled) {
            b.upheld = CASES.jury(id, c.tier).upheld;
        } else if (c.tier != c.firstTier) {
            (b.ruled, b.upheld) = (true, CASES.jury(id, c.tier - 1).upheld);
        }
    }

    function _caseState(
        uint256 id,
        ICases.Case memory c,
        Policy memory policy
    ) private view returns (State state, uint40 deadline) {
        if (c.phase == CasePhase.AwaitJury) return (State.AwaitJury, 0);
        if (c.phase == CasePhase.Upheld) return (State.Upheld, 0);
        if (c.phase == CasePhase.Dismissed) return (State.Dismissed, 0);
        if (c.phase == CasePhase.Undecided) return (State.Undecided, 0);
        deadline = c.clock;
        bool over = block.timestamp > deadline;
        if (c.phase == CasePhase.Ruled) return over ? (State.AwaitEnd, 0) : (State.Ruled, deadline);
        if (c.phase == CasePhase.Commit) {
            if (!over) return (State.Commit, deadline);
            deadline += policy.revealPeriod;
        }
        ICases.Jury memory j = CASES.jury(id, c.tier);
        if (block.timestamp > deadline || j.revealed == j.committed & ~j.exposed) return (State.AwaitTally, 0);
        return (State.Reveal, deadline);
    }

    // ------------------------------------------------------------------ many cases

    /// @inheritdoc ICaseLens
    function ofContribution(uint256 contribution, uint256 limit) external view returns (List memory page) {
        page.now_ = _now();
        uint32[] memory ids = CASES.casesOf(contribution);
        uint256 size = _limit(limit, MAX_CASES);
        if (size > ids.length) size = ids.length;
        page.cases = new Brief[](size);
        for (uint256 i; i < size; ++i) {
            page.cases[i] = _briefOf(ids[ids.length - 1 - i]);
        }
    }

    /// @inheritdoc ICaseLens
    function list(uint256 datanet, uint256 cursor, uint256 limit) external view returns (List memory page) {
        page.now_ = _now();
        uint256 size = _limit(limit, MAX_CASES);
        uint256 id = _start(cursor, CASES.count());
        Brief[] memory found = new Brief[](size);
        uint256 count;
        for (uint256 seen; id != 0 && seen < MAX_SEEN && count < size; ++seen) {
            if (datanet == 0 || CASES.get(id).contribution >> 24 == datanet) found[count++] = _briefOf(id);
            --id;
        }
        page.next = uint32(id);
        assembly ("memory-safe") {
            mstore(found, count)
        }
        page.cases = found;
    }

    function _briefOf(uint256 id) private view returns (Brief memory) {
        ICases.Case memory c = CASES.get(id);
        return _caseBrief(id, c, _policy(c.contribution >> 24, c.version));
    }

    // ------------------------------------------------------------------ what there is to do

    /// @inheritdoc ICaseLens
    function duties(address account) external view returns (ILens.Now memory now_, Duty[] memory found) {
        now_ = _now();
        uint32[] memory open = CASES.openCases();
        found = new Duty[](open.length < MAX_SEEN ? open.length : MAX_SEEN);
        uint256 count;
        for (uint256 i; i < found.length; ++i) {
            ICases.Case memory c = CASES.get(open[i]);
            if (c.phase != CasePhase.Commit && c.phase != CasePhase.Reveal) continue;
            uint256 seat = CURATION.seatOf(c.contribution >> 24, Bench.Juror, account);
            if (seat == 0) continue;
            ICases.Jury memory j = CASES.jury(open[i], c.tier);
            for (uint256 p; p < j.size; ++p) {
                if (_seatId(j, p) + 1 == seat) found[count++] = _duty(open[i], c, j, p);
            }
        }
        assembly ("memory-safe") {
            mstore(found, count)
        }
    }

    function _duty(
        uint256 id,
        ICases.Case memory c,
        ICases.Jury memory j,
        uint256 position
    ) private view returns (Duty memory d) {
        uint256 datanet = c.contribution >> 24;
        Policy memory policy = _policy(datanet, c.version);
        d.brief = _caseBrief(id, c, policy);
        d.name = DATANETS.get(datanet).name;
        d.position = uint8(position);
        uint256 bit = 1 << position;
        (d.committed, d.revealed, d.exposed) = (j.committed & bit != 0, j.revealed & bit != 0, j.exposed & bit != 0);
        (d.loss, d.ballotId) = (c.stake, CASES.ballotId(id, c.tier));
    }

    /// @inheritdoc ICaseLens
    function due() external view returns (uint32[] memory found) {
        uint32[] memory open = CASES.openCases();
        found = new uint32[](open.length < MAX_SEEN ? open.length : MAX_SEEN);
        uint256 count;
        for (uint256 i; i < found.length; ++i) {
            if (CASES.isDue(open[i])) found[count++] = open[i];
        }
        assembly ("memory-safe") {
            mstore(found, count)
        }
    }
}
