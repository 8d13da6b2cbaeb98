// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Phase} from "./Types.sol";

/// The open round of a datanet, with the terms its contributions need.
struct Open {
    uint8 count;
    uint24 first;
    uint24 contributions;
    uint24 closed;
    uint8 version;
    bool mixed;
    uint8 size; // T
    uint48 fee; // gwei an item
    uint48 bond;
    uint40 closesAt; // its time-out
}

/// Who sits in a closed round and who has acted. Seats are ids plus 1, 16 bits each; masks are by position.
struct Duty {
    uint112 panel;
    Phase phase;
    uint8 attempt;
    uint24 generation; // of the ring entry: the round's number / 16, 20 bits
    uint40 clock; // decision block while a seed is awaited, else the deadline
    uint8 panelCommitted;
    uint8 panelRevealed;
    uint8 panelExposed;
    uint16 juryCommitted;
    uint16 juryRevealed;
    uint16 juryExposed;
}

/// What a closed round is about.
struct Facts {
    uint8 count;
    uint8 version;
    uint8 misses; // of the seed, at most 4
    bool mixed; // it holds labels or refinements
    bool doubles; // somebody on the panel holds a juror seat too
    bool own; // somebody on the panel may have contributed to the round
    uint24 first;
    uint24 last;
    uint32 closedAt;
    uint48 budget;
    uint48 slice;
    uint48 spent;
}

/// Everything about a seat that rounds change.
struct SeatState {
    uint48 balance; // gwei
    uint48 reserved; // gwei
    uint32 boughtAt;
    uint32 leavingAt;
    uint24 aux; // jurors: end of the appointment in hours since 1970, 0: earned; curators: the owner's juror seat plus 1
    uint16 position; // in the active list, plus 1
    uint8 duties;
    uint16 goldRounds;
    int32 goldSum; // 1e-4
}

/// @title CurationSlots
/// @notice What rounds touch, as one storage word each: read once and written once, where the compiler would read and
/// write a packed struct member by member.
/// @dev Members lie in the order of their struct, the first in the lowest bits (the flags of Facts share a byte, the
/// attempt has the 4 bits that the generation leaves of three bytes). Nothing is checked here: members have the types of
/// their structs.
library CurationSlots {
    uint256 private constant SEAT_RESERVED = 1 << 48;
    uint256 private constant SEAT_DUTIES = 1 << 200;
    uint256 private constant SEAT_GOLD_ROUNDS = 1 << 208;
    /// Phase and clock of a duty.
    uint256 private constant DUTY_PHASE = (0xff << 112) | (0xffffffffff << 144);

    function pack(Open memory o) internal pure returns (uint256 word) {
        word = o.count | (uint256(o.first) << 8) | (uint256(o.contributions) << 32) | (uint256(o.closed) << 56);
        word |= (uint256(o.version) << 80) | (o.mixed ? 1 << 88 : 0) | (uint256(o.size) << 96);
        word |= (uint256(o.fee) << 104) | (uint256(o.bond) << 152) | (uint256(o.closesAt) << 200);
    }

    function open(uint256 word) internal pure returns (Open memory o) {
        o.count = uint8(word);
        o.first = uint24(word >> 8);
        o.contributions = uint24(word >> 32);
        o.closed = uint24(word >> 56);
        o.version = uint8(word >> 80);
        o.mixed = uint8(word >> 88) != 0;
        o.size = uint8(word >> 96);
        o.fee = uint48(word >> 104);
        o.bond = uint48(word >> 152);
        o.closesAt = uint40(word >> 200);
    }

    function pack(Duty memory d) internal pure returns (uint256 word) {
        word = d.panel | (uint256(d.phase) << 112) | (uint256(d.attempt) << 120) | (uint256(d.generation) << 124);
        word |= (uint256(d.clock) << 144) | (uint256(d.panelCommitted) << 184) | (uint256(d.panelRevealed) << 192);
        word |= (uint256(d.panelExposed) << 200) | (uint256(d.juryCommitted) << 208);
        word |= (uint256(d.juryRevealed) << 224) | (uint256(d.juryExposed) << 240);
    }

    function duty(uint256 word) internal pure returns (Duty memory d) {
        d.panel = uint112(word);
        d.phase = Phase(uint8(word >> 112));
        d.attempt = uint8(attemptOf(word));
        d.generation = uint24(generationOf(word));
        d.clock = uint40(word >> 144);
        d.panelCommitted = uint8(word >> 184);
        d.panelRevealed = uint8(word >> 192);
        d.panelExposed = uint8(word >> 200);
        d.juryCommitted = uint16(word >> 208);
        d.juryRevealed = uint16(word >> 224);
        d.juryExposed = uint16(word >> 240);
    }

    // Single members of a duty, for what people do: a ballot changes one bit of the word.

    function panelOf(uint256 word) internal pure returns (uint256) {
        return uint112(word);
    }

    function phaseOf(uint256 word) internal pure returns (Phase) {
        return Phase(uint8(word >> 112));
    }

    /// @dev The same as a comparison: without the check that every conversion to an enum makes.
    function isIn(uint256 word, Phase phase) internal pure returns (bool) {
        return uint8(word >> 112) == uint256(phase);
    }

    function attemptOf(uint256 word) internal pure returns (uint256) {
        return (word >> 120) & 0xf;
    }

    function generationOf(uint256 word) internal pure returns (uint256) {
        return (word >> 124) & 0xfffff;
    }

    function clockOf(uint256 word) internal pure returns (uint256) {
        return uint40(word >> 144);
    }

    function committedOf(uint256 word, bool jury) internal pure returns (uint256) {
        return jury ? uint16(word >> 208) : uint8(word >> 184);
    }

    function revealedOf(uint256 word, bool jury) internal pure returns (uint256) {
        return jury ? uint16(word >> 224) : uint8(word >> 192);
    }

    function exposedOf(uint256 word, bool jury) internal pure returns (uint256) {
        return jury ? uint16(word >> 240) : uint8(word >> 200);
    }

    // A mask only ever gains positions.

    function withCommitted(uint256 word, bool jury, uint256 mask) internal pure returns (uint256) {
        return word | (mask << (jury ? 208 : 184));
    }

    function withRevealed(uint256 word, bool jury, uint256 mask) internal pure returns (uint256) {
        return word | (mask << (jury ? 224 : 192));
    }

    function withExposed(uint256 word, bool jury, uint256 mask) internal pure returns (uint256) {
        return word | (mask << (jury ? 240 : 200));
    }

    /// @param clock Below 2^40.
    function withPhase(uint256 word, Phase phase, uint256 clock) internal pure returns (uint256) {
        return (word & ~DUTY_PHASE) | (uint256(phase) << 112) | (clock << 144);
    }

    function pack(Facts memory f) internal pure returns (uint256 word) {
        word = f.count | (uint256(f.version) << 8) | (uint256(f.misses) << 16);
        word |= (f.mixed ? 1 << 24 : 0) | (f.doubles ? 1 << 25 : 0) | (f.own ? 1 << 26 : 0);
        word |= (uint256(f.first) << 32) | (uint256(f.last) << 56) | (uint256(f.closedAt) << 80);
        word |= (uint256(f.budget) << 112) | (uint256(f.slice) << 160) | (uint256(f.spent) << 208);
    }

    function facts(uint256 word) internal pure returns (Facts memory f) {
        f.count = uint8(word);
        f.version = uint8(word >> 8);
        f.misses = uint8(word >> 16);
        f.mixed = word & (1 << 24) != 0;
        f.doubles = word & (1 << 25) != 0;
        f.own = word & (1 << 26) != 0;
        f.first = uint24(word >> 32);
        f.last = uint24(word >> 56);
        f.closedAt = uint32(word >> 80);
        f.budget = uint48(word >> 112);
        f.slice = uint48(word >> 160);
        f.spent = uint48(word >> 208);
    }

    function pack(SeatState memory s) internal pure returns (uint256 word) {
        word = s.balance | (uint256(s.reserved) << 48) | (uint256(s.boughtAt) << 96) | (uint256(s.leavingAt) << 128);
        word |= (uint256(s.aux) << 160) | (uint256(s.position) << 184) | (uint256(s.duties) << 200);
        word |= (uint256(s.goldRounds) << 208) | (uint256(uint32(s.goldSum)) << 224);
    }

    function seat(uint256 word) internal pure returns (SeatState memory s) {
        s.balance = uint48(word);
        s.reserved = uint48(word >> 48);
        s.boughtAt = uint32(word >> 96);
        s.leavingAt = uint32(word >> 128);
        s.aux = uint24(word >> 160);
        s.position = uint16(word >> 184);
        s.duties = uint8(word >> 200);
        s.goldRounds = uint16(word >> 208);
        s.goldSum = int32(uint32(word >> 224));
    }

    // Single members of a seat, for draws and settlements, which change many.

    function balanceOf(uint256 word) internal pure returns (uint256) {
        return uint48(word);
    }

    function reservedOf(uint256 word) internal pure returns (uint256) {
        return uint48(word >> 48);
    }

    function boughtAtOf(uint256 word) internal pure returns (uint256) {
        return uint32(word >> 96);
    }

    function auxOf(uint256 word) internal pure returns (uint256) {
        return uint24(word >> 160);
    }

    function isActive(uint256 word) internal pure returns (bool) {
        return uint16(word >> 184) != 0;
    }

    function dutiesOf(uint256 word) internal pure returns (uint256) {
        return uint8(word >> 200);
    }

    /// @dev A seat's word with one more duty. A draw has checked that the balance covers all that is reserved.
    function withDuty(uint256 word, uint256 reserve) internal pure returns (uint256) {
        unchecked {
            return word + reserve * SEAT_RESERVED + SEAT_DUTIES;
        }
    }

    /// @dev A seat's word with a duty less, one that `withDuty` has opened with the same reserve, so nothing borrows.
    function withoutDuty(uint256 word, uint256 reserve) internal pure returns (uint256) {
        unchecked {
            return word - reserve * SEAT_RESERVED - SEAT_DUTIES;
        }
    }

    /// @dev A seat's word with its balance changed.
    /// @param delta Gwei that leave the balance within its 48 bits.
    function withPay(uint256 word, int256 delta) internal pure returns (uint256) {
        unchecked {
            return word + uint256(delta);
        }
    }

    /// @dev A seat's word with one more gold score, as long as their number fits. 2^16 scores of at most 10,000 each stay
    /// within 32 bits; what leaves the word at the top is the sign's extension.
    /// @param goldScore WAD.
    function withScore(uint256 word, int256 goldScore) internal pure returns (uint256) {
        if (uint16(word >> 208) == type(uint16).max) return word;
        unchecked {
            return word + SEAT_GOLD_ROUNDS + (uint256(goldScore / 1e14) << 224);
        }
    }
}
