// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Lanes} from "../../src/libraries/Lanes.sol";
import {Score} from "../../src/libraries/Score.sol";
import {Tally} from "../../src/libraries/Tally.sol";
import {Base} from "../Base.t.sol";
import {Juries} from "../harness/Juries.sol";

/// @notice Measures in a call frame of its own, so that memory used before does not count.
contract MathMeter {
    function accept(uint256[] memory verdicts) external view returns (uint256 used, uint256 accepted) {
        uint256 before = gasleft();
        accepted = Tally.accept(verdicts, 0x7f, 5, 7);
        used = before - gasleft();
    }

    function peers(uint256[] memory verdicts, uint256 N) external view returns (uint256 used, int256[] memory scores) {
        uint256 before = gasleft();
        scores = Score.peers(verdicts, N);
        used = before - gasleft();
    }

    function jury(
        uint256 votes,
        uint256 voters,
        uint256 gold
    ) external view returns (uint256 used, uint256 spread, uint256 others) {
        uint256 before = gasleft();
        uint256 yes;
        (yes, others) = Lanes.majorities(votes, voters);
        spread = Score.expand(yes, gold);
        used = before - gasleft();
    }
}

/// @notice Gas of what a settlement computes, for 7 voters and 15 jurors: bounded, the same for any number
/// of items, and printed by `forge test -vv`.
contract MathGasTest is Base {
    uint256 private constant GOLD = 0x1248124812481248124812481248;

    MathMeter private meter = new MathMeter();

    function test_tally_flatInTheNumberOfItems() external {
        uint256 small = tallyGas(32);
        assertEq(tallyGas(128), small);
        assertEq(tallyGas(255), small);
        assertLte(small, 16_000);
    }

    function test_peers_flatInTheNumberOfItems() external {
        // The last step floors, which costs a negative score a few gas more.
        uint256 small = peersGas(32);
        assertAlmostEq(peersGas(128), small, 300);
        assertAlmostEq(peersGas(255), small, 300);
        assertLte(small, 16_000);
    }

    function test_jury_withinBounds() external {
        (uint256 used, , ) = meter.jury(Juries.pack(ballots(15, 16), 16), 15, GOLD);
        print("majorities and expand, 15 jurors, 16 gold items", used);
        assertLte(used, 4000);
    }

    function tallyGas(uint256 N) private view returns (uint256 used) {
        (used, ) = meter.accept(ballots(7, N));
        print(string.concat("accept, 7 voters, ", vm.toString(N), " items"), used);
    }

    function peersGas(uint256 N) private view returns (uint256 used) {
        (used, ) = meter.peers(ballots(7, N), N);
        print(string.concat("peers, 7 voters, ", vm.toString(N), " items"), used);
    }

    /// Densities are mixed by the hash; every voter and every pair takes the same path whatever the bits.
    function ballots(uint256 k, uint256 N) private pure returns (uint256[] memory verdicts) {
        verdicts = new uint256[](k);
        for (uint256 i; i < k; ++i) verdicts[i] = uint256(keccak256(abi.encode(i, k))) & ((1 << N) - 1);
    }

    /// Through the console address that forge prints.
    function print(string memory what, uint256 gas) private view {
        (bool done, ) = address(0x000000000000000000636F6e736F6c652e6c6f67).staticcall(
            abi.encodeWithSignature("log(string,uint256)", what, gas)
        );
        require(done, "the console does not answer");
    }
}
