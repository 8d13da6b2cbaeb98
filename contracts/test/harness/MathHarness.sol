// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {Decay} from "../../src/libraries/Decay.sol";
import {Reward} from "../../src/libraries/Reward.sol";
import {Score} from "../../src/libraries/Score.sol";
import {Tally} from "../../src/libraries/Tally.sol";
import {Juries} from "./Juries.sol";

/// @title MathHarness
/// @notice The maths libraries behind external functions that take many cases at once, so that another
/// implementation can be compared with them in a few calls. Row i of an answer belongs to row i of the
/// question.
contract MathHarness {
    struct Ballots {
        uint256[] verdicts;
        uint256 items;
    }

    struct Quorum {
        uint256[] verdicts;
        uint256 weightsMask;
        uint256 num;
        uint256 den;
    }

    struct Pays {
        int256[] pays;
        uint256 budget;
    }

    struct Scored {
        int256 scoreWad;
        uint256 R;
        uint256 phi;
    }

    /// @param rows a, b, N
    function pair(uint256[3][] calldata rows) external pure returns (int256[] memory out) {
        out = new int256[](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = Score.pair(rows[i][0], rows[i][1], rows[i][2]);
        }
    }

    function peers(Ballots[] calldata rows) external pure returns (int256[][] memory out) {
        out = new int256[][](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = Score.peers(rows[i].verdicts, rows[i].items);
        }
    }

    /// @param rows verdict, majority, mask, G
    function against(uint256[4][] calldata rows) external pure returns (int256[] memory out) {
        out = new int256[](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = Score.against(rows[i][0], rows[i][1], rows[i][2], rows[i][3]);
        }
    }

    function majority(Ballots[] calldata rows) external pure returns (uint256[] memory out) {
        out = new uint256[](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = Juries.majority(rows[i].verdicts, rows[i].items);
        }
    }

    function majorityOfOthers(Ballots[] calldata rows) external pure returns (uint256[][] memory out) {
        out = new uint256[][](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = Juries.majorityOfOthers(rows[i].verdicts, rows[i].items);
        }
    }

    /// @param rows compact, goldMask
    function expand(uint256[2][] calldata rows) external pure returns (uint256[] memory out) {
        out = new uint256[](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = Score.expand(rows[i][0], rows[i][1]);
        }
    }

    /// @param rows spread, goldMask
    function compress(uint256[2][] calldata rows) external pure returns (uint256[] memory out) {
        out = new uint256[](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = Score.compress(rows[i][0], rows[i][1]);
        }
    }

    /// @param rows budget, N, k
    function rate(uint256[3][] calldata rows) external pure returns (uint256[] memory out) {
        out = new uint256[](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = Score.rate(rows[i][0], rows[i][1], rows[i][2]);
        }
    }

    function pay(Scored[] calldata rows) external pure returns (int256[] memory out) {
        out = new int256[](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = Score.pay(rows[i].scoreWad, rows[i].R, rows[i].phi);
        }
    }

    /// @param rows R, phi, G
    function worst(uint256[3][] calldata rows) external pure returns (uint256[] memory out) {
        out = new uint256[](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = Score.worst(rows[i][0], rows[i][1], rows[i][2]);
        }
    }

    function scaleDown(Pays[] calldata rows) external pure returns (int256[][] memory out) {
        out = new int256[][](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = Score.scaleDown(rows[i].pays, rows[i].budget);
        }
    }

    function accept(Quorum[] calldata rows) external pure returns (uint256[] memory out) {
        out = new uint256[](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            Quorum calldata row = rows[i];
            out[i] = Tally.accept(row.verdicts, row.weightsMask, row.num, row.den);
        }
    }

    /// @param rows Verdicts, and the votes asked for in place of the items.
    function atLeast(Ballots[] calldata rows) external pure returns (uint256[2][] memory out) {
        out = new uint256[2][](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            (uint256 c0, uint256 c1, uint256 c2, uint256 c3) = Tally.count(rows[i].verdicts);
            (out[i][0], out[i][1]) = Tally.atLeast(c0, c1, c2, c3, rows[i].items);
        }
    }

    function expWad(int256[] calldata rows) external pure returns (int256[] memory out) {
        out = new int256[](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = FixedPointMathLib.expWad(rows[i]);
        }
    }

    function exp2(uint256[] calldata rows) external pure returns (uint256[] memory out) {
        out = new uint256[](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = Decay.exp2(rows[i]);
        }
    }

    /// @param rows e0, t0, t, halfLife
    function exponent(uint256[4][] calldata rows) external pure returns (uint256[] memory out) {
        out = new uint256[](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = Decay.exponent(rows[i][0], rows[i][1], rows[i][2], rows[i][3]);
        }
    }

    /// @param rows itemWeightBps, exponentWad
    function weight(uint256[2][] calldata rows) external pure returns (uint256[] memory out) {
        out = new uint256[](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = Decay.weight(rows[i][0], rows[i][1]);
        }
    }

    function pack(uint256[] calldata rows) external pure returns (uint256[] memory out) {
        out = new uint256[](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = Decay.pack(rows[i]);
        }
    }

    function unpack(uint256[] calldata rows) external pure returns (uint256[] memory out) {
        out = new uint256[](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = Decay.unpack(uint24(rows[i]));
        }
    }

    /// @param rows unvested, dt, halfLife
    function vested(uint256[3][] calldata rows) external pure returns (uint256[] memory out) {
        out = new uint256[](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = Reward.vested(rows[i][0], rows[i][1], rows[i][2]);
        }
    }

    /// @param rows remainder, amount, totalWeight
    /// @return out increment, newRemainder
    function grow(uint256[3][] calldata rows) external pure returns (uint256[2][] memory out) {
        out = new uint256[2][](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            (out[i][0], out[i][1]) = Reward.grow(rows[i][0], rows[i][1], rows[i][2]);
        }
    }

    /// @param rows weight, deltaAccumulator
    function owed(uint256[2][] calldata rows) external pure returns (uint256[] memory out) {
        out = new uint256[](rows.length);
        for (uint256 i; i < rows.length; ++i) {
            out[i] = Reward.owed(rows[i][0], rows[i][1]);
        }
    }
}
