// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Policy} from "../src/Types.sol";
import {IDatanets} from "../src/interfaces/IDatanets.sol";
import {Economy} from "./Economy.sol";

/// @notice Every member of a policy at both of its bounds and just outside.
contract PolicyBoundsTest is Economy {
    function setUp() public {
        setUpEconomy();
    }

    // ------------------------------------------------------------------ bounds

    /// The presets of the mechanism are within the bounds.
    function test_ThePresetsAreWithinBounds() public {
        createNet(policy());
        Policy memory p = policy();
        (p.roundSize, p.panelSize, p.goldSize, p.jurySize) = (128, 7, 16, 15);
        (p.quorumNum, p.quorumDen, p.minCurators, p.minJurors) = (5, 7, 21, 30);
        createNet(p);
    }

    function refuse(Policy memory p, bytes32 field) private {
        vm.expectRevert(abi.encodeWithSelector(IDatanets.Datanets_PolicyOutOfBounds.selector, field));
        datanets.create("x", CONTENT, PRICE, p);
    }

    function permit(Policy memory p) private {
        datanets.create("x", CONTENT, PRICE, p);
    }

    /// Money: the review fee covers 6 % of what an item may earn, and every amount fits its sums.
    function test_BoundsOfMoney() public {
        Policy memory p = policy();
        (p.bond, p.reviewFee) = (100, 12);
        permit(p);
        p.reviewFee = 11;
        refuse(p, "reviewFee");
        p.reviewFee = 2 ** 38;
        permit(p);
        p.reviewFee = 2 ** 38 + 1;
        refuse(p, "reviewFee");
        p = policy();
        p.bond = 0;
        refuse(p, "bond");
        (p.bond, p.reviewFee) = (2 ** 40 - 1, 2 ** 38);
        permit(p);
        p.bond = 2 ** 40;
        refuse(p, "bond");
        p = policy();
        p.curatorSeat = 0;
        refuse(p, "curatorSeat");
        p.curatorSeat = 2 ** 44;
        permit(p);
        p.curatorSeat = 2 ** 44 + 1;
        refuse(p, "curatorSeat");
        p = policy();
        p.jurorSeat = 0;
        refuse(p, "jurorSeat");
        p.jurorSeat = 2 ** 44 + 1;
        refuse(p, "jurorSeat");
        p = policy();
        p.forfeitBps = 0;
        refuse(p, "forfeitBps");
        p.forfeitBps = 10_000;
        permit(p);
        p.forfeitBps = 10_001;
        refuse(p, "forfeitBps");
    }

    /// Panels: sizes that the mechanism's inequalities were computed for.
    function test_BoundsOfPanels() public {
        Policy memory p = policy();
        p.panelSize = 4;
        refuse(p, "panelSize");
        p.panelSize = 8;
        refuse(p, "panelSize");
        p = policy();
        p.goldSize = 11;
        refuse(p, "goldSize");
        p.goldSize = 17;
        refuse(p, "goldSize");
        p = policy();
        p.jurySize = 5;
        refuse(p, "jurySize");
        p.jurySize = 8;
        refuse(p, "jurySize");
        p.jurySize = 17;
        refuse(p, "jurySize");
        p = policy();
        p.roundSize = 11;
        refuse(p, "roundSize");
        p.roundSize = 12;
        permit(p);
        p.roundSize = 129;
        refuse(p, "roundSize");
        p = policy();
        p.quorumDen = 0;
        refuse(p, "quorumDen");
        (p.quorumNum, p.quorumDen) = (6, 5);
        refuse(p, "quorumNum");
        (p.quorumNum, p.quorumDen) = (69, 100);
        refuse(p, "quorumNum");
        (p.quorumNum, p.quorumDen) = (70, 100);
        permit(p);
        p = policy();
        p.minCurators = 6;
        refuse(p, "minCurators");
        p.minCurators = 129;
        refuse(p, "minCurators");
        p = policy();
        p.minJurors = 8;
        refuse(p, "minJurors");
        p.minJurors = 129;
        refuse(p, "minJurors");
    }

    /// Rewards: something is burned, contributors get at least two fifths, labels weigh something.
    function test_BoundsOfRewards() public {
        Policy memory p = policy();
        p.fields = 0;
        refuse(p, "fields");
        p.fields = 17;
        refuse(p, "fields");
        p.fields = 16;
        p.labelsBps = 799;
        refuse(p, "labelsBps");
        p.labelsBps = 800;
        permit(p);
        p.labelsBps = 9001;
        refuse(p, "labelsBps");
        p.labelsBps = 0;
        permit(p);
        p.refinementBps = 10_001;
        refuse(p, "refinementBps");
        p = policy();
        (p.burnPct, p.stewardPct, p.poolPct) = (4, 0, 0);
        refuse(p, "burnPct");
        (p.burnPct, p.stewardPct, p.poolPct) = (61, 0, 0);
        refuse(p, "burnPct");
        (p.burnPct, p.stewardPct, p.poolPct) = (50, 11, 0);
        refuse(p, "stewardPct");
        (p.burnPct, p.stewardPct, p.poolPct) = (50, 5, 6);
        refuse(p, "poolPct");
        (p.burnPct, p.stewardPct, p.poolPct) = (50, 255, 255);
        refuse(p, "stewardPct");
        (p.burnPct, p.stewardPct, p.poolPct) = (50, 5, 5);
        permit(p);
    }

    /// Periods on a public chain: long enough to act in, short enough to end.
    function test_BoundsOfPeriods() public {
        bytes32[12] memory names = periodNames();
        uint256[12] memory least = leastPeriods();
        uint256[12] memory most = mostPeriods();
        for (uint256 i; i < 12; ++i) {
            permit(withPeriod(i, least[i]));
            permit(withPeriod(i, most[i]));
            refuse(withPeriod(i, least[i] - 1), names[i]);
            refuse(withPeriod(i, most[i] + 1), names[i]);
        }
    }

    /// On the local chain a period may be a second, but not nothing, and no longer than elsewhere.
    function test_PeriodsOnTheLocalChain() public {
        vm.chainId(31_337);
        bytes32[12] memory names = periodNames();
        uint256[12] memory most = mostPeriods();
        for (uint256 i; i < 12; ++i) {
            permit(withPeriod(i, 1));
            refuse(withPeriod(i, 0), names[i]);
            refuse(withPeriod(i, most[i] + 1), names[i]);
        }
    }

    /// A proposal is held to the same bounds.
    function test_ProposalsAreHeldToTheBounds() public {
        Policy memory p = policy();
        p.burnPct = 0;
        vm.prank(steward);
        vm.expectRevert(abi.encodeWithSelector(IDatanets.Datanets_PolicyOutOfBounds.selector, bytes32("burnPct")));
        datanets.proposePolicy(net, p);
    }

    function withPeriod(uint256 i, uint256 value) private pure returns (Policy memory p) {
        p = policy();
        uint32 v = uint32(value);
        if (i == 0) p.panelPeriod = v;
        else if (i == 1) p.juryPeriod = v;
        else if (i == 2) p.revealPeriod = v;
        else if (i == 3) p.roundTimeout = v;
        else if (i == 4) p.seatAge = v;
        else if (i == 5) p.seatCooldown = v;
        else if (i == 6) p.drawTimeout = v;
        else if (i == 7) p.retireDelay = v;
        else if (i == 8) p.halfLife = v;
        else if (i == 9) p.vestingHalfLife = v;
        else if (i == 10) p.policyDelay = v;
        else p.appointmentTerm = v;
    }

    function periodNames() private pure returns (bytes32[12] memory) {
        return
            [
                bytes32("panelPeriod"),
                "juryPeriod",
                "revealPeriod",
                "roundTimeout",
                "seatAge",
                "seatCooldown",
                "drawTimeout",
                "retireDelay",
                "halfLife",
                "vestingHalfLife",
                "policyDelay",
                "appointmentTerm"
            ];
    }

    function leastPeriods() private pure returns (uint256[12] memory) {
        // seatAge: the timeout of the round
        return
            [
                uint256(1 hours),
                1 hours,
                1 hours,
                1 hours,
                3 days,
                1 days,
                1 days,
                30 days,
                7 days,
                7 days,
                2 days,
                1 days
            ];
    }

    function mostPeriods() private pure returns (uint256[12] memory) {
        return
            [
                uint256(30 days),
                30 days,
                30 days,
                3 days,
                30 days,
                90 days,
                30 days,
                365 days,
                3650 days,
                3650 days,
                90 days,
                90 days
            ];
    }

    // ------------------------------------------------------------------ any policy

    /// Bits of every member, in the order of the struct.
    bytes private constant BITS =
        hex"30303030"
        hex"08080808080810"
        hex"2020202020202020"
        hex"20202020"
        hex"10101010"
        hex"08080808";

    /// Any two members set to anything: the policy is taken if it is within the bounds, and refused if it is not.
    /// forge-config: default.fuzz.runs = 2000
    function testFuzz_APolicyIsWithinItsBoundsOrRefused(uint256[2] memory members, uint256[2] memory values) public {
        Policy memory p = policy();
        for (uint256 i; i < 2; ++i) {
            uint256 member = members[i] % BITS.length;
            uint256 value = values[i] & ((1 << uint8(BITS[member])) - 1);
            // Half of the time near what it was, where bounds are near.
            uint256 before = memberOf(p, member);
            if (values[i] >> 255 == 0) value = bound(value, before / 2, before * 2);
            setMember(p, member, value & ((1 << uint8(BITS[member])) - 1));
        }
        if (!isWithin(p)) vmMore.expectPartialRevert(IDatanets.Datanets_PolicyOutOfBounds.selector);
        datanets.create("x", CONTENT, PRICE, p);
    }

    function memberOf(Policy memory p, uint256 member) private pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := mload(add(p, shl(5, member)))
        }
    }

    function setMember(Policy memory p, uint256 member, uint256 value) private pure {
        assembly ("memory-safe") {
            mstore(add(p, shl(5, member)), value)
        }
    }

    function isWithin(Policy memory p) private pure returns (bool) {
        return moneyIsWithin(p) && panelsAreWithin(p) && rewardsAreWithin(p) && periodsAreWithin(p);
    }

    /// f >= .06 V with V = 2B, and amounts that fit their sums.
    function moneyIsWithin(Policy memory p) private pure returns (bool) {
        if (p.bond == 0 || p.bond >= 1 << 40 || p.reviewFee > 1 << 38) return false;
        if (uint256(p.reviewFee) * 100 < 6 * (2 * uint256(p.bond))) return false;
        if (p.curatorSeat == 0 || p.curatorSeat > 1 << 44 || p.jurorSeat == 0 || p.jurorSeat > 1 << 44) return false;
        return p.forfeitBps != 0 && p.forfeitBps <= 10_000;
    }

    /// 5 <= m <= 7, 12 <= G <= 16, G <= T <= 128, J odd from 7 to 15, .7 <= quorum <= 1.
    function panelsAreWithin(Policy memory p) private pure returns (bool) {
        if (p.panelSize < 5 || p.panelSize > 7 || p.goldSize < 12 || p.goldSize > 16) return false;
        if (p.roundSize < p.goldSize || p.roundSize > 128) return false;
        if (p.jurySize < 7 || p.jurySize > 15 || p.jurySize % 2 == 0) return false;
        if (p.quorumDen == 0 || p.quorumNum > p.quorumDen) return false;
        if (uint256(p.quorumNum) * 10 < uint256(p.quorumDen) * 7) return false;
        if (p.minCurators < p.panelSize + 2 || p.minCurators > 128) return false;
        return p.minJurors >= p.jurySize + 2 && p.minJurors <= 128;
    }

    function rewardsAreWithin(Policy memory p) private pure returns (bool) {
        if (p.fields == 0 || p.fields > 16 || p.refinementBps > 10_000) return false;
        if (p.labelsBps != 0 && (p.labelsBps > 9_000 || p.labelsBps < 50 * uint256(p.fields))) return false;
        return p.burnPct >= 5 && uint256(p.burnPct) + p.stewardPct + p.poolPct <= 60;
    }

    function periodsAreWithin(Policy memory p) private pure returns (bool) {
        if (outside(p.panelPeriod, 1 hours, 30 days) || outside(p.juryPeriod, 1 hours, 30 days)) return false;
        if (outside(p.revealPeriod, 1 hours, 30 days) || outside(p.roundTimeout, 1 hours, 3 days)) return false;
        if (outside(p.seatAge, p.roundTimeout, 30 days) || outside(p.seatCooldown, 1 days, 90 days)) return false;
        if (outside(p.drawTimeout, 1 days, 30 days) || outside(p.retireDelay, 30 days, 365 days)) return false;
        if (outside(p.halfLife, 7 days, 3650 days) || outside(p.vestingHalfLife, 7 days, 3650 days)) return false;
        return !outside(p.policyDelay, 2 days, 90 days) && !outside(p.appointmentTerm, 1 days, 90 days);
    }

    function outside(uint256 value, uint256 low, uint256 high) private pure returns (bool) {
        return value < low || value > high;
    }
}
