// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Kind, Policy} from "../src/Types.sol";
import {IContributions} from "../src/interfaces/IContributions.sol";
import {IDatanets} from "../src/interfaces/IDatanets.sol";
import {Economy} from "./Economy.sol";

contract ContributionsTest is Economy {
    event Contributed(
        uint256 indexed datanet,
        uint256 indexed contribution,
        address indexed contributor,
        uint256 round,
        Kind kind,
        uint256 count,
        bytes32 content,
        bytes32 itemsRoot
    );

    function setUp() public {
        setUpEconomy();
    }

    function idOf(uint256 sequence) private view returns (uint256) {
        return (net << 24) | sequence;
    }

    // ------------------------------------------------------------------ contributing

    /// A contribution pays fee and bond for each item into the treasury and can be read back.
    function testFuzz_AContributionIsRemembered(uint256 count) public {
        count = bound(count, 1, 128);
        vm.expectEmit(address(contributions));
        emit Contributed(net, idOf(1), ada, 1, Kind.Data, count, CONTENT, ROOT);
        uint256 id = contribute(ada, count);
        assertEq(id, idOf(1));
        assertEq(address(treasury).balance, count * 2.25 ether);
        IContributions.Contribution memory c = contributions.contribution(id);
        assertEq(c.contributor, ada);
        assertEq(c.round, 1);
        assertEq(c.offset, 0);
        assertEq(c.count, count);
        assertEq(c.flags, 0);
        assertEq(c.previous, 0);
        (bytes32 digest, bytes32 itemsRoot) = contributions.content(id);
        assertEq(digest, CONTENT);
        assertEq(itemsRoot, ROOT);
        assertEq(contributions.acceptedItems(id), 0);
    }

    /// One's contributions are a chain from the last to the first, across datanets.
    function test_ContributionsFormAChain() public {
        uint256 a = contribute(ada, 3);
        contribute(bob, 5);
        uint256 c = contribute(ada, 7);
        net = createNet(policy());
        uint256 d = contribute(ada, 1);
        assertEq(contributions.lastOf(ada), d);
        assertEq(contributions.contribution(d).previous, c);
        assertEq(contributions.contribution(c).previous, a);
        assertEq(contributions.contribution(a).previous, 0);
        assertEq(contributions.contribution(c).offset, 8);
    }

    /// Payment is exact.
    function testFuzz_PaymentIsExact(uint256 sent) public {
        sent = bound(sent, 0, 1000 ether);
        if (sent == 4.5 ether) ++sent;
        vm.prank(ada);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_WrongPayment.selector, sent, 4.5 ether));
        contributions.contribute{value: sent}(net, Kind.Data, 0, 0, 0, CONTENT, ROOT, 2);
    }

    /// 1 to 128 items.
    function test_CountsHaveBounds() public {
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_WrongCount.selector, 0));
        contribute(ada, 0);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_WrongCount.selector, 129));
        contribute(ada, 129);
    }

    /// Content and items must be named.
    function test_ContentIsNotEmpty() public {
        vm.startPrank(ada);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_EmptyContent.selector));
        contributions.contribute{value: 2.25 ether}(net, Kind.Data, 0, 0, 0, 0, ROOT, 1);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_EmptyContent.selector));
        contributions.contribute{value: 2.25 ether}(net, Kind.Data, 0, 0, 0, CONTENT, 0, 1);
        vm.stopPrank();
    }

    /// A datanet that does not exist takes nothing.
    function test_UnknownDatanetsTakeNothing() public {
        net = 77;
        vm.expectRevert(abi.encodeWithSelector(IDatanets.Datanets_Unknown.selector, 77));
        contribute(ada, 1);
    }

    /// Data has no parent and no targets.
    function test_DataHasNoParent() public {
        uint256 parent = accepted(ada, 3);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_WrongParent.selector, parent));
        contribute(bob, Kind.Data, parent, 0, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_WrongParent.selector, 0));
        contribute(bob, Kind.Data, 0, 1, 0, 1);
    }

    // ------------------------------------------------------------------ labels and refinements, coming in

    /// Labels and refinements name accepted items of a parent in the same datanet, one for each of theirs.
    function test_ParentsAreChecked() public {
        uint256 parent = contribute(ada, 4);
        bytes4 wrongParent = IContributions.Contributions_WrongParent.selector;
        bytes4 notAccepted = IContributions.Contributions_TargetsNotAccepted.selector;
        for (uint256 k = 1; k < 3; ++k) {
            Kind kind = Kind(k);
            vm.expectRevert(abi.encodeWithSelector(notAccepted, parent, 1));
            contribute(bob, kind, parent, 1, 0, 1);
        }
        curation.settle(net, 0x7); // item 3 is rejected
        for (uint256 k = 1; k < 3; ++k) {
            Kind kind = Kind(k);
            vm.expectRevert(abi.encodeWithSelector(notAccepted, parent, 0xC));
            contribute(bob, kind, parent, 0xC, 0, 2);
            vm.expectRevert(abi.encodeWithSelector(notAccepted, parent, 0x10));
            contribute(bob, kind, parent, 0x10, 0, 1);
            vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_WrongCount.selector, 3));
            contribute(bob, kind, parent, 0x3, 0, 3);
            vm.expectRevert(abi.encodeWithSelector(wrongParent, 0));
            contribute(bob, kind, 0, 1, 0, 1);
            vm.expectRevert(abi.encodeWithSelector(wrongParent, idOf(99)));
            contribute(bob, kind, idOf(99), 1, 0, 1);
            contribute(bob, kind, parent, 0x5, 0, 2);
        }
        net = createNet(policy());
        vm.expectRevert(abi.encodeWithSelector(wrongParent, parent));
        contribute(bob, Kind.Labels, parent, 1, 0, 1);
    }

    /// Labels belong to data only; refinements to data and refinements.
    function test_KindsOfParents() public {
        uint256 data = accepted(ada, 4);
        uint256 labels = contribute(ada, Kind.Labels, data, 0xF, 0, 4);
        uint256 better = contribute(ada, Kind.Refinement, data, 0xF, 0, 4);
        curation.settle(net, type(uint256).max);
        bytes4 wrongParent = IContributions.Contributions_WrongParent.selector;
        vm.expectRevert(abi.encodeWithSelector(wrongParent, labels));
        contribute(bob, Kind.Labels, labels, 1, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(wrongParent, labels));
        contribute(bob, Kind.Refinement, labels, 1, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(wrongParent, better));
        contribute(bob, Kind.Labels, better, 1, 0, 1);
        contribute(bob, Kind.Refinement, better, 1, 0, 1);
    }

    /// A field of the schema, and a policy that pays for labels and refinements at all.
    function test_FieldsAndPolicies() public {
        uint256 data = accepted(ada, 4);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_NoSuchField.selector, 2));
        contribute(bob, Kind.Labels, data, 1, 2, 1);
        contribute(bob, Kind.Labels, data, 1, 1, 1);
        curation.settle(net, 0);
        Policy memory p = policy();
        (p.labelsBps, p.refinementBps) = (0, 0);
        changePolicy(p);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_LabelsClosed.selector, net));
        contribute(bob, Kind.Labels, data, 1, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(IContributions.Contributions_RefinementsClosed.selector, net));
        contribute(bob, Kind.Refinement, data, 1, 0, 1);
    }

    /// What a contribution stands for is kept with it.
    function test_LineageIsRemembered() public {
        uint256 data = accepted(ada, 4);
        uint256 labels = contribute(bob, Kind.Labels, data, 0xA, 1, 2);
        uint256 better = contribute(bob, Kind.Refinement, data, 0x6, 1, 2);
        IContributions.Lineage memory line = contributions.lineage(labels);
        assertEq(line.parent, data);
        assertEq(line.targets, 0xA);
        assertEq(line.field, 1);
        assertEq(line.earning, 0, "nothing before its round has ended");
        assertEq(line.itemWeight, 0);
        assertEq(line.lineageWeight, 0);
        line = contributions.lineage(better);
        assertEq(line.targets, 0x6);
        assertEq(line.field, 0, "a refinement has no field");
        assertEq(contributions.contribution(labels).flags, uint8(Kind.Labels));
        assertEq(contributions.contribution(better).flags, uint8(Kind.Refinement));
    }

    // ------------------------------------------------------------------ rounds, ending

    /// Only Curation ends rounds.
    function test_OnlyCurationEndsRounds() public {
        bytes memory refusal = abi.encodeWithSelector(IContributions.Contributions_NotAModule.selector, eve);
        vm.startPrank(eve);
        vm.expectRevert(refusal);
        contributions.recordRound(net, 1, 1, 1, 1, 1, false, 1);
        vm.expectRevert(refusal);
        contributions.refundRound(net, 1, 1, 1, 1);
        vm.stopPrank();
    }

    /// A settled round burns the forfeit of its rejected items, and only that, whoever brought them.
    /// forge-config: default.fuzz.runs = 2000
    function testFuzz_RejectedItemsAreForfeit(uint256 verdict, uint256 a, uint256 b) public {
        (a, b) = (bound(a, 1, 128), bound(b, 1, 127));
        uint256 first = contribute(ada, a);
        uint256 second = contribute(bob, b);
        uint256 n = a + b;
        curation.settle(net, verdict);
        uint256 good = verdict & ((1 << n) - 1);
        uint256 rejected = n - popcount(good);
        assertEq(burnt.balance, rejected * 0.5 ether, "a quarter of each bond");
        assertEq(contributions.acceptedOf(net, 1), good);
        assertEq(contributions.acceptedItems(first), good & ((1 << a) - 1));
        assertEq(contributions.acceptedItems(second), good >> a);
        IContributions.RoundRecord memory r = contributions.roundRecord(net, 1);
        assertEq(r.endedAt, vmMore.getBlockTimestamp());
        assertEq(r.count, n);
        assertEq(r.version, 1);
        assertFalse(r.refunded);
        assertEq(weightSum(), popcount(good) == 0 ? 0 : popcount(good) * weightOf(r.itemWeight));

        // Each gets back the rest of the rejected items' bonds, at once.
        (uint256 payable_, , , uint256 bond, ) = contributions.preview(first);
        uint256 goodOfFirst = popcount(good & ((1 << a) - 1));
        assertEq(payable_, (a - goodOfFirst) * 1.5e9);
        assertEq(bond, goodOfFirst * BOND);
    }

    /// The gas of a round's record does not depend on the number of contributions.
    function test_RecordingIsFlat() public {
        contribute(ada, 100);
        uint256 number = curation.close(net);
        curation.settleRound(net, number, 0xFFFF);
        for (uint256 i; i < 100; ++i) {
            contribute(ada, 1);
        }
        number = curation.close(net);
        uint256 gas = gasleft();
        curation.settleRound(net, number, 0xFFFF);
        uint256 many = gas - gasleft();
        contribute(ada, 100);
        number = curation.close(net);
        gas = gasleft();
        curation.settleRound(net, number, 0xFFFF);
        assertClose(gas - gasleft(), many, 5000, "flat");
    }

    /// A refunded round returns bonds and what is left of the fees, burns nothing and lets nothing earn.
    /// forge-config: default.fuzz.runs = 2000
    function testFuzz_ARefundReturnsWhatItSays(uint256 count, uint256 refund) public {
        count = bound(count, 1, 128);
        refund = bound(refund, 0, FEE);
        uint256 id = contribute(ada, count);
        curation.refund(net, refund);
        assertEq(weightSum(), 0);
        assertEq(burnt.balance, 0);
        uint256 before = ada.balance;
        assertEq(claim(ada, id), count * (BOND + refund));
        assertEq(ada.balance - before, count * (BOND + refund) * GWEI);
        assertEq(claimAny(ada, id), 0, "once");
        assertEq(contributions.acceptedItems(id), 0);
        assertEq(contributions.account(id).earning, 0);
        assertEq(contributions.itemWeightOf(id), 0);
    }

    function popcount(uint256 x) private pure returns (uint256 n) {
        for (; x != 0; x &= x - 1) {
            ++n;
        }
    }

    function weightOf(uint24 packed) private pure returns (uint256) {
        return uint256(packed & 0x3FFFF) << (packed >> 18);
    }
}
