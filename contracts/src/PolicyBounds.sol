// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Policy} from "./Types.sol";
import {IDatanets} from "./interfaces/IDatanets.sol";

/// @title PolicyBounds
/// @notice The bounds within which a steward may choose a policy. Lower bounds keep the inequalities of the mechanism
/// true (junk loses money, a panel means something); upper bounds keep every product inside its storage type.
library PolicyBounds {
    /// @dev Periods may be as short as a second on this chain id only: anvil, never a public chain.
    uint256 private constant LOCAL_CHAIN = 31_337;

    uint256 private constant MAX_FEE = 1 << 38; // 255 items, doubled by the pool's slice, stay below 2^48 gwei
    uint256 private constant MAX_BOND = (1 << 40) - 1; // 128 items at twice the bond stay below 2^48 gwei
    uint256 private constant MAX_SEAT = 1 << 44; // leaves 15/16 of a seat's 48 bits for what it earns
    uint256 private constant MAX_SEATS_NEEDED = 128;
    uint256 private constant MAX_ITEMS = 128;
    uint256 private constant MAX_FIELDS = 16;
    /// @dev Part of a full item's weight that a label has at least, so that it survives years of halving.
    uint256 private constant MIN_LABEL_BPS = 50;
    uint256 private constant YEAR = 365 days;

    /// @notice Reverts with Datanets_PolicyOutOfBounds(name of the member) if a member is out of bounds.
    function check(Policy calldata p) internal view {
        _checkMoney(p);
        _checkPanels(p);
        _checkRewards(p);
        _checkPeriods(p, block.chainid == LOCAL_CHAIN);
    }

    function _checkMoney(Policy calldata p) private pure {
        _require(p.bond > 0 && p.bond <= MAX_BOND, "bond");
        // f >= 0.06 V with V = 2B: where a quarter of the bond burns, junk that passes less than one time in six loses.
        _require(p.reviewFee <= MAX_FEE && uint256(p.reviewFee) * 100 >= uint256(p.bond) * 12, "reviewFee");
        _require(p.curatorSeat > 0 && p.curatorSeat <= MAX_SEAT, "curatorSeat");
        _require(p.jurorSeat > 0 && p.jurorSeat <= MAX_SEAT, "jurorSeat");
        _require(p.forfeitBps > 0 && p.forfeitBps <= 10_000, "forfeitBps");
    }

    function _checkPanels(Policy calldata p) private pure {
        _require(p.panelSize >= 5 && p.panelSize <= 7, "panelSize");
        _require(p.goldSize >= 12 && p.goldSize <= 16, "goldSize");
        _require(p.jurySize >= 7 && p.jurySize <= 15 && p.jurySize % 2 == 1, "jurySize");
        _require(p.roundSize >= p.goldSize && p.roundSize <= MAX_ITEMS, "roundSize");
        _require(p.quorumDen > 0, "quorumDen");
        // At least .7, and not beyond unanimity.
        _require(uint256(p.quorumNum) * 10 >= uint256(p.quorumDen) * 7 && p.quorumNum <= p.quorumDen, "quorumNum");
        // Two to spare, so that a contributor who is also a curator can be left out.
        _require(p.minCurators >= uint256(p.panelSize) + 2 && p.minCurators <= MAX_SEATS_NEEDED, "minCurators");
        _require(p.minJurors >= uint256(p.jurySize) + 2 && p.minJurors <= MAX_SEATS_NEEDED, "minJurors");
    }

    function _checkRewards(Policy calldata p) private pure {
        _require(p.fields > 0 && p.fields <= MAX_FIELDS, "fields");
        _require(
            p.labelsBps == 0 || (p.labelsBps <= 9_000 && p.labelsBps >= MIN_LABEL_BPS * uint256(p.fields)),
            "labelsBps"
        );
        _require(p.refinementBps <= 10_000, "refinementBps");
        _require(p.burnPct >= 5 && p.burnPct <= 60, "burnPct");
        _require(uint256(p.burnPct) + p.stewardPct <= 60, "stewardPct");
        _require(uint256(p.burnPct) + p.stewardPct + p.poolPct <= 60, "poolPct");
    }

    function _checkPeriods(Policy calldata p, bool local) private pure {
        _period(p.panelPeriod, 1 hours, 30 days, local, "panelPeriod");
        _period(p.juryPeriod, 1 hours, 30 days, local, "juryPeriod");
        _period(p.revealPeriod, 1 hours, 30 days, local, "revealPeriod");
        _period(p.roundTimeout, 1 hours, 3 days, local, "roundTimeout");
        // A round's contributors are known once it closes; a seat older than the longest round was bought before
        // its first item, so nobody can answer a contribution with a seat bought to judge it.
        _period(p.seatAge, p.roundTimeout, 30 days, local, "seatAge");
        _period(p.seatCooldown, 1 days, 90 days, local, "seatCooldown");
        _period(p.drawTimeout, 1 days, 30 days, local, "drawTimeout");
        _period(p.retireDelay, 30 days, YEAR, local, "retireDelay");
        _period(p.halfLife, 7 days, 10 * YEAR, local, "halfLife");
        _period(p.vestingHalfLife, 7 days, 10 * YEAR, local, "vestingHalfLife");
        _period(p.policyDelay, 2 days, 90 days, local, "policyDelay");
        _period(p.appointmentTerm, 1 days, 90 days, local, "appointmentTerm");
    }

    function _period(uint256 value, uint256 low, uint256 high, bool local, bytes32 name) private pure {
        _require(value >= (local ? 1 : low) && value <= high, name);
    }

    function _require(bool ok, bytes32 name) private pure {
        if (!ok) revert IDatanets.Datanets_PolicyOutOfBounds(name);
    }
}
