// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Reward} from "../../src/libraries/Reward.sol";
import {Base} from "../Base.t.sol";

/// Reward
/// ├── vested: half in a half-life, nothing at once, everything in the end, monotone, splitting gains nothing
/// ├── grow: conserves every bit of what comes in, over any sequence of incomes and weights
/// └── owed: all earners together never get more than came in, and lose less than a gwei each
contract RewardTest is Base {
    /// 100,000,000 OPEN, a tenth of all there are.
    uint256 private constant MOST = 1e17;

    function growOf(uint256 remainder, uint256 amount, uint256 total) external pure returns (uint256, uint256) {
        return Reward.grow(remainder, amount, total);
    }

    function test_vested_workedExamples() external {
        assertEq(Reward.vested(1e12, 0, 180 days), 0, "nothing at once");
        assertAlmostEq(Reward.vested(1e12, 180 days, 180 days), 5e11, 1);
        assertAlmostEq(Reward.vested(1e12, 360 days, 180 days), 75e10, 1);
        assertEq(Reward.vested(1e12, 64 * 180 days, 180 days), 1e12, "all after 64 half-lives");
        assertEq(Reward.vested(1e12, 60 * 180 days, 180 days), 1e12, "all when nothing is left to 18 digits");
        assertEq(Reward.vested(0, 180 days, 180 days), 0);
        assertEq(Reward.vested(1e12, 0, 0), 1e12, "no half-life, no vesting");
        assertEq(Reward.vested(1, 180 days, 180 days), 0, "half a gwei is not paid");
    }

    function testFuzz_vested_neverMoreThanThereIs(uint128 unvested, uint64 dt, uint64 halfLife) external {
        assertLte(Reward.vested(unvested, dt, halfLife), unvested);
    }

    function testFuzz_vested_monotoneInTime(uint128 unvested, uint256 dt, uint256 more, uint256 halfLife) external {
        halfLife = bound(halfLife, 1, 3650 days);
        dt = bound(dt, 0, 70 * halfLife);
        more = bound(more, dt, 70 * halfLife);
        assertLte(Reward.vested(unvested, dt, halfLife), Reward.vested(unvested, more, halfLife));
    }

    /// Collecting in two steps gives what one step gives within two gwei, and not a gwei more than the one
    /// that the last digit of the exponential can be off by.
    function testFuzz_vested_splittingGainsNothing(
        uint256 unvested,
        uint256 dt1,
        uint256 dt2,
        uint256 halfLife
    ) external {
        unvested = bound(unvested, 0, MOST);
        halfLife = bound(halfLife, 1, 3650 days);
        dt1 = bound(dt1, 0, 40 * halfLife);
        dt2 = bound(dt2, 0, 40 * halfLife);
        uint256 once = Reward.vested(unvested, dt1 + dt2, halfLife);
        uint256 first = Reward.vested(unvested, dt1, halfLife);
        uint256 twice = first + Reward.vested(unvested - first, dt2, halfLife);
        assertLte(twice, once + 1, "splitting gains");
        assertLte(once, twice + 2, "splitting loses");
    }

    /// Up to 1,000 OPEN the exponential is a million times finer than a gwei, so the rounding up of every
    /// step outweighs its error: collecting more often only ever waits for fractions of a gwei.
    function testFuzz_vested_splittingNeverGainsOnOrdinaryAmounts(
        uint256 unvested,
        uint256[8] calldata steps
    ) external {
        unvested = bound(unvested, 0, 1e12);
        uint256 left = unvested;
        uint256 dt;
        for (uint256 i; i < 8; ++i) {
            uint256 step = bound(steps[i], 0, 180 days);
            dt += step;
            left -= Reward.vested(left, step, 180 days);
        }
        assertLte(unvested - left, Reward.vested(unvested, dt, 180 days));
    }

    function testFuzz_grow_conserves(uint96[8] calldata amounts, uint88[8] calldata weights) external {
        uint256 remainder;
        uint256 spread;
        uint256 paid;
        for (uint256 i; i < 8; ++i) {
            uint256 total = uint256(weights[i]) + 1;
            uint256 increment;
            (increment, remainder) = Reward.grow(remainder, amounts[i], total);
            assertLt(remainder, total);
            spread += increment * total;
            paid += amounts[i];
        }
        assertEq(spread + remainder, paid << 52, "every bit is spread or carried");
    }

    function test_grow_refusesNoWeight() external {
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x12));
        this.growOf(0, 1, 0);
    }

    function testFuzz_owed_sharesFitTheIncome(uint96 amount, uint80[6] calldata weights) external {
        uint256 total;
        for (uint256 i; i < 6; ++i) total += weights[i];
        if (total == 0) return;
        (uint256 increment, ) = Reward.grow(0, amount, total);
        uint256 shares;
        for (uint256 i; i < 6; ++i) shares += Reward.owed(weights[i], increment);
        assertLte(shares, amount);
        // Each earner loses less than a gwei, and the carried remainder is below total / 2^52 gwei.
        assertGt(shares + 6 + (total >> 52) + 1, amount);
    }

    function test_owed_workedExample() external {
        (uint256 increment, uint256 remainder) = Reward.grow(0, 100, 3);
        assertEq(remainder, (100 << 52) % 3);
        assertEq(Reward.owed(1, increment), 33);
        assertEq(Reward.owed(2, increment), 66);
    }
}
