// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {
    CONTRIBUTION_CHALLENGED,
    CONTRIBUTION_OPENED,
    CONTRIBUTION_RETIRED,
    IContributions
} from "./interfaces/IContributions.sol";
import {IDatanets} from "./interfaces/IDatanets.sol";

/// @title Slots
/// @notice The structs that every use and every claim touches, as one storage word each. The compiler reads and writes
/// packed members one by one; a word is read once and written once.
/// @dev Members lie in the order of their struct, the first in the lowest bits. Nothing is checked here: members have
/// the types of their structs, and a word has been made by the function beside its reader.
library Slots {
    /// @dev What usage reads and writes of a datanet. Amounts in gwei: 64 bits hold 18 times the supply of OPEN.
    struct Terms {
        uint40 price;
        uint8 burnPct; // never 0 once the datanet exists
        uint8 stewardPct;
        uint8 poolPct;
        uint64 pool;
        uint64 stewardship;
        uint64 burned;
    }

    function pack(Terms memory t) internal pure returns (uint256 word) {
        word = t.price | (uint256(t.burnPct) << 40) | (uint256(t.stewardPct) << 48) | (uint256(t.poolPct) << 56);
        word |= (uint256(t.pool) << 64) | (uint256(t.stewardship) << 128) | (uint256(t.burned) << 192);
    }

    function terms(uint256 word) internal pure returns (Terms memory t) {
        t.price = uint40(word);
        t.burnPct = uint8(word >> 40);
        t.stewardPct = uint8(word >> 48);
        t.poolPct = uint8(word >> 56);
        t.pool = uint64(word >> 64);
        t.stewardship = uint64(word >> 128);
        t.burned = uint64(word >> 192);
    }

    function poolOf(uint256 word) internal pure returns (uint256) {
        return uint64(word >> 64);
    }

    /// @dev The caller has checked that the pool's 64 bits hold what is added, or hold what is taken.
    function withPool(uint256 word, uint256 added) internal pure returns (uint256) {
        unchecked {
            return word + (added << 64);
        }
    }

    function withoutPool(uint256 word, uint256 taken) internal pure returns (uint256) {
        unchecked {
            return word - (taken << 64);
        }
    }

    function pack(IDatanets.Accumulator memory a) internal pure returns (uint256 word) {
        word = a.index | (uint256(a.weight) << 80) | (uint256(a.remainder) << 160) | (uint256(a.epoch) << 240);
    }

    function accumulator(uint256 word) internal pure returns (IDatanets.Accumulator memory a) {
        a.index = uint80(word);
        a.weight = uint80(word >> 80);
        a.remainder = uint80(word >> 160);
        a.epoch = uint16(word >> 240);
    }

    function pack(IContributions.Contribution memory c) internal pure returns (uint256 word) {
        word = uint160(c.contributor);
        word |= (uint256(c.round) << 160) | (uint256(c.offset) << 184) | (uint256(c.count) << 192);
        word |= (uint256(c.flags) << 200) | (uint256(c.previous) << 208);
    }

    function contribution(uint256 word) internal pure returns (IContributions.Contribution memory c) {
        c.contributor = address(uint160(word));
        c.round = uint24(word >> 160);
        c.offset = uint8(word >> 184);
        c.count = uint8(word >> 192);
        c.flags = uint8(word >> 200);
        c.previous = uint48(word >> 208);
    }

    function pack(IContributions.Account memory a) internal pure returns (uint256 word) {
        word = a.index | (uint256(a.epoch) << 80) | (uint256(a.itemWeight) << 88) | (uint256(a.earning) << 112);
        word |= (uint256(a.version) << 120) | (uint256(a.capLeft) << 128) | (uint256(a.unvested) << 176);
        word |= uint256(a.syncedAt) << 224;
    }

    function account(uint256 word) internal pure returns (IContributions.Account memory a) {
        a.index = uint80(word);
        a.epoch = uint8(word >> 80);
        a.itemWeight = uint24(word >> 88);
        a.earning = uint8(word >> 112);
        a.version = uint8(word >> 120);
        a.capLeft = uint48(word >> 128);
        a.unvested = uint48(word >> 176);
        a.syncedAt = uint32(word >> 224);
    }

    /// @notice The index of an accumulator's word.
    function accIndexOf(uint256 word) internal pure returns (uint256) {
        return uint80(word);
    }

    /// @notice The epoch of an accumulator's word.
    function accEpochOf(uint256 word) internal pure returns (uint256) {
        return word >> 240;
    }

    // Single members of an account's word, for the sync that nearly every claim is made of.

    function indexOf(uint256 word) internal pure returns (uint256) {
        return uint80(word);
    }

    function epochOf(uint256 word) internal pure returns (uint256) {
        return uint8(word >> 80);
    }

    function itemWeightOf(uint256 word) internal pure returns (uint24) {
        return uint24(word >> 88);
    }

    function earningOf(uint256 word) internal pure returns (uint256) {
        return uint8(word >> 112);
    }

    function versionOf(uint256 word) internal pure returns (uint256) {
        return uint8(word >> 120);
    }

    function capLeftOf(uint256 word) internal pure returns (uint256) {
        return uint48(word >> 128);
    }

    function unvestedOf(uint256 word) internal pure returns (uint256) {
        return uint48(word >> 176);
    }

    function syncedAtOf(uint256 word) internal pure returns (uint256) {
        return word >> 224;
    }

    /// @notice Whether a contribution has been opened, has not retired and is not held by a case, from its word.
    function isSteady(uint256 contributionWord) internal pure returns (bool) {
        uint256 flags = (contributionWord >> 200) & 0xff;
        return flags & (CONTRIBUTION_OPENED | CONTRIBUTION_RETIRED | CONTRIBUTION_CHALLENGED) == CONTRIBUTION_OPENED;
    }

    /// @notice An account's word after a sync now: same epoch, weight, items and policy. Amounts below 2^48.
    function synced(uint256 word, uint256 index, uint256 capLeft, uint256 unvested) internal view returns (uint256) {
        return
            (word & (uint256(type(uint48).max) << 80)) |
            index |
            (capLeft << 128) |
            (unvested << 176) |
            (block.timestamp << 224);
    }
}
