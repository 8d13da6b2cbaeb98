// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Policy} from "../src/Types.sol";
import {IDatanets} from "../src/interfaces/IDatanets.sol";
import {Economy} from "./Economy.sol";

contract UsageTest is Economy {
    event Used(
        uint256 indexed datanet,
        address indexed consumer,
        uint256 units,
        bytes32 reference_,
        uint256 burned,
        uint256 stewardship,
        uint256 pool,
        uint256 contributors
    );

    function setUp() public {
        setUpEconomy();
    }

    // ------------------------------------------------------------------ the split

    /// Every gwei paid is burned, the steward's, the pool's or the contributors'; rounding is the contributors' gain.
    /// forge-config: default.fuzz.runs = 2000
    function testFuzz_TheSplitSumsToWhatWasPaid(uint256 units, uint256 price, uint256 pcts) public {
        Policy memory p = policy();
        p.burnPct = uint8(bound(pcts % 64, 5, 60));
        p.stewardPct = uint8(bound((pcts >> 8) % 64, 0, 60 - p.burnPct));
        p.poolPct = uint8(bound((pcts >> 16) % 64, 0, 60 - p.burnPct - p.stewardPct));
        units = bound(units, 1, 1e6);
        price = bound(price, 0, 1e12);
        net = createNet(p);
        vm.prank(steward);
        datanets.setPrice(net, price);
        accepted(ada, 3);

        uint256 paid = units * price;
        uint256 held = address(treasury).balance;
        vm.deal(consumer, paid * GWEI);
        vm.prank(consumer);
        datanets.use{value: paid * GWEI}(net, units, "x");

        IDatanets.Datanet memory d = datanets.get(net);
        assertEq(d.burned, (paid * p.burnPct) / 100);
        assertEq(burnt.balance, d.burned * GWEI, "the burn is real");
        assertEq(d.stewardship, (paid * p.stewardPct) / 100);
        assertEq(d.pool, (paid * p.poolPct) / 100);
        assertEq(address(treasury).balance - held, paid * GWEI - burnt.balance, "the rest is held");
        // The only earner is owed all of the remainder but the rounding of one division.
        uint256 rest = paid - d.burned - d.stewardship - d.pool;
        assertClose(earned(16777217 * net - (net - 1)), rest, 1, "contributors take the remainder");
        assertLte(earned(16777217 * net - (net - 1)), rest, "never more");
    }

    /// What the event says adds up to what was paid.
    function test_TheEventTellsTheSplit() public {
        accepted(ada, 3);
        vm.expectEmit(address(datanets));
        emit Used(net, consumer, 101, "query", 101e6, 50_500_000, 101e6, 757_500_000);
        use(101);
    }

    /// With nobody to pay the contributors' part goes to the curation pool, and the event says so.
    function test_NobodyEarningFillsThePool() public {
        vm.expectEmit(address(datanets));
        emit Used(net, consumer, 100, "query", 0.1e9, 0.05e9, 0.85e9, 0);
        use(100);
        assertEq(datanets.get(net).pool, 0.85e9);
    }

    /// Payment is exact: neither a wei less nor a wei more.
    function testFuzz_PaymentIsExact(uint256 units, uint256 sent) public {
        units = bound(units, 1, 1e6);
        sent = bound(sent, 0, 1e6 ether);
        uint256 due = units * PRICE * GWEI;
        if (sent == due) ++sent;
        vm.deal(consumer, sent);
        vm.prank(consumer);
        vm.expectRevert(abi.encodeWithSelector(IDatanets.Datanets_WrongPayment.selector, sent, due));
        datanets.use{value: sent}(net, units, 0);
    }

    /// Using nothing, or more than can be, is refused by name.
    function test_UnitsHaveBounds() public {
        vm.startPrank(consumer);
        vm.expectRevert(abi.encodeWithSelector(IDatanets.Datanets_NoUnits.selector));
        datanets.use(net, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IDatanets.Datanets_WrongPayment.selector, 0, type(uint256).max));
        datanets.use(net, uint256(1) << 64, 0);
        vm.stopPrank();
    }

    /// Usage writes two slots, however many contributors there are: its gas does not grow with them.
    function test_GasDoesNotGrowWithContributors() public {
        vm.deal(burnt, 1);
        accepted(ada, 5);
        use(10);
        use(10);
        uint256 few = vmMore.lastCallGas().gasTotalUsed;
        for (uint256 i; i < 50; ++i) {
            accepted(bob, 7);
        }
        use(10);
        uint256 many = vmMore.lastCallGas().gasTotalUsed;
        assertClose(many, few, 100, "flat");
    }

    /// A washer who owns every weight, the stewardship and every pool still loses the burn.
    /// forge-config: default.fuzz.runs = 2000
    function testFuzz_AWasherLosesTheBurn(uint256 units, uint256 wait) public {
        units = bound(units, 1, 1e6);
        wait = bound(wait, 0, 3650 days);
        vm.prank(steward);
        datanets.offerStewardship(net, ada);
        vm.prank(ada);
        datanets.acceptStewardship(net);
        uint256 id = accepted(ada, 128);
        vm.deal(consumer, units * PRICE * GWEI);
        use(units);
        skipTime(wait);
        contributions.touch(id);
        datanets.collectStewardship(net);
        (uint256 payable_, uint256 unvested, , , uint256 excess) = contributions.preview(id);
        uint256 hers = treasury.creditOf(ada) + payable_ + unvested + excess + datanets.get(net).pool;
        uint256 paid = units * PRICE;
        hers += treasury.creditOf(address(this)); // the tip of whoever touched her contribution
        assertLte(hers, paid - paid / 10, "payable <= (1 - burn) * paid");
        assertGte(hers + 2, paid - paid / 10, "and the burn is all she loses, but for dust");
    }

    // ------------------------------------------------------------------ pools

    /// The curation pool gives what it has and no more, and leaves the other pools alone.
    /// forge-config: default.fuzz.runs = 2000
    function testFuzz_ThePoolGivesWhatItHas(uint256 wanted) public {
        accepted(ada, 3);
        use(1000);
        IDatanets.Datanet memory before = datanets.get(net);
        uint256 taken = curation.takeFromPool(net, wanted);
        assertEq(taken, wanted < before.pool ? wanted : before.pool);
        IDatanets.Datanet memory d = datanets.get(net);
        assertEq(d.pool, before.pool - taken);
        assertEq(d.stewardship, before.stewardship);
        assertEq(d.burned, before.burned);
        assertEq(d.price, PRICE);
    }

    /// Curation can fill the pool.
    function test_ThePoolCanBeFilled() public {
        curation.addToPool{value: 5 ether}(net);
        assertEq(datanets.get(net).pool, 5e9);
    }
}
