// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Decay} from "../../src/libraries/Decay.sol";
import {Base} from "../Base.t.sol";

/// Decay
/// ├── exp2: worked examples, additive within 1e-15, monotone
/// ├── exponent: one per half-life, refuses a clock that runs backwards
/// ├── weight: worked examples, monotone in both arguments, shares do not depend on time
/// └── pack, unpack: exact below 2^18, relative error below 2^-17, monotone, largest float above its range
contract DecayTest is Base {
    uint256 private constant LARGEST = uint256((1 << 18) - 1) << 63;

    function exponentOf(uint256 e0, uint256 t0, uint256 t, uint256 halfLife) external pure returns (uint256) {
        return Decay.exponent(e0, t0, t, halfLife);
    }

    function test_exp2_workedExamples() external {
        assertEq(Decay.exp2(0), 1e18);
        assertAlmostEq(Decay.exp2(5e17), 1414213562373095048, 2);
        assertAlmostEq(Decay.exp2(1e18), 2e18, 4);
        assertAlmostEq(Decay.exp2(10e18), 1024e18, 1024e4);
    }

    function testFuzz_exp2_additive(uint256 x, uint256 y) external {
        x = bound(x, 0, 60e18);
        y = bound(y, 0, 60e18 - x);
        uint256 together = Decay.exp2(x + y);
        uint256 apart = (Decay.exp2(x) * Decay.exp2(y)) / 1e18;
        uint256 gap = together > apart ? together - apart : apart - together;
        assertLte(gap * 1e15, together);
    }

    function testFuzz_exp2_monotone(uint256 x, uint256 step) external {
        x = bound(x, 0, 64e18 - 1);
        step = bound(step, 0, 64e18 - 1 - x);
        assertGte(Decay.exp2(x + step), Decay.exp2(x));
    }

    function test_exponent_oneEveryHalfLife() external {
        assertEq(Decay.exponent(3e18, 1000, 1000, 90 days), 3e18);
        assertEq(Decay.exponent(3e18, 1000, 1000 + 90 days, 90 days), 4e18);
        assertEq(Decay.exponent(0, 0, 1, 3), 333333333333333333);
    }

    function test_exponent_refusesAClockThatRunsBackwards() external {
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x11));
        this.exponentOf(0, 2, 1, 1);
    }

    function test_weight_workedExamples() external {
        assertEq(Decay.unpack(Decay.weight(10_000, 0)), 1 << 20);
        assertEq(Decay.unpack(Decay.weight(5000, 0)), 1 << 19);
        assertEq(Decay.weight(0, 59e18), 0);
        assertEq(Decay.weight(1, 0), 104, "2^20 / 10000");
    }

    /// The weight of an item against its definition, computed without the float.
    function testFuzz_weight_roundsDownByLessThanOneIn2To17(uint256 bps, uint256 e) external {
        bps = bound(bps, 1, 10_000);
        e = bound(e, 0, 60e18 - 1);
        uint256 exact = (bps * (1 << 20) * Decay.exp2(e)) / 1e22;
        uint256 value = Decay.unpack(Decay.weight(bps, e));
        assertLte(value, exact);
        assertLt((exact - value) << 17, exact + 1);
        assertLt(value, 1 << 81);
    }

    function testFuzz_weight_monotone(uint256 bps, uint256 more, uint256 e, uint256 later) external {
        bps = bound(bps, 0, 10_000);
        more = bound(more, bps, 10_000);
        e = bound(e, 0, 60e18 - 1);
        later = bound(later, e, 60e18 - 1);
        assertLte(Decay.unpack(Decay.weight(bps, e)), Decay.unpack(Decay.weight(more, later)));
    }

    /// An item that enters d half-lives later weighs 2^d as much, whenever that is.
    function testFuzz_weight_ratioDependsOnTheTimeBetweenOnly(uint256 e, uint256 d) external {
        e = bound(e, 0, 40e18);
        d = bound(d, 0, 19e18);
        uint256 early = Decay.unpack(Decay.weight(10_000, e));
        uint256 late = Decay.unpack(Decay.weight(10_000, e + d));
        uint256 expected = (early * Decay.exp2(d)) / 1e18;
        uint256 gap = late > expected ? late - expected : expected - late;
        assertLte(gap << 16, expected);
    }

    function testFuzz_pack_exactWhenItFits(uint256 value) external {
        value = bound(value, 0, (1 << 18) - 1);
        assertEq(Decay.pack(value), value);
        assertEq(Decay.unpack(uint24(value)), value);
    }

    function testFuzz_pack_relativeError(uint256 raw, uint256 bits) external {
        uint256 value = raw >> bound(bits, 256 - 81, 255);
        if (value > LARGEST) value = LARGEST;
        uint256 packed = Decay.unpack(Decay.pack(value));
        assertLte(packed, value);
        assertLt((value - packed) << 17, value + 1);
    }

    function testFuzz_pack_monotone(uint256 a, uint256 b, uint256 bits, uint256 more) external {
        a >>= bound(bits, 0, 255);
        b >>= bound(more, 0, 255);
        if (a > b) (a, b) = (b, a);
        assertLte(Decay.pack(a), Decay.pack(b), "packed words");
        assertLte(Decay.unpack(Decay.pack(a)), Decay.unpack(Decay.pack(b)), "values");
    }

    function testFuzz_pack_keepsWhatItMade(uint256 value) external {
        uint24 packed = Decay.pack(value);
        assertEq(Decay.pack(Decay.unpack(packed)), packed);
    }

    function test_pack_edges() external {
        assertEq(Decay.pack(1 << 18), (1 << 18) | (1 << 17), "the first that shifts");
        assertEq(Decay.unpack(Decay.pack(LARGEST)), LARGEST);
        assertEq(Decay.pack(LARGEST), type(uint24).max);
        assertEq(Decay.pack(1 << 81), type(uint24).max, "beyond the range");
        assertEq(Decay.pack(type(uint256).max), type(uint24).max);
    }
}
