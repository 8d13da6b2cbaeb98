// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Bench, Stage} from "../src/Types.sol";
import {IContributions} from "../src/interfaces/IContributions.sol";
import {ICurationTypes} from "../src/interfaces/ICuration.sol";
import {IDatanets} from "../src/interfaces/IDatanets.sol";
import {ITreasury} from "../src/interfaces/ITreasury.sol";
import {World} from "./World.sol";

/// @title Seats: buying, holding, leaving, and the right to sit on a jury
/// @notice A seat's money is its owner's except for what open duties reserve.
contract SeatsTest is World {
    uint256 private constant N = 32;
    uint256 private constant TRUTH = (1 << 20) - 1;
    uint256 private constant PAR = 64 ether;

    address private ada;
    address private bob;

    function setUp() public {
        setUpWorld();
        ada = person("ada");
        bob = person("bob");
    }

    function refuse(bytes memory reason) private {
        vm.expectRevert(reason);
    }

    function leave(address who, Bench bench) private {
        vm.prank(who);
        curation.leaveSeat(net, bench);
    }

    function withdraw(address who, Bench bench) private {
        vm.prank(who);
        curation.withdrawSeat(net, bench);
    }

    function depart(address who, Bench bench) private {
        leave(who, bench);
        skipTime(14 days);
        withdraw(who, bench);
    }

    function topUp(address who, uint256 amount) private {
        vm.prank(who);
        curation.topUpSeat{value: amount}(net, Bench.Curator);
    }

    function seatOf(address who, Bench bench) private view returns (ICurationTypes.Seat memory) {
        return curation.seat(net, bench, curation.seatOf(net, bench, who) - 1);
    }

    function active(Bench bench) private view returns (uint256 count) {
        (count, ) = curation.benchSize(net, bench);
    }

    function curatorSeat() private pure returns (IContributions.SeatRef[] memory seats) {
        seats = new IContributions.SeatRef[](1);
        seats[0] = IContributions.SeatRef(1, uint8(Bench.Curator));
    }

    /// One round in which everybody votes the truth.
    function play(uint256 number) private {
        contributeAs(ada, net, N);
        playRound(net, number, same(TRUTH, 5), same(TRUTH, 7));
    }

    // ------------------------------------------------------------------ buying

    // One seat a person and bench, at exactly par.
    function test_BuyTwiceOrAtAWrongPrice() public {
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_WrongPayment.selector, PAR - 1, PAR));
        vm.prank(ada);
        curation.buySeat{value: PAR - 1}(net, Bench.Curator);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_WrongPayment.selector, PAR + 1 gwei, PAR));
        vm.prank(ada);
        curation.buySeat{value: PAR + 1 gwei}(net, Bench.Curator);
        buyCurator(net, ada);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_SeatTaken.selector, net, Bench.Curator, ada));
        vm.prank(ada);
        curation.buySeat{value: PAR}(net, Bench.Curator);
        refuse(abi.encodeWithSelector(IDatanets.Datanets_Unknown.selector, net + 1));
        vm.prank(ada);
        curation.buySeat{value: PAR}(net + 1, Bench.Curator);
        uint256[] memory seats = curation.seatsOf(ada);
        assertEq(seats.length, 1);
        assertEq(seats[0], net << 8);
        assertEq(address(treasury).balance, PAR);
    }

    // Without an appointment or a record nobody sits on a jury, and an appointment that has ended is none.
    function test_JurorNeedsATitle() public {
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_NotQualified.selector, net, ada));
        vm.prank(ada);
        curation.buySeat{value: 256 ether}(net, Bench.Juror);
        vm.prank(steward);
        curation.appointJuror(net, ada);
        skipTime(91 days);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_NotQualified.selector, net, ada));
        vm.prank(ada);
        curation.buySeat{value: 256 ether}(net, Bench.Juror);
    }

    // Only the steward appoints; appointing again renews a sitting juror.
    function test_Appoint() public {
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_NotSteward.selector, net, ada));
        vm.prank(ada);
        curation.appointJuror(net, ada);
        buyJuror(net, bob);
        uint256 until = seatOf(bob, Bench.Juror).appointedUntil;
        assertEq(until, curation.appointedUntil(net, bob));
        assertTrue(until >= block.timestamp + 90 days && until < block.timestamp + 90 days + 1 hours);
        skipTime(30 days);
        vm.prank(steward);
        curation.appointJuror(net, bob);
        assertEq(seatOf(bob, Bench.Juror).appointedUntil, until + 30 days);
    }

    // An appointed juror whose term is over is not drawn, though the seat stays.
    function test_AppointmentsExpire() public {
        fillBenches(net, 9, 12);
        skipTime(91 days);
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        commitAll(net, 1, Stage.Panel, same(TRUTH, 5));
        roll(6);
        curation.advance(net, 1); // stores the seed
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_NotEnoughSeats.selector, Bench.Juror, 12, 9));
        curation.advance(net, 1);
        for (uint256 i; i < 12; ++i) {
            vm.prank(steward);
            curation.appointJuror(net, person("juror", i));
        }
        curation.advance(net, 1);
        assertEq(curation.round(net, 1).jury.length, 7);
    }

    // Ten gold-scored rounds here with a mean of 0.2 earn a juror seat; enough earned jurors end all appointments.
    function test_EarnedJurors() public {
        fillBenches(net, 16, 16);
        uint256 number;
        uint256 ready;
        while (ready < 14) {
            play(++number);
            ready = 0;
            for (uint256 i; i < 16; ++i) {
                if (curation.seat(net, Bench.Curator, i).goldRounds >= 10) ++ready;
            }
            assertLt(number, 120, "sixteen curators sit about every third round");
        }
        address early;
        for (uint256 i; i < 16; ++i) {
            ICurationTypes.Seat memory s = curation.seat(net, Bench.Curator, i);
            if (s.goldRounds < 10) continue;
            assertGte(s.goldSum, int256(2000) * int256(uint256(s.goldRounds)));
            if (curation.earnedJurors(net) == 14) break;
            vm.prank(s.owner);
            curation.buySeat{value: 256 ether}(net, Bench.Juror);
            assertEq(seatOf(s.owner, Bench.Juror).appointedUntil, 0);
            early = s.owner;
        }
        assertEq(curation.earnedJurors(net), 14);
        skipTime(4 days);
        contributeAs(ada, net, N);
        number++;
        closeAndDraw(net, number);
        commitAll(net, number, Stage.Panel, same(TRUTH, 5));
        roll(6);
        curation.advance(net, number);
        // Sixteen appointed seats came first; all jurors drawn are of the fourteen behind them, none from the panel.
        ICurationTypes.Round memory r = curation.round(net, number);
        assertEq(r.jury.length, 7);
        for (uint256 i; i < 7; ++i) {
            assertGte(r.jury[i], 16);
            address juror = curation.seat(net, Bench.Juror, r.jury[i]).owner;
            for (uint256 j; j < 5; ++j) {
                assertTrue(juror != curation.seat(net, Bench.Curator, r.panel[j]).owner, "panel and jury are disjoint");
            }
        }
        // The count of earned jurors falls with the first that leaves.
        for (uint256 i; i < 14; ++i) {
            ICurationTypes.Seat memory s = curation.seat(net, Bench.Juror, 16 + i);
            if (s.duties != 0) continue;
            leave(s.owner, Bench.Juror);
            assertEq(curation.earnedJurors(net), 13);
            return;
        }
        assertTrue(false, "seven of fourteen are free");
    }

    // An appointed juror whose record as a curator has come to earn the seat is confirmed in it, by anyone, once.
    function test_AnAppointedJurorIsConfirmed() public {
        for (uint256 i; i < 7; ++i) {
            buyJuror(net, person("curator", i));
        }
        fillBenches(net, 7, 20);
        address first = person("curator", 0);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_NotQualified.selector, net, first));
        curation.confirmSeat(net, first);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_NoSeat.selector, net, Bench.Juror, ada));
        curation.confirmSeat(net, ada);
        for (uint256 number = 1; number <= 16; ++number) {
            play(number);
        }
        address earner;
        for (uint256 i; i < 7 && earner == address(0); ++i) {
            ICurationTypes.Seat memory s = seatOf(person("curator", i), Bench.Curator);
            if (s.goldRounds >= 10) earner = person("curator", i);
        }
        assertTrue(earner != address(0), "sixteen rounds of five among seven");
        assertTrue(seatOf(earner, Bench.Juror).appointedUntil != 0);
        curation.confirmSeat(net, earner);
        assertEq(seatOf(earner, Bench.Juror).appointedUntil, 0);
        assertEq(curation.earnedJurors(net), 1);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_NotQualified.selector, net, earner));
        curation.confirmSeat(net, earner);
    }

    // Who has to sit on a round of one's own, for want of other seats, adds nothing to the record that makes a juror.
    function test_OwnContributionsMakeNoRecord() public {
        fillBenches(net, 7, 12);
        for (uint256 i; i < 4; ++i) {
            contributeAs(person("curator", i), net, N / 4);
        }
        playRound(net, 1, same(TRUTH, 5), same(TRUTH, 7));
        ICurationTypes.Round memory r = curation.round(net, 1);
        for (uint256 i; i < 5; ++i) {
            ICurationTypes.Seat memory s = curation.seat(net, Bench.Curator, r.panel[i]);
            assertGt(s.balance, 64e9, "the work is paid");
            assertEq(s.goldRounds, r.panel[i] < 4 ? 0 : 1);
        }
    }

    // A record of constant verdicts is no record: its gold scores are 0.
    function test_LazyCuratorsNeverQualify() public {
        fillBenches(net, 7, 12);
        contributeAs(ada, net, N);
        playRound(net, 1, same((1 << N) - 1, 5), same(TRUTH, 7));
        uint256 id = curation.round(net, 1).panel[0];
        assertEq(curation.seat(net, Bench.Curator, id).goldRounds, 1);
        assertEq(curation.seat(net, Bench.Curator, id).goldSum, 0);
    }

    // ------------------------------------------------------------------ leaving

    // Leaving waits out its cooldown, pays everything out, and frees the id for the next buyer.
    function test_LeaveWithdrawAndReuse() public {
        buyCurator(net, ada);
        buyCurator(net, bob);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_NotLeaving.selector));
        withdraw(ada, Bench.Curator);
        leave(ada, Bench.Curator);
        assertEq(active(Bench.Curator), 1);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_AlreadyLeaving.selector));
        leave(ada, Bench.Curator);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_AlreadyLeaving.selector));
        topUp(ada, 1 gwei);
        uint256 until = block.timestamp + 14 days;
        vm.warp(until - 1);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_CooldownUntil.selector, until));
        withdraw(ada, Bench.Curator);
        vm.warp(until);
        withdraw(ada, Bench.Curator);
        assertEq(treasury.creditOf(ada), 64e9);
        assertEq(curation.seatOf(net, Bench.Curator, ada), 0);
        assertEq(curation.seatsOf(ada).length, 0);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_NoSeat.selector, net, Bench.Curator, ada));
        leave(ada, Bench.Curator);
        address eve = person("eve");
        buyCurator(net, eve);
        assertEq(curation.seatOf(net, Bench.Curator, eve), 1, "the id that came free");
        (uint256 active_, uint256 total) = curation.benchSize(net, Bench.Curator);
        assertEq(active_, 2);
        assertEq(total, 2);
    }

    // With an open duty nobody leaves.
    function test_LeaveWithOpenDuty() public {
        fillBenches(net, 7, 9);
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        address who = seatOwner(net, 1, Stage.Panel, 0);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_OpenDuty.selector, 1));
        leave(who, Bench.Curator);
    }

    // Whoever has seats in many datanets and leaves one keeps the others, wherever it stood among them.
    function test_LeavingOneOfMany() public {
        uint256 before = createDatanet(policyOf(net));
        uint256 afterwards = createDatanet(policyOf(net));
        buyCurator(before, ada);
        buyCurator(net, ada);
        buyCurator(afterwards, ada);
        depart(ada, Bench.Curator);
        uint256[] memory seats = curation.seatsOf(ada);
        assertEq(seats.length, 2);
        assertEq(seats[0], before << 8);
        assertEq(seats[1], afterwards << 8);
    }

    // A person keeps the seats of one bench when leaving the other, in any order.
    function test_BothBenches() public {
        buyJuror(net, ada);
        buyCurator(net, ada);
        assertEq(curation.seatsOf(ada).length, 2);
        depart(ada, Bench.Juror);
        uint256[] memory seats = curation.seatsOf(ada);
        assertEq(seats.length, 1);
        assertEq(seats[0], net << 8);
        assertEq(seatOf(ada, Bench.Curator).appointedUntil, 0);
        depart(ada, Bench.Curator);
        assertEq(treasury.creditOf(ada), 320e9);
    }

    // ------------------------------------------------------------------ balances

    // A seat below par is not drawn until it is topped up to par again.
    function test_TopUpBringsASeatBack() public {
        fillBenches(net, 9, 12);
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        address absent = seatOwner(net, 1, Stage.Panel, 0);
        skipTime(24 hours + 2);
        curation.advance(net, 1);
        assertEq(seatOf(absent, Bench.Curator).balance, 57.6e9);
        assertEq(seatOf(absent, Bench.Curator).position, 0);
        assertEq(active(Bench.Curator), 4);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_WrongPayment.selector, 1, GWEI));
        topUp(absent, 1);
        topUp(absent, 6.4 ether - 1 gwei);
        assertEq(active(Bench.Curator), 4);
        topUp(absent, 1 gwei);
        assertEq(active(Bench.Curator), 5);
        assertTrue(seatOf(absent, Bench.Curator).position != 0);
    }

    // What lies above par can be claimed, but never what an open duty reserves.
    function test_SurplusLeavesTheReserve() public {
        fillBenches(net, 7, 9);
        contributeAs(ada, net, N);
        closeAndDraw(net, 1);
        address who = seatOwner(net, 1, Stage.Panel, 0);
        topUp(who, 5 ether);
        assertEq(curation.surplusOf(net, Bench.Curator, who), 5e9);
        refuse(abi.encodeWithSelector(ICurationTypes.Curation_NotAModule.selector, address(this)));
        curation.collectSeat(net, Bench.Curator, who);
        uint256 before = who.balance;
        contributions.claim(who, new uint48[](0), curatorSeat());
        assertEq(who.balance - before, 5 ether);
        assertEq(curation.surplusOf(net, Bench.Curator, who), 0);
        ICurationTypes.Seat memory s = seatOf(who, Bench.Curator);
        assertEq(s.balance, 64e9);
        assertGte(s.balance, s.reserved);
        assertEq(s.duties, 1, "claiming touches nothing else of the seat");
        leave(person("curator", outsider()), Bench.Curator);
        assertEq(curation.surplusOf(net, Bench.Curator, person("curator", outsider())), 0, "not while leaving");
    }

    // A single gwei above par is collected, and a seat that nobody has adds nothing to a claim.
    function test_AGweiAboveParAndNoSeatAtAll() public {
        buyCurator(net, ada);
        topUp(ada, 1 gwei);
        uint256 before = ada.balance;
        contributions.claim(ada, new uint48[](0), curatorSeat());
        assertEq(ada.balance - before, 1 gwei);
        address nobody = person("nobody");
        refuse(abi.encodeWithSelector(ITreasury.Treasury_NothingToClaim.selector));
        contributions.claim(nobody, new uint48[](0), curatorSeat());
    }

    function outsider() private view returns (uint256 id) {
        while (curation.seat(net, Bench.Curator, id).duties != 0) ++id;
    }

    // Whatever the order of purchases, departures and returns: the active list holds exactly the seats at par that are
    // not leaving, each once, at the place its seat says, and every account finds its own seat.
    /// A thousand runs, since each makes forty moves.
    /// forge-config: default.fuzz.runs = 1000
    function testFuzz_BenchStaysConsistent(uint256 seed) public {
        address[8] memory who;
        for (uint256 i; i < 8; ++i) {
            who[i] = person("member", i);
        }
        for (uint256 step; step < 40; ++step) {
            seed = uint256(keccak256(abi.encode(seed)));
            address a = who[seed % 8];
            uint256 idPlusOne = curation.seatOf(net, Bench.Curator, a);
            if (idPlusOne == 0) {
                buyCurator(net, a);
            } else if (curation.seat(net, Bench.Curator, idPlusOne - 1).leavingAt == 0) {
                leave(a, Bench.Curator);
            } else {
                skipTime(14 days);
                withdraw(a, Bench.Curator);
            }
        }
        uint256 expected;
        uint256 places;
        for (uint256 i; i < 8; ++i) {
            uint256 idPlusOne = curation.seatOf(net, Bench.Curator, who[i]);
            if (idPlusOne == 0) continue;
            ICurationTypes.Seat memory s = curation.seat(net, Bench.Curator, idPlusOne - 1);
            assertEq(s.owner, who[i]);
            assertEq(s.position == 0, s.leavingAt != 0);
            if (s.position == 0) continue;
            ++expected;
            assertEq(places & (1 << s.position), 0, "one place each");
            places |= 1 << s.position;
        }
        assertEq(active(Bench.Curator), expected);
        assertEq(places, ((1 << expected) - 1) << 1, "places 1 to the number of active seats");
    }
}
