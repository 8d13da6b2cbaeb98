// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Blockhash} from "@openzeppelin/contracts/utils/Blockhash.sol";
import {EfficientHashLib} from "solady/utils/EfficientHashLib.sol";
import {LibBit} from "solady/utils/LibBit.sol";

import {Benches} from "./Benches.sol";
import {CurationSlots, Duty, Facts, Open} from "./CurationSlots.sol";
import {PolicyWords} from "./PolicyWords.sol";
import {Bench, Phase, Policy} from "./Types.sol";
import {IContributions} from "./interfaces/IContributions.sol";
import {Score} from "./libraries/Score.sol";

/// @dev The life of a round up to its ballots: collecting, closing, seeds and draws.
///
/// Closed rounds live in a ring of 16 entries a datanet, so later rounds overwrite slots that are already paid
/// for. What must outlive the ring (accepted items, what they earn) is recorded in `Contributions`.
abstract contract Rounds is Benches {
    using CurationSlots for uint256;

    uint256 internal constant RING = 16;
    /// Blocks between the decision that a draw is due and the block whose hash seeds it.
    uint256 private constant SEED_DELAY = 4;
    /// A bounty is budget / 200, doubled for every missed seed window up to this many times.
    uint256 private constant MAX_DOUBLINGS = 4;
    /// Sets the hashes that draw gold apart from those that draw the jury from the same seed.
    uint256 private constant GOLD = uint256(bytes32("gold"));

    mapping(uint256 datanet => uint256 word) internal _open; // Open
    mapping(uint256 ringKey => uint256 word) internal _duties; // Duty
    mapping(uint256 ringKey => uint256 word) internal _facts; // Facts
    mapping(uint256 ringKey => uint256) internal _jury; // seats of the jury, id plus 1, 16 bits each
    mapping(uint256 ringKey => uint256) internal _gold;
    mapping(uint256 ringKey => uint256) internal _juryVerdicts; // 16 bits each by position
    mapping(uint256 ringKey => bytes32) internal _seeds; // kept for a draw that lacked seats; 1 when used up
    mapping(uint256 ballotKey => uint256) internal _ballots; // commitment, then a panelist's verdict

    // ------------------------------------------------------------------ collecting

    function _full(Open memory open) internal view returns (bool) {
        return open.count >= open.size || block.timestamp >= open.closesAt;
    }

    function _openDue(uint256 datanet, Open memory open) internal view returns (bool) {
        return open.count != 0 && _full(open) && _ringFree(datanet, uint256(open.closed) + 1);
    }

    /// @dev Closes the open round: fixes its budget P = fees + a slice of the curation pool (at most the fees, and at
    /// most what keeps a worst loss within a seat), and starts the wait for the panel's seed.
    function _close(uint256 datanet, Open memory open) internal {
        uint256 number = uint256(open.closed) + 1;
        if (!_ringFree(datanet, number)) revert Curation_TooManyRounds(datanet);
        uint256 fees = uint256(open.fee) * open.count;
        uint256 most = _budgetCap(_terms(datanet, open.version), open.count);
        uint256 wanted =
            most > 2 * fees
                ? fees
                : most > fees
                    ? most - fees
                    : 0;
        uint256 slice = wanted == 0 ? 0 : DATANETS.takeFromPool(datanet, wanted);
        uint256 budget = fees + slice < most ? fees + slice : most;

        uint256 key = _ringKey(datanet, number);
        Facts memory facts;
        (facts.count, facts.version, facts.mixed) = (open.count, open.version, open.mixed);
        (facts.first, facts.last) = (open.first, open.contributions);
        facts.closedAt = uint32(block.timestamp);
        (facts.budget, facts.slice) = (uint48(budget), uint48(slice));
        _facts[key] = CurationSlots.pack(facts);
        Duty memory duty;
        duty.phase = Phase.AwaitPanel;
        duty.generation = uint24(number / RING);
        duty.clock = uint40(block.number);
        _store(key, duty);

        emit RoundClosed(datanet, number, open.count, budget);
        open.closed = uint24(number);
        open.count = 0;
        _open[datanet] = CurationSlots.pack(open);
    }

    /// @dev P <= k*n*seat / (8(n-1)*0.6), gwei; k and seat of whoever decides the round. See MECHANISM "Pay".
    function _budgetCap(Policy memory policy, uint256 n) private pure returns (uint256) {
        if (n < 2) return type(uint48).max;
        (uint256 k, uint256 par) = n < policy.goldSize
            ? (uint256(policy.jurySize), uint256(policy.jurorSeat))
            : (uint256(policy.panelSize), uint256(policy.curatorSeat));
        uint256 cap = (10 * k * n * par) / (48 * (n - 1));
        return cap < type(uint48).max ? cap : type(uint48).max;
    }

    // ------------------------------------------------------------------ draws

    /// @dev Draws the panel (or, when the round has fewer items than gold, the jury that judges all of it).
    function _drawPanel(uint256 datanet, uint256 number, uint256 key, Duty memory duty, Facts memory facts) internal {
        Policy memory policy = _policy(datanet, facts.version);
        (uint256 seed, bool fresh) = _seed(datanet, number, key, duty, facts);
        if (seed == 0) return;
        if (!_panelNext(duty, facts, policy)) {
            _drawJury(datanet, number, key, duty, facts, policy, seed, fresh);
            return;
        }
        uint256 ids;
        (ids, facts.own) = _pickPanel(datanet, number, facts, policy, seed);
        // Seats old enough for this round's jury exist already, so what holds now holds when the jury is drawn.
        facts.doubles = _jurorSeatsOf(datanet, ids) != 0;
        if (!_drawn(datanet, number, key, duty, facts, policy, ids, seed, fresh)) return;
        _openDuties(_benchKey(datanet, Bench.Curator), ids, _panelReserve(policy, facts));
        duty.panel = uint112(ids);
        duty.phase = Phase.PanelCommit;
        duty.clock = uint40(block.timestamp + policy.panelPeriod);
        _store(key, duty);
        emit PanelDrawn(datanet, number, duty.attempt);
    }

    function _drawJury(uint256 datanet, uint256 number, uint256 key, Duty memory duty, Facts memory facts) internal {
        (uint256 seed, bool fresh) = _seed(datanet, number, key, duty, facts);
        if (seed == 0) return;
        _drawJury(datanet, number, key, duty, facts, _policy(datanet, facts.version), seed, fresh);
    }

    function _drawJury(
        uint256 datanet,
        uint256 number,
        uint256 key,
        Duty memory duty,
        Facts memory facts,
        Policy memory policy,
        uint256 seed,
        bool fresh
    ) private {
        uint256 ids = _pickJury(datanet, number, duty.panel, facts, policy, seed);
        if (!_drawn(datanet, number, key, duty, facts, policy, ids, seed, fresh)) return;
        _openDuties(_benchKey(datanet, Bench.Juror), ids, _juryReserve(policy, facts));
        uint256 gold = _drawGold(facts.count, policy.goldSize, seed);
        _jury[key] = ids;
        _gold[key] = gold;
        duty.phase = Phase.JuryCommit;
        duty.clock = uint40(block.timestamp + policy.juryPeriod);
        _store(key, duty);
        emit JuryDrawn(datanet, number, duty.attempt, gold);
    }

    function _pickPanel(
        uint256 datanet,
        uint256 number,
        Facts memory facts,
        Policy memory policy,
        uint256 seed
    ) private view returns (uint256 ids, bool own) {
        uint256 benchKey = _benchKey(datanet, Bench.Curator);
        if (_activeSeats(benchKey) < policy.minCurators) return (0, false);
        Draw memory draw;
        (draw.key, draw.number, draw.size, draw.seed) = (benchKey, number, policy.panelSize, seed);
        (draw.par, draw.reserve) = (policy.curatorSeat, _panelReserve(policy, facts));
        draw.boughtBy = _boughtBy(policy, facts);
        return _select(draw);
    }

    /// @dev Jurors never share an owner with the panel.
    function _pickJury(
        uint256 datanet,
        uint256 number,
        uint256 panel,
        Facts memory facts,
        Policy memory policy,
        uint256 seed
    ) private view returns (uint256 ids) {
        uint256 benchKey = _benchKey(datanet, Bench.Juror);
        if (_activeSeats(benchKey) < policy.minJurors) return 0;
        Draw memory draw;
        (draw.key, draw.number, draw.size, draw.seed) = (benchKey, number, policy.jurySize, seed);
        (draw.par, draw.reserve) = (policy.jurorSeat, _juryReserve(policy, facts));
        draw.boughtBy = _boughtBy(policy, facts);
        draw.appointedAfter = _appointedAfter(datanet, policy);
        if (facts.doubles) draw.barred = _jurorSeatsOf(datanet, panel);
        (ids, ) = _select(draw);
    }

    /// @dev True when a draw would now succeed, store its seed, decide anew, or find the round dead.
    function _drawDue(uint256 datanet, uint256 number, uint256 key, Duty memory duty) internal view returns (bool) {
        uint256 seed = uint256(_seeds[key]);
        if (seed <= 1) return block.number > duty.clock + SEED_DELAY;
        Facts memory facts = _factsOf(key);
        Policy memory policy = _policy(datanet, facts.version);
        if (block.timestamp > _drawDeadline(policy, duty, facts)) return true;
        uint256 ids;
        if (_panelNext(duty, facts, policy)) (ids, ) = _pickPanel(datanet, number, facts, policy, seed);
        else ids = _pickJury(datanet, number, duty.panel, facts, policy, seed);
        return ids != 0;
    }

    /// @dev True if the draw awaited is a panel's: rounds with fewer items than gold go straight to a jury.
    function _panelNext(Duty memory duty, Facts memory facts, Policy memory policy) private pure returns (bool) {
        return duty.phase == Phase.AwaitPanel && facts.count >= policy.goldSize;
    }

    /// @dev Books the outcome of a draw: pays its bounties, or keeps the seed for a later try, or, past the draw
    /// time-out, lets the round die.
    function _drawn(
        uint256 datanet,
        uint256 number,
        uint256 key,
        Duty memory duty,
        Facts memory facts,
        Policy memory policy,
        uint256 ids,
        uint256 seed,
        bool fresh
    ) private returns (bool) {
        if (ids != 0) {
            if (!fresh) _seeds[key] = bytes32(uint256(1));
            _payBounty(key, facts, fresh ? 2 : 1);
            return true;
        }
        if (block.timestamp > _drawDeadline(policy, duty, facts)) {
            _refund(datanet, number, key, duty, facts, policy);
            return false;
        }
        if (!fresh) {
            bool panel = _panelNext(duty, facts, policy);
            Bench bench = panel ? Bench.Curator : Bench.Juror;
            revert Curation_NotEnoughSeats(
                bench,
                _activeSeats(_benchKey(datanet, bench)),
                panel ? policy.minCurators : policy.minJurors
            );
        }
        _seeds[key] = bytes32(seed);
        emit SeedStored(datanet, number);
        _payBounty(key, facts, 1);
        return false;
    }

    /// @dev The draw's seed: a stored one, else the hash of the block SEED_DELAY after the decision. A missed window
    /// decides anew, doubles the bounty and returns 0. There is no default seed.
    function _seed(
        uint256 datanet,
        uint256 number,
        uint256 key,
        Duty memory duty,
        Facts memory facts
    ) private returns (uint256 seed, bool fresh) {
        seed = uint256(_seeds[key]);
        if (seed > 1) return (seed, false);
        uint256 seedBlock = duty.clock + SEED_DELAY;
        if (block.number <= seedBlock) revert Curation_SeedNotReady(seedBlock);
        bytes32 hash = Blockhash.blockHash(seedBlock);
        if (hash == 0) {
            duty.clock = uint40(block.number);
            _store(key, duty);
            if (facts.misses < MAX_DOUBLINGS) ++facts.misses;
            _facts[key] = CurationSlots.pack(facts);
            emit SeedMissed(datanet, number, facts.misses);
            return (0, false);
        }
        return (uint256(keccak256(abi.encode(hash, datanet, number, duty.attempt, duty.phase))) | 2, true);
    }

    /// @dev G distinct positions of n, uniformly; all of them if n <= G.
    function _drawGold(uint256 n, uint256 goldSize, uint256 seed) private pure returns (uint256 gold) {
        if (n <= goldSize) return (1 << n) - 1;
        uint256 chosen;
        for (uint256 i; chosen < goldSize; ++i) {
            uint256 bit = 1 << (uint256(EfficientHashLib.hash(seed, GOLD, i)) % n);
            if (gold & bit != 0) continue;
            gold |= bit;
            ++chosen;
        }
    }

    /// @dev Ends a round that cannot be decided: bonds and what is left of the fees go back, the slice to its pool.
    function _refund(
        uint256 datanet,
        uint256 number,
        uint256 key,
        Duty memory duty,
        Facts memory facts,
        Policy memory policy
    ) internal {
        if (duty.phase == Phase.AwaitJury)
            _releasePanel(datanet, duty.panel, policy.curatorSeat, _panelReserve(policy, facts));
        uint256 fees = uint256(policy.reviewFee) * facts.count;
        // Upkeep was paid from the slice first, so fees shrink only when usage had filled no pool.
        uint256 left = facts.slice > facts.spent ? facts.slice - facts.spent : 0;
        uint256 perItem =
            facts.spent > facts.slice ? (fees + facts.slice - facts.spent) / facts.count : policy.reviewFee;
        duty.phase = Phase.Refunded;
        _store(key, duty);
        if (uint256(_seeds[key]) > 1) _seeds[key] = bytes32(uint256(1));
        if (left != 0) DATANETS.addToPool(datanet, left);
        IContributions(CONTRIBUTIONS).refundRound(datanet, number, facts.count, facts.version, perItem);
    }

    function _releasePanel(uint256 datanet, uint256 ids, uint256 par, uint256 reserve) private {
        uint256 benchKey = _benchKey(datanet, Bench.Curator);
        for (; ids != 0; ids >>= 16) {
            _closeDuty(benchKey, (ids & 0xffff) - 1, par, reserve, 0, false, 0);
        }
    }

    // ------------------------------------------------------------------ numbers

    // Unchecked: a budget has 48 bits, sizes and counts 8, and a part is never more than the whole.

    /// @dev The budget's parts: jurors G*J/(G*J + m*n), panel the rest; without a panel all is the jurors'.
    function _split(
        Policy memory policy,
        Facts memory facts,
        uint256 budget
    ) internal pure returns (uint256 panelPart, uint256 juryPart) {
        unchecked {
            uint256 n = facts.count;
            if (n < policy.goldSize) return (0, budget);
            uint256 judged = uint256(policy.goldSize) * policy.jurySize;
            juryPart = (budget * judged) / (judged + policy.panelSize * n);
            panelPart = budget - juryPart;
        }
    }

    /// @param part the panel's part of the budget, gwei.
    /// @return R and phi of the panel, gwei.
    function _panelRate(
        Policy memory policy,
        Facts memory facts,
        uint256 part
    ) internal pure returns (uint256 R, uint256 phi) {
        if (part == 0) return (0, 0);
        R = Score.rate(part, facts.count, policy.panelSize);
        phi = R / 50;
    }

    /// @param part the jury's part of the budget, gwei.
    /// @return R and phi of the jury over N = min(G, n) items, gwei; both 0 for N < 4, where fees are shared instead.
    function _juryRate(
        Policy memory policy,
        Facts memory facts,
        uint256 part
    ) internal pure returns (uint256 R, uint256 phi) {
        uint256 N = _goldCount(policy, facts);
        if (N < 4) return (0, 0);
        R = Score.rate(part, N, policy.jurySize);
        unchecked {
            phi = (R * 6) / 100;
        }
    }

    function _goldCount(Policy memory policy, Facts memory facts) internal pure returns (uint256) {
        return facts.count < policy.goldSize ? facts.count : policy.goldSize;
    }

    /// @dev What withholding a commitment's opening costs: the worst possible score, and never less than staying away.
    function _withheld(uint256 R, uint256 phi, uint256 N, uint256 par) internal pure returns (uint256) {
        uint256 worst = N < 2 ? 0 : Score.worst(R, phi, N);
        return worst > par / 10 ? worst : par / 10;
    }

    function _panelReserve(Policy memory policy, Facts memory facts) internal pure returns (uint256) {
        (uint256 part, ) = _split(policy, facts, facts.budget);
        (uint256 R, uint256 phi) = _panelRate(policy, facts, part);
        return _withheld(R, phi, policy.goldSize, policy.curatorSeat);
    }

    function _juryReserve(Policy memory policy, Facts memory facts) internal pure returns (uint256) {
        (, uint256 part) = _split(policy, facts, facts.budget);
        (uint256 R, uint256 phi) = _juryRate(policy, facts, part);
        return _withheld(R, phi, _goldCount(policy, facts), policy.jurorSeat);
    }

    function _boughtBy(Policy memory policy, Facts memory facts) private pure returns (uint256) {
        return facts.closedAt > policy.seatAge ? facts.closedAt - policy.seatAge : 0;
    }

    /// @dev Latest time to draw before the round may die, counted from the close and allowing for phases since.
    function _drawDeadline(Policy memory policy, Duty memory duty, Facts memory facts) private pure returns (uint256) {
        uint256 phases = uint256(policy.panelPeriod) + policy.juryPeriod + policy.revealPeriod;
        return
            facts.closedAt +
            policy.drawTimeout +
            duty.attempt * phases +
            (duty.phase == Phase.AwaitJury ? policy.panelPeriod : 0);
    }

    /// @dev Credits `shares` bounties to the caller out of the round's budget.
    function _payBounty(uint256 key, Facts memory facts, uint256 shares) internal {
        uint256 amount = shares * ((uint256(facts.budget) / 200) << facts.misses);
        uint256 left = uint256(facts.budget) / 4; // all upkeep of a round together never takes more than a quarter
        left = left > facts.spent ? left - facts.spent : 0;
        if (amount > left) amount = left;
        if (amount == 0) return;
        facts.spent += uint48(amount);
        _facts[key] = CurationSlots.pack(facts);
        emit Bounty(msg.sender, amount);
        TREASURY.credit(msg.sender, amount);
    }

    // ------------------------------------------------------------------ phases

    /// @dev The duty with a jury's commit phase that has run out turned into the reveal phase that began at its deadline.
    function _inReveal(uint256 datanet, uint256 key, uint256 duty) internal view returns (uint256) {
        if (!duty.isIn(Phase.JuryCommit) || block.timestamp <= duty.clockOf()) return duty;
        return duty.withPhase(Phase.Reveal, duty.clockOf() + _revealPeriod(datanet, key));
    }

    /// @dev The phase as of this block's time.
    function _phaseNow(uint256 duty) internal view returns (Phase) {
        Phase phase = duty.phaseOf();
        return phase == Phase.JuryCommit && block.timestamp > duty.clockOf() ? Phase.Reveal : phase;
    }

    /// @dev True when everyone of a stage whose commitment stands has opened it.
    function _allRevealed(uint256 duty, bool jury) internal pure returns (bool) {
        return duty.revealedOf(jury) == duty.committedOf(jury) & ~duty.exposedOf(jury);
    }

    function _revealPeriod(uint256 datanet, uint256 key) internal view returns (uint256) {
        return PolicyWords.revealPeriodOf(DATANETS.policyWord(datanet, _factsOf(key).version, PolicyWords.PERIODS));
    }

    // ------------------------------------------------------------------ storage

    function _openOf(uint256 datanet) internal view returns (Open memory) {
        return CurationSlots.open(_open[datanet]);
    }

    function _factsOf(uint256 key) internal view returns (Facts memory) {
        return CurationSlots.facts(_facts[key]);
    }

    function _store(uint256 key, Duty memory duty) internal {
        _duties[key] = CurationSlots.pack(duty);
    }

    // ------------------------------------------------------------------ keys

    function _ringKey(uint256 datanet, uint256 number) internal pure returns (uint256) {
        return (datanet << 8) | (number % RING);
    }

    function _ballotKey(uint256 ringKey, bool jury, uint256 position) internal pure returns (uint256) {
        return (ringKey << 8) | (jury ? 1 << 4 : 0) | position;
    }

    function _ringFree(uint256 datanet, uint256 number) private view returns (bool) {
        Phase phase = _duties[_ringKey(datanet, number)].phaseOf();
        return phase == Phase.None || phase == Phase.Settled || phase == Phase.Refunded;
    }

    /// @dev The duty word of a closed round. Reverts if the round is not (or no longer) in the ring.
    function _dutyWord(uint256 datanet, uint256 number) internal view returns (uint256 key, uint256 duty) {
        key = _ringKey(datanet, number);
        duty = _duties[key];
        if (!_inRing(duty, number)) revert Curation_UnknownRound(datanet, number);
    }

    /// @dev Compared in full: a number beyond what rounds can have must not stand for one of them.
    function _inRing(uint256 duty, uint256 number) internal pure returns (bool) {
        return !duty.isIn(Phase.None) && duty.generationOf() == number / RING;
    }

    /// @dev Number of seats in a packed word.
    function _lanes(uint256 ids) internal pure returns (uint256) {
        return ids == 0 ? 0 : LibBit.fls(ids) / 16 + 1;
    }
}
