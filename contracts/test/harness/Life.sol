// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {Bench, CasePhase, Kind, Phase, Policy, Stage} from "../../src/Types.sol";
import {ICases} from "../../src/interfaces/ICases.sol";
import {CONTRIBUTION_CHALLENGED, IContributions} from "../../src/interfaces/IContributions.sol";
import {ICurationTypes} from "../../src/interfaces/ICuration.sol";
import {Court} from "../Court.sol";

/// @title Life: everything people do with one datanet, in any order
/// @notice The handler of the invariants. It deploys the contracts, fills the benches, and remembers what the contracts
/// cannot know: which votes their owners really committed and opened, and what usage has been paid.
contract Life is Court {
    uint256 public constant CURATORS = 14;
    uint256 public constant JURORS = 14;
    uint256 public constant PEOPLE = 4; // contributors

    address[] internal everyone;
    uint256 public usagePaid; // gwei
    uint256 public settled;
    uint256 public refunded;
    uint256 public filed;
    uint256 public upheld;
    uint256 public dismissed;

    /// By ballot id and position: what the owner committed to, and whether it was opened.
    mapping(uint256 ballot => mapping(uint256 position => uint256)) internal verdicts;
    mapping(uint256 ballot => uint256 mask) public committed;
    mapping(uint256 ballot => uint256 mask) public opened;

    constructor() {
        setUpWorld();
        for (uint256 i; i < PEOPLE; ++i) {
            everyone.push(person("person", i));
        }
        fillBenches(net, CURATORS, JURORS);
        for (uint256 i; i < CURATORS; ++i) {
            everyone.push(person("curator", i));
        }
        for (uint256 i; i < JURORS; ++i) {
            everyone.push(person("juror", i));
        }
        everyone.push(steward);
        everyone.push(person("consumer"));
        everyone.push(address(this));
    }

    // ------------------------------------------------------------------ moves

    function contribute(uint256 who, uint256 count) external {
        contributeAs(everyone[who % PEOPLE], net, bound(count, 1, 40));
    }

    /// Labels of what has been accepted.
    function label(uint256 who, uint256 parent) external {
        uint256 last = curation.head(net).contributions;
        if (last == 0) return;
        parent = (net << 24) | (1 + (parent % last));
        uint256 targets = contributions.acceptedItems(parent);
        if (targets == 0) return;
        uint256 count = LibBit.popCount(targets);
        uint256 due = dueFor(net, count);
        vm.prank(everyone[who % PEOPLE]);
        contributions.contribute{value: due}(
            net,
            Kind.Labels,
            parent,
            uint128(targets),
            0,
            keccak256("labels"),
            keccak256("root"),
            count
        );
    }

    function advance(uint256 number) external {
        number = 1 + (number % (curation.head(net).closed + 1));
        _advance(number);
    }

    /// Moves one unfinished round on by a whole phase; some voters may stay away, withhold, or be exposed.
    function move(uint256 number, uint256 seed) external {
        uint256 closed = curation.head(net).closed;
        if (closed == 0) return;
        _move(1 + (number % closed), seed);
    }

    function consume(uint256 units) external {
        units = bound(units, 1, 5000);
        use(units);
        usagePaid += units * 0.01e9;
    }

    function claim(uint256 id) external {
        uint256 last = curation.head(net).contributions;
        if (last == 0) return;
        _claim((net << 24) | (1 + (id % last)));
    }

    function claimSeat(uint256 who, bool juror) external {
        address owner = everyone[who % everyone.length];
        IContributions.SeatRef[] memory seats = new IContributions.SeatRef[](1);
        seats[0] = IContributions.SeatRef(uint24(net), juror ? 1 : 0);
        contributions.claim(owner, new uint48[](0), seats);
    }

    function touch(uint256 id) external {
        uint256 last = curation.head(net).contributions;
        if (last != 0) contributions.touch((net << 24) | (1 + (id % last)));
    }

    function retire(uint256 id) external {
        uint256 last = curation.head(net).contributions;
        if (last == 0) return;
        id = (net << 24) | (1 + (id % last));
        vm.prank(contributions.contribution(id).contributor);
        contributions.retire(id);
    }

    /// A seat leaves, is withdrawn, or comes back: whatever its owner can do with it now.
    function seat(uint256 who, uint256 choice) external {
        uint256 i = who % (CURATORS + JURORS);
        address owner = everyone[PEOPLE + i];
        Bench bench = i < CURATORS ? Bench.Curator : Bench.Juror;
        uint256 idPlusOne = curation.seatOf(net, bench, owner);
        if (idPlusOne == 0) {
            if (bench == Bench.Curator) buyCurator(net, owner);
            else buyJuror(net, owner);
            return;
        }
        ICurationTypes.Seat memory s = curation.seat(net, bench, idPlusOne - 1);
        vm.prank(owner);
        if (s.leavingAt != 0) curation.withdrawSeat(net, bench);
        else if (s.position == 0 || choice % 4 != 0) curation.topUpSeat{value: 8 ether}(net, bench);
        else curation.leaveSeat(net, bench);
    }

    /// Challenges items that hold a bond; now and then all of them.
    function challenge(uint256 who, uint256 contribution, uint256 items) external {
        uint256 last = curation.head(net).contributions;
        if (last == 0) return;
        contribution = (net << 24) | (1 + (contribution % last));
        uint256 held_ = contributions.heldItems(contribution);
        if (items % 4 != 0) held_ &= items;
        while (LibBit.popCount(held_) > 12) {
            held_ &= held_ - 1;
        }
        if (held_ == 0) return;
        fileAs(everyone[who % everyone.length], contribution, held_, everyone[items % everyone.length]);
        ++filed;
    }

    /// Moves one open case on by a whole phase.
    function hear(uint256 case_, uint256 seed) external {
        uint32[] memory open = cases.openCases();
        if (open.length != 0) _hear(open[case_ % open.length], seed);
    }

    function skip(uint256 time) external {
        skipTime(bound(time, 2, 6 days));
    }

    // ------------------------------------------------------------------ the same, for a plan of one's own

    /// Frees everything: time, and calls that anybody may make; then seats and contributions leave.
    function wind() external {
        for (uint256 i; i < 16; ++i) {
            uint32[] memory open = cases.openCases();
            for (uint256 k; k < open.length; ++k) {
                _advanceCase(open[k]);
            }
            uint256 closed = curation.head(net).closed;
            for (uint256 number = 1; number <= closed + 1; ++number) {
                _advance(number);
            }
            skipTime(20 days);
            // The seeds decided upon are still within reach of the chain.
            vm.roll(vmMore.getBlockNumber() - 20 days / 2 + 8);
        }
        for (uint256 i = PEOPLE; i < PEOPLE + CURATORS + JURORS; ++i) {
            _leave(everyone[i], i < PEOPLE + CURATORS ? Bench.Curator : Bench.Juror);
        }
        uint256 last = curation.head(net).contributions;
        for (uint256 k = 1; k <= last; ++k) {
            uint256 id = (net << 24) | k;
            vm.prank(contributions.contribution(id).contributor);
            try contributions.retire(id) {} catch {}
        }
        skipTime(91 days);
        for (uint256 k = 1; k <= last; ++k) {
            try this.claimOne((net << 24) | k) {} catch {}
        }
        for (uint256 i = PEOPLE; i < PEOPLE + CURATORS + JURORS; ++i) {
            vm.prank(everyone[i]);
            try curation.withdrawSeat(net, i < PEOPLE + CURATORS ? Bench.Curator : Bench.Juror) {} catch {}
        }
        for (uint256 i; i < everyone.length; ++i) {
            try this.claimCredit(everyone[i]) {} catch {}
        }
        try datanets.collectStewardship(net) {} catch {}
        try this.claimCredit(steward) {} catch {}
    }

    function claimOne(uint256 id) external {
        _claim(id);
    }

    function claimCredit(address who) external {
        contributions.claim(who, new uint48[](0), new IContributions.SeatRef[](0));
    }

    receive() external payable {}

    // ------------------------------------------------------------------ inside

    function _leave(address who, Bench bench) private {
        uint256 idPlusOne = curation.seatOf(net, bench, who);
        if (idPlusOne == 0 || curation.seat(net, bench, idPlusOne - 1).leavingAt != 0) return;
        vm.prank(who);
        curation.leaveSeat(net, bench);
    }

    function _claim(uint256 id) private {
        uint48[] memory ids = new uint48[](1);
        ids[0] = uint48(id);
        contributions.claim(contributions.contribution(id).contributor, ids, new IContributions.SeatRef[](0));
    }

    function _advance(uint256 number) private {
        Phase before = curation.round(net, number).phase;
        try curation.advance(net, number) {
            Phase after_ = curation.round(net, number).phase;
            if (after_ == before) return;
            if (after_ == Phase.Settled) ++settled;
            if (after_ == Phase.Refunded) ++refunded;
        } catch {}
    }

    function _move(uint256 number, uint256 seed) private {
        ICurationTypes.Round memory r = curation.round(net, number);
        if (r.phase == Phase.AwaitPanel || r.phase == Phase.AwaitJury) {
            if (block.number <= r.clock + 4) vm.roll(r.clock + 5);
        } else if (r.phase == Phase.PanelCommit) {
            _commit(number, r.attempt, Stage.Panel, r.panel, r.panelCommitted, seed);
            if (seed % 16 == 0) _expose(number, r.attempt, Stage.Panel, seed);
            // Another round may have taken time past this deadline already; time never runs back.
            if (seed % 3 == 0 && block.timestamp <= r.clock) vm.warp(r.clock + 1);
        } else if (r.phase == Phase.JuryCommit && block.timestamp <= r.clock) {
            _commit(number, r.attempt, Stage.Jury, r.jury, r.juryCommitted, seed);
            if (seed % 16 == 1) _expose(number, r.attempt, Stage.Panel, seed);
            if (seed % 16 == 2) _expose(number, r.attempt, Stage.Jury, seed);
            if (seed % 3 == 0) vm.warp(r.clock + 1);
        } else if (r.phase == Phase.JuryCommit || r.phase == Phase.Reveal) {
            _open(number, r.attempt, Stage.Panel, r.panelCommitted & ~(r.panelRevealed | r.panelExposed), seed);
            _open(number, r.attempt, Stage.Jury, r.juryCommitted & ~(r.juryRevealed | r.juryExposed), seed >> 64);
            r = curation.round(net, number);
            if (seed % 2 == 0 && r.phase == Phase.Reveal && block.timestamp <= r.clock) vm.warp(r.clock + 1);
        }
        _advance(number);
    }

    function _hear(uint256 case_, uint256 seed) private {
        ICases.Case memory c = cases.get(case_);
        ICases.Jury memory j = cases.jury(case_, c.tier);
        if (c.phase == CasePhase.AwaitJury) {
            if (block.number <= uint256(c.clock) + 4) vm.roll(uint256(c.clock) + 5);
        } else if (c.phase == CasePhase.Commit && block.timestamp <= c.clock) {
            _commitCase(case_, c, j, seed);
            if (seed % 3 == 0 && block.timestamp <= c.clock) vm.warp(uint256(c.clock) + 1);
        } else if (c.phase == CasePhase.Commit || c.phase == CasePhase.Reveal) {
            uint256 id = cases.ballotId(case_, c.tier);
            for (uint256 i; i < j.size; ++i) {
                if (j.committed & (1 << i) == 0 || uint256(keccak256(abi.encode(seed, i))) % 8 == 0) continue;
                try this.revealOneOf(case_, i, verdicts[caseBallot(id)][i]) {
                    opened[caseBallot(id)] |= 1 << i;
                } catch {}
            }
            c = cases.get(case_);
            if (seed % 2 == 0 && block.timestamp <= c.clock) vm.warp(uint256(c.clock) + 12 hours + 1);
        } else if (c.phase == CasePhase.Ruled) {
            if (seed % 3 == 0 && block.timestamp <= c.clock) {
                appealAs(everyone[(seed >> 8) % everyone.length], case_);
                return;
            }
            if (block.timestamp <= c.clock) vm.warp(uint256(c.clock) + 1);
        }
        _advanceCase(case_);
    }

    function revealOneOf(uint256 case_, uint256 position, uint256 verdict) external {
        revealCase(case_, position, verdict);
    }

    /// Ballots of cases beside those of rounds, in the same books.
    function caseBallot(uint256 ballot) public pure returns (uint256) {
        return ballot | (1 << 255);
    }

    /// Jurors mostly agree with each other; one in eight stays away, one in sixteen is exposed.
    function _commitCase(uint256 case_, ICases.Case memory c, ICases.Jury memory j, uint256 seed) private {
        uint256 id = cases.ballotId(case_, c.tier);
        for (uint256 i; i < j.size; ++i) {
            uint256 s = uint256(keccak256(abi.encode(seed, case_, i)));
            if (j.committed & (1 << i) != 0 || s % 8 == 0) continue;
            uint256 verdict = s % 4 == 1 ? (s >> 8) & 1 : (seed >> 16) & 1;
            address owner = curation.seat(net, Bench.Juror, seatAt(j, i)).owner;
            bytes32 commitment = cases.commitmentOf(id, owner, verdict, saltOf(i));
            vm.prank(owner);
            try cases.commit(case_, i, commitment) {
                verdicts[caseBallot(id)][i] = verdict;
                committed[caseBallot(id)] |= 1 << i;
            } catch {}
            if (s % 16 == 3) try cases.expose(case_, opening(i, verdict)) {} catch {}
        }
    }

    function _advanceCase(uint256 case_) private {
        try cases.advance(case_) {
            CasePhase phase = cases.get(case_).phase;
            if (phase == CasePhase.Upheld) ++upheld;
            if (phase == CasePhase.Dismissed) ++dismissed;
        } catch {}
    }

    /// Three voters in four vote like most others, the rest as they please; one in eight stays away.
    function _commit(
        uint256 number,
        uint256 attempt,
        Stage stage,
        uint16[] memory seats,
        uint256 done,
        uint256 seed
    ) private {
        uint256 id = curation.ballotId(net, number, attempt, stage);
        Bench bench = stage == Stage.Panel ? Bench.Curator : Bench.Juror;
        uint256 n = curation.round(net, number).count;
        uint256 items = stage == Stage.Panel ? n : LibBit.popCount(curation.round(net, number).gold);
        for (uint256 i; i < seats.length; ++i) {
            uint256 s = uint256(keccak256(abi.encode(seed, stage, i)));
            if (done & (1 << i) != 0 || s % 8 == 0) continue;
            uint256 verdict = 0x3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f;
            if (s % 4 == 1) verdict = s >> 8;
            verdict &= (1 << items) - 1;
            address owner = curation.seat(net, bench, seats[i]).owner;
            bytes32 commitment = curation.commitmentOf(id, owner, verdict, saltOf(i));
            vm.prank(owner);
            try curation.commit(net, number, stage, i, commitment) {
                verdicts[id][i] = verdict;
                committed[id] |= 1 << i;
            } catch {}
        }
    }

    function _open(uint256 number, uint256 attempt, Stage stage, uint256 mask, uint256 seed) private {
        uint256 id = curation.ballotId(net, number, attempt, stage);
        for (uint256 i; mask >> i != 0; ++i) {
            if (mask & (1 << i) == 0 || uint256(keccak256(abi.encode(seed, i))) % 8 == 0) continue;
            ICurationTypes.Opening[] memory one = new ICurationTypes.Opening[](1);
            one[0] = opening(i, verdicts[id][i]);
            try curation.reveal(net, number, stage, one) {
                opened[id] |= 1 << i;
            } catch {}
        }
    }

    function _expose(uint256 number, uint256 attempt, Stage stage, uint256 seed) private {
        uint256 position = (seed >> 16) % 7;
        uint256 id = curation.ballotId(net, number, attempt, stage);
        try curation.expose(net, number, stage, opening(position, verdicts[id][position])) {} catch {}
    }

    // ------------------------------------------------------------------ sums, gwei

    function seatMoney() public view returns (uint256 sum) {
        for (uint256 i; i < CURATORS; ++i) {
            sum += curation.seat(net, Bench.Curator, i).balance;
        }
        for (uint256 i; i < JURORS; ++i) {
            sum += curation.seat(net, Bench.Juror, i).balance;
        }
    }

    function creditMoney() public view returns (uint256 sum) {
        for (uint256 i; i < everyone.length; ++i) {
            sum += treasury.creditOf(everyone[i]);
        }
    }

    /// Fees of items under review, with what their rounds took from the pool, less upkeep paid.
    function feeMoney() public view returns (uint256 sum) {
        ICurationTypes.Head memory h = curation.head(net);
        Policy memory p = policyOf(net);
        sum = h.count * uint256(p.reviewFee);
        for (uint256 i; i < 16 && i < h.closed; ++i) {
            ICurationTypes.Round memory r = curation.round(net, h.closed - i);
            if (r.phase == Phase.None || r.phase == Phase.Settled || r.phase == Phase.Refunded) continue;
            sum += r.count * uint256(p.reviewFee) + r.slice - r.spent;
        }
    }

    /// Bonds, income in vesting and payable, and what the caps will send on.
    function contributionMoney() public view returns (uint256 sum) {
        uint256 last = curation.head(net).contributions;
        for (uint256 k = 1; k <= last; ++k) {
            (uint256 payable_, uint256 unvested, , uint256 bond, uint256 excess) = contributions.preview(
                (net << 24) | k
            );
            sum += payable_ + unvested + bond + excess;
        }
    }

    /// Deposits and fees of cases that have not ended, less upkeep paid.
    function caseMoney() public view returns (uint256 sum) {
        uint32[] memory open = cases.openCases();
        for (uint256 i; i < open.length; ++i) {
            ICases.Case memory c = cases.get(open[i]);
            for (uint256 t = c.firstTier; t <= c.tier; ++t) {
                ICases.Jury memory j = cases.jury(open[i], t);
                sum += uint256(j.deposit) + j.fee - j.spent;
            }
        }
    }

    function poolMoney() public view returns (uint256) {
        return uint256(datanets.get(net).pool) + datanets.get(net).stewardship;
    }

    function held() public view returns (uint256) {
        return address(treasury).balance / GWEI;
    }

    function burned() external view returns (uint256) {
        return treasury.BURN_ADDRESS().balance / GWEI;
    }

    // ------------------------------------------------------------------ looks

    /// Duties that open rounds and cases put on one juror seat.
    function dutiesOf(uint256 seat_) external view returns (uint256 sum) {
        uint256 closed = curation.head(net).closed;
        for (uint256 i; i < 16 && i < closed; ++i) {
            ICurationTypes.Round memory r = curation.round(net, closed - i);
            if (r.phase != Phase.JuryCommit && r.phase != Phase.Reveal) continue;
            for (uint256 k; k < r.jury.length; ++k) {
                if (r.jury[k] == seat_) ++sum;
            }
        }
        uint32[] memory open = cases.openCases();
        for (uint256 i; i < open.length; ++i) {
            ICases.Case memory c = cases.get(open[i]);
            for (uint256 t = c.firstTier; t <= c.tier; ++t) {
                ICases.Jury memory j = cases.jury(open[i], t);
                for (uint256 k; k < j.size; ++k) {
                    if (seatAt(j, k) == seat_) ++sum;
                }
            }
        }
    }

    function jurorSeat(uint256 seat_) external view returns (ICurationTypes.Seat memory) {
        return curation.seat(net, Bench.Juror, seat_);
    }

    function openCases() external view returns (uint32[] memory) {
        return cases.openCases();
    }

    function caseCount() external view returns (uint256) {
        return cases.count();
    }

    function caseOf(uint256 case_) external view returns (ICases.Case memory) {
        return cases.get(case_);
    }

    function caseJury(uint256 case_, uint256 tier) external view returns (ICases.Jury memory) {
        return cases.jury(case_, tier);
    }

    function caseBallotOf(uint256 case_, uint256 tier) external view returns (uint256) {
        return caseBallot(cases.ballotId(case_, tier));
    }

    function standingOf(uint256 id) external view returns (IContributions.Standing memory) {
        return contributions.standing(id);
    }

    function isHeld(uint256 id) external view returns (bool) {
        return contributions.contribution(id).flags & CONTRIBUTION_CHALLENGED != 0;
    }

    function head() external view returns (ICurationTypes.Head memory) {
        return curation.head(net);
    }

    function round(uint256 number) external view returns (ICurationTypes.Round memory) {
        return curation.round(net, number);
    }

    function ballotOf(uint256 number, uint256 attempt, Stage stage) external view returns (uint256) {
        return curation.ballotId(net, number, attempt, stage);
    }

    function weightOf(uint256 id) external view returns (uint256) {
        return contributions.account(id).earning * contributions.itemWeightOf(id);
    }

    function weightSum() external view returns (uint256) {
        return datanets.accumulator(net).weight;
    }

    function accountOf(uint256 id) external view returns (IContributions.Account memory) {
        return contributions.account(id);
    }

    function acceptedItems(uint256 id) external view returns (uint256) {
        return contributions.acceptedItems(id);
    }

    function roundOf(uint256 id) external view returns (IContributions.RoundRecord memory) {
        return contributions.roundRecord(net, contributions.contribution(id).round);
    }
}
