// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {Bench, Phase, Stage} from "../src/Types.sol";
import {IContributions} from "../src/interfaces/IContributions.sol";
import {ICurationTypes} from "../src/interfaces/ICuration.sol";
import {ITreasury} from "../src/interfaces/ITreasury.sol";
import {World} from "./World.sol";

/// @title Settlement against a naive model, item by item
/// @notice Whatever anyone votes, hides or leaves undone: what is accepted is what the rules say, nobody is paid more
/// than the budget, and no gwei appears or vanishes.
contract SettlementTest is World {
    uint256 private constant N = 32;
    uint256 private constant M = 5;
    uint256 private constant J = 7;
    uint256 private constant G = 12;
    uint256 private constant ALL = (1 << N) - 1;
    uint256 private constant FEES = N * 0.25e9;
    uint256 private constant BOUNTY = FEES / 200;

    address[] private curators; // by panel position
    uint16[] private panelIds;
    uint16[] private juryIds;

    /// One round as it was voted, and as it came out.
    struct Case {
        uint256[M] verdicts;
        uint256[J] votes; // on gold, compact
        uint256 panelCommitted;
        uint256 panelRevealed;
        uint256 juryCommitted;
        uint256 juryRevealed;
        uint256 gold;
        uint256 goldVerdict;
        uint256 weights;
        bool mixed;
        bool juryCounts;
        uint256[M] panelBefore;
        uint256[J] juryBefore;
        int256[M] panelPay;
        int256[J] juryPay;
        uint256 panelReserve;
        uint256 seatsBefore;
        uint256 held;
    }

    function setUp() public {
        setUpWorld();
        fillBenches(net, 14, 18);
        contributeAs(person("ada"), net, N);
        closeAndDraw(net, 1);
        panelIds = curation.round(net, 1).panel;
        for (uint256 i; i < M; ++i) {
            curators.push(curation.seat(net, Bench.Curator, panelIds[i]).owner);
        }
    }

    // ------------------------------------------------------------------ playing

    /// Honest with noise, everything, nothing, a coin per item, or the opposite.
    function style(uint256 seed, uint256 truth) private pure returns (uint256) {
        uint256 kind = seed % 8;
        uint256 noise = (seed >> 16) & (seed >> 64) & (seed >> 112);
        if (kind < 4) return (truth ^ noise) & ALL;
        if (kind == 4) return ALL;
        if (kind == 5) return 0;
        return (kind == 6 ? seed >> 32 : ~truth) & ALL;
    }

    function pick(uint256 seed, string memory what, uint256 i) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, what, i)));
    }

    function commitPanel(Case memory c, uint256 seed, uint256 truth) private {
        uint256 id = curation.ballotId(net, 1, 0, Stage.Panel);
        for (uint256 i; i < M; ++i) {
            c.panelBefore[i] = curation.seat(net, Bench.Curator, panelIds[i]).balance;
            uint256 s = pick(seed, "panel", i);
            if (s >> 248 < 12) continue;
            c.verdicts[i] = style(s, truth);
            c.panelCommitted |= 1 << i;
            if (s >> 248 >= 40) c.panelRevealed |= 1 << i;
            bytes32 commitment = curation.commitmentOf(id, curators[i], c.verdicts[i], saltOf(i));
            vm.prank(curators[i]);
            curation.commit(net, 1, Stage.Panel, i, commitment);
        }
    }

    function commitJury(Case memory c, uint256 seed, uint256 truth) private {
        ICurationTypes.Round memory r = curation.round(net, 1);
        (c.gold, juryIds) = (r.gold, r.jury);
        uint256 id = curation.ballotId(net, 1, 0, Stage.Jury);
        for (uint256 i; i < J; ++i) {
            ICurationTypes.Seat memory seat = curation.seat(net, Bench.Juror, juryIds[i]);
            c.juryBefore[i] = seat.balance;
            uint256 s = pick(seed, "jury", i);
            if (s >> 248 < 16) continue;
            c.votes[i] = compact(style(s, truth), c.gold);
            c.juryCommitted |= 1 << i;
            if (s >> 248 >= 48) c.juryRevealed |= 1 << i;
            bytes32 commitment = curation.commitmentOf(id, seat.owner, c.votes[i], saltOf(i));
            vm.prank(seat.owner);
            curation.commit(net, 1, Stage.Jury, i, commitment);
        }
    }

    function compact(uint256 verdict, uint256 gold) private pure returns (uint256 small) {
        uint256 j;
        for (uint256 i; i < N; ++i) {
            if (gold & (1 << i) == 0) continue;
            small |= ((verdict >> i) & 1) << j++;
        }
    }

    function openAll(Stage stage, uint256 mask, uint256[] memory verdicts) private {
        ICurationTypes.Opening[] memory list = new ICurationTypes.Opening[](LibBit.popCount(mask));
        uint256 j;
        for (uint256 i; i < verdicts.length; ++i) {
            if (mask & (1 << i) != 0) list[j++] = opening(i, verdicts[i]);
        }
        if (j != 0) curation.reveal(net, 1, stage, list);
    }

    function seatMoney() private view returns (uint256 sum) {
        for (uint256 i; i < 14; ++i) {
            sum += curation.seat(net, Bench.Curator, i).balance;
        }
        for (uint256 i; i < 18; ++i) {
            sum += curation.seat(net, Bench.Juror, i).balance;
        }
    }

    // ------------------------------------------------------------------ the model

    /// The covariance score of two verdicts over the items of a mask, item by item; times N(N-1)/2.
    function covariance(uint256 a, uint256 b, uint256 mask) private pure returns (int256) {
        int256 n;
        int256 both;
        int256 ones;
        int256 others;
        for (uint256 i; i < N; ++i) {
            if ((mask >> i) & 1 == 0) continue;
            ++n;
            bool x = (a >> i) & 1 == 1;
            bool y = (b >> i) & 1 == 1;
            if (x) ++ones;
            if (y) ++others;
            if (x && y) ++both;
        }
        return n * both - ones * others;
    }

    function judgeGold(Case memory c) private pure {
        c.juryCounts = LibBit.popCount(c.juryRevealed) >= 4;
        if (!c.juryCounts) return;
        uint256 j;
        for (uint256 k; k < N; ++k) {
            if (c.gold & (1 << k) == 0) continue;
            uint256 yes;
            uint256 no;
            for (uint256 i; i < J; ++i) {
                if (c.juryRevealed & (1 << i) == 0) continue;
                if ((c.votes[i] >> j) & 1 == 1) ++yes;
                else ++no;
            }
            if (yes > no) c.goldVerdict |= 1 << k;
            ++j;
        }
        c.mixed = c.goldVerdict != 0 && c.goldVerdict != c.gold;
    }

    function weigh(Case memory c) private pure {
        c.weights = c.panelRevealed;
        if (!c.juryCounts) return;
        uint256 trusted;
        for (uint256 i; i < M; ++i) {
            if (c.panelRevealed & (1 << i) == 0) continue;
            if (c.mixed) {
                if (covariance(c.verdicts[i], c.goldVerdict, c.gold) > 0) trusted |= 1 << i;
                continue;
            }
            uint256 matches;
            for (uint256 k; k < N; ++k) {
                if ((c.gold >> k) & 1 == 1 && (c.verdicts[i] >> k) & 1 == (c.goldVerdict >> k) & 1) ++matches;
            }
            if (matches * 8 >= 5 * G) trusted |= 1 << i;
        }
        if (LibBit.popCount(trusted) >= 3) c.weights = trusted;
    }

    function acceptedItems(Case memory c) private pure returns (uint256 accepted) {
        uint256 total = LibBit.popCount(c.weights);
        for (uint256 k; k < N; ++k) {
            if (c.juryCounts && (c.gold >> k) & 1 == 1) {
                accepted |= c.goldVerdict & (1 << k);
                continue;
            }
            uint256 yes;
            for (uint256 i; i < M; ++i) {
                if (c.weights & (1 << i) != 0 && (c.verdicts[i] >> k) & 1 == 1) ++yes;
            }
            if (yes * 5 >= total * 4) accepted |= 1 << k;
        }
    }

    /// P_C, P_J and the panel's and jury's R of a budget.
    function parts(uint256 budget) private pure returns (uint256 panel, uint256 jury, uint256 R, uint256 RJ) {
        jury = (budget * G * J) / (G * J + M * N);
        panel = budget - jury;
        R = (8 * panel * (N - 1)) / (M * N);
        RJ = (8 * jury * (G - 1)) / (J * G);
    }

    // ------------------------------------------------------------------ the property

    // For any votes, silences and withheld openings:
    //   the accepted items are those of the naive model, the jury's word standing on gold;
    //   positive pay of panel and jury stays within their parts of the budget;
    //   a constant verdict earns exactly minus phi when gold is mixed;
    //   who committed and withheld loses at least as much as anyone who revealed;
    //   seats, pool, bounties and burns account for every gwei of the fees and bonds.
    /// forge-config: default.fuzz.runs = 2000
    function testFuzz_Settlement(uint256 seed) public {
        Case memory c;
        uint256 truth = pick(seed, "truth", 0) & ALL;
        if (seed % 5 == 0) truth = ALL;
        c.seatsBefore = seatMoney();
        c.held = address(treasury).balance;
        c.panelReserve = curation.seat(net, Bench.Curator, panelIds[0]).reserved;
        commitPanel(c, seed, truth);
        if (c.panelCommitted != (1 << M) - 1) {
            skipTime(24 hours + 2);
            curation.advance(net, 1);
        }
        if (LibBit.popCount(c.panelCommitted) < 3) {
            checkFailure(c, c.panelCommitted);
            return;
        }
        roll(6);
        curation.advance(net, 1);
        commitJury(c, seed, truth);
        if (c.juryCommitted != (1 << J) - 1) skipTime(24 hours + 2);
        uint256[] memory verdicts = new uint256[](M);
        uint256[] memory votes = new uint256[](J);
        for (uint256 i; i < J; ++i) {
            if (i < M) verdicts[i] = c.verdicts[i];
            votes[i] = c.votes[i];
        }
        openAll(Stage.Panel, c.panelRevealed, verdicts);
        openAll(Stage.Jury, c.juryRevealed, votes);
        if (!curation.isDue(net, 1)) skipTime(12 hours + 2);
        curation.advance(net, 1);
        if (LibBit.popCount(c.panelRevealed) < 3) {
            checkFailure(c, c.panelRevealed);
            return;
        }
        judgeGold(c);
        weigh(c);
        assertEq(contributions.acceptedOf(net, 1), acceptedItems(c), "accepted items");
        for (uint256 i; i < J; ++i) {
            if (i < M) {
                c.panelPay[i] = change(c.panelBefore[i], curation.seat(net, Bench.Curator, panelIds[i]).balance);
            }
            c.juryPay[i] = change(c.juryBefore[i], curation.seat(net, Bench.Juror, juryIds[i]).balance);
        }
        checkPay(c);
        checkMoney(c);
    }

    function change(uint256 before, uint256 now_) private pure returns (int256) {
        return int256(now_) - int256(before);
    }

    function checkPay(Case memory c) private {
        uint256 bounties = 2 + 2 + 1;
        (uint256 partC, uint256 partJ, uint256 R, uint256 RJ) = parts(FEES - bounties * BOUNTY);
        bool paid = c.juryCounts && c.mixed;
        uint256 positive;
        for (uint256 i; i < M; ++i) {
            int256 pay = c.panelPay[i];
            bool revealed = (c.panelRevealed >> i) & 1 == 1;
            if (!revealed) {
                uint256 loss = (c.panelCommitted >> i) & 1 == 1 ? c.panelReserve : 6.4e9;
                assertEq(pay, -int256(loss), "absent or withheld");
                continue;
            }
            assertGte(pay, -int256(c.panelReserve), "withholding is never better");
            if (pay > 0) positive += uint256(pay);
            if (paid && (c.verdicts[i] == 0 || c.verdicts[i] == ALL)) {
                assertEq(pay, -int256(R / 50), "a constant verdict earns minus phi");
            }
            if (!paid && c.juryCounts) assertEq(pay, 0, "uniform gold pays nobody");
            if (!paid && !c.juryCounts) assertGte(pay, 0);
        }
        if (paid) assertLte(positive, partC, "the panel's part");
        positive = 0;
        for (uint256 i; i < J; ++i) {
            int256 pay = c.juryPay[i];
            if ((c.juryRevealed >> i) & 1 == 0) {
                assertLt(pay, 0);
                continue;
            }
            if (pay > 0) positive += uint256(pay);
            if (!paid) assertEq(pay, 0, "no verdict of the jury, no pay");
            else if (c.votes[i] == 0 || c.votes[i] == (1 << G) - 1) assertEq(pay, -int256((RJ * 6) / 100));
        }
        assertLte(positive, partJ, "the jury's part");
    }

    /// Fees and penalties end in seats, pool and bounties; forfeited bonds burn; the other bonds are still there.
    function checkMoney(Case memory c) private {
        uint256 rejected = N - LibBit.popCount(contributions.acceptedOf(net, 1));
        uint256 burned = rejected * 0.5e9;
        assertEq(c.held - address(treasury).balance, burned * GWEI, "only forfeits leave");
        uint256 bonds = N * 2e9 - burned;
        uint256 owed = seatMoney() + datanets.get(net).pool + treasury.creditOf(address(this)) + bonds;
        assertEq(owed * GWEI, address(treasury).balance, "every gwei is somebody's");
    }

    /// A failed attempt: nothing accepted, nothing burned, the penalties with those who kept their word, a new draw due.
    function checkFailure(Case memory c, uint256 kept) private {
        ICurationTypes.Round memory r = curation.round(net, 1);
        assertEq(uint8(r.phase), uint8(Phase.AwaitPanel));
        assertEq(r.attempt, 1);
        assertEq(contributions.acceptedOf(net, 1), 0);
        assertEq(address(treasury).balance, c.held);
        for (uint256 i; i < M; ++i) {
            ICurationTypes.Seat memory seat = curation.seat(net, Bench.Curator, panelIds[i]);
            assertEq(seat.duties, 0);
            assertEq(seat.reserved, 0);
            int256 pay = change(c.panelBefore[i], seat.balance);
            if ((kept >> i) & 1 == 1) assertGt(pay, 0);
            else assertLt(pay, 0);
        }
        uint256 owed = seatMoney() + datanets.get(net).pool + treasury.creditOf(address(this));
        owed += N * 2e9 + FEES - r.spent;
        assertEq(owed * GWEI, address(treasury).balance, "every gwei is somebody's");
    }

    // ------------------------------------------------------------------ splitting

    // The same items bring the same money whether they come as one contribution or as many.
    /// forge-config: default.fuzz.runs = 300
    function testFuzz_SplittingNeverGains(uint256 seed, uint256 pieces) public {
        pieces = bound(pieces, 2, 16);
        uint256 start = vmMore.snapshotState();
        uint256 whole = incomeOf(seed, 1);
        vmMore.revertToState(start);
        uint256 split = incomeOf(seed, pieces);
        assertLte(split, whole);
        assertLte(whole - split, 40 * pieces, "and loses rounding only");
    }

    /// What eve is paid within a year for 32 items of round 2 in so many contributions, gwei.
    function incomeOf(uint256 seed, uint256 pieces) private returns (uint256) {
        address eve = person("eve");
        uint48[] memory ids = new uint48[](pieces);
        for (uint256 i; i < pieces; ++i) {
            ids[i] = uint48(contributeAs(eve, net, i == 0 ? N - (pieces - 1) * (N / pieces) : N / pieces));
        }
        uint256 truth = seed & ALL;
        if (truth == 0) truth = 1;
        playRound(net, 2, same(truth, M), same(truth, J));
        uint256 before = eve.balance;
        IContributions.SeatRef[] memory none = new IContributions.SeatRef[](0);
        for (uint256 i; i < 3; ++i) {
            address consumer = person("consumer");
            vm.prank(consumer);
            datanets.use{value: 5 ether}(net, 500, bytes32(seed));
            skipTime(60 days);
            contributions.claim(eve, ids, none);
        }
        return (eve.balance - before) / GWEI;
    }

    // Whoever claims first, each is paid the same to the wei.
    /// forge-config: default.fuzz.runs = 300
    function testFuzz_OrderOfClaims(uint256 seed, uint64 wait) public {
        address[3] memory who = [person("eve"), person("fay"), person("gus")];
        uint48[][] memory ids = new uint48[][](3);
        for (uint256 i; i < 3; ++i) {
            ids[i] = new uint48[](1);
            ids[i][0] = uint48(contributeAs(who[i], net, i == 0 ? 12 : 10));
        }
        uint256 truth = (seed & ALL) | 0x80400801;
        playRound(net, 2, same(truth, M), same(truth, J));
        address consumer = person("consumer");
        vm.prank(consumer);
        datanets.use{value: 50 ether}(net, 5000, bytes32(seed));
        skipTime(1 + (wait % 400 days));
        uint256 start = vmMore.snapshotState();
        uint256[3] memory first = claimInOrder(who, ids, 0);
        vmMore.revertToState(start);
        uint256[3] memory second = claimInOrder(who, ids, 1 + ((seed >> 250) % 2));
        for (uint256 i; i < 3; ++i) {
            assertEq(first[i], second[i]);
        }
    }

    /// Twice around, so that what vests in between is claimed too.
    function claimInOrder(
        address[3] memory who,
        uint48[][] memory ids,
        uint256 from
    ) private returns (uint256[3] memory paid) {
        IContributions.SeatRef[] memory none = new IContributions.SeatRef[](0);
        for (uint256 step; step < 6; ++step) {
            if (step == 3) skipTime(50 days);
            uint256 i = (step + from) % 3;
            try contributions.claim(who[i], ids[i], none) returns (uint256 got) {
                paid[i] += got;
            } catch (bytes memory reason) {
                assertEq(bytes4(reason), ITreasury.Treasury_NothingToClaim.selector, "only for want of money");
            }
        }
    }
}
