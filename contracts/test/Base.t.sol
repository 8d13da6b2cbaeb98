// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PRBTest} from "@prb/test/PRBTest.sol";
import {Vm} from "@prb/test/Vm.sol";

import {Policy} from "../src/Types.sol";

/// @notice Cheatcodes of forge 1.7 that @prb/test 0.6.5 does not declare yet.
interface VmMore is Vm {
    /// @notice Gas of one call, as the EVM metered it.
    struct Gas {
        uint64 gasLimit;
        uint64 gasTotalUsed;
        uint64 gasMemoryUsed;
        int64 gasRefunded;
        uint64 gasRemaining;
    }

    /// @notice Gas of the last call; with `isolate = true` of that call as a whole transaction.
    function lastCallGas() external view returns (Gas memory gas);

    /// @notice Sets the hash of one of the last 256 blocks.
    function setBlockhash(uint256 blockNumber, bytes32 blockHash) external;

    /// @notice block.number as roll() left it; viaIR may move a plain read across a roll.
    function getBlockNumber() external view returns (uint256 height);

    /// @notice block.timestamp as warp() left it; viaIR may move a plain read across a warp.
    function getBlockTimestamp() external view returns (uint256 timestamp);

    function snapshotState() external returns (uint256 snapshotId);

    function revertToState(uint256 snapshotId) external returns (bool success);

    /// @notice Expects the next call to revert with these four bytes, whatever its arguments are.
    function expectPartialRevert(bytes4 revertData) external;

    function snapshotValue(string calldata name, uint256 value) external;
}

/// @title Base
/// @notice What every test shares: assertions, cheatcodes, funded accounts by name, deployment, a policy, bounded inputs.
abstract contract Base is PRBTest {
    VmMore internal constant vmMore = VmMore(VM_ADDRESS);

    /// @notice A labelled account with 1,000,000 OPEN.
    function account(string memory name) internal returns (address who) {
        (who, ) = accountAndKey(name);
    }

    /// @notice The same with its private key, for signatures.
    function accountAndKey(string memory name) internal returns (address who, uint256 privateKey) {
        privateKey = uint256(keccak256(bytes(name)));
        who = vm.addr(privateKey);
        vm.label(who, name);
        vm.deal(who, 1_000_000 ether);
    }

    /// @notice A contract from its artifact, so that a change of a test compiles only the test.
    function deploy(string memory artifact, bytes memory arguments) internal returns (address at) {
        bytes memory code = abi.encodePacked(vm.getCode(artifact), arguments);
        assembly {
            at := create(0, add(code, 0x20), mload(code))
        }
        require(at != address(0), artifact);
    }

    /// @notice A small policy with the least gold and jury there may be: T 32, m 5, quorum 4/5, G 12, J 7, default money.
    function smallPolicy() internal pure returns (Policy memory) {
        return
            Policy({
                reviewFee: 0.25e9,
                bond: 2e9,
                curatorSeat: 64e9,
                jurorSeat: 256e9,
                roundSize: 32,
                panelSize: 5,
                goldSize: 12,
                jurySize: 7,
                quorumNum: 4,
                quorumDen: 5,
                forfeitBps: 2500,
                roundTimeout: 3 days,
                panelPeriod: 24 hours,
                juryPeriod: 24 hours,
                revealPeriod: 12 hours,
                seatAge: 3 days,
                seatCooldown: 14 days,
                drawTimeout: 14 days,
                retireDelay: 90 days,
                halfLife: 90 days,
                vestingHalfLife: 180 days,
                appointmentTerm: 90 days,
                policyDelay: 7 days,
                minCurators: 7,
                minJurors: 9,
                labelsBps: 5000,
                refinementBps: 5000,
                fields: 1,
                burnPct: 10,
                stewardPct: 5,
                poolPct: 10
            });
    }

    /// @notice Folds any number into [low, high], keeping numbers already inside. Low and high edges come
    /// up often, since the fuzzer likes the ends of the uint256 range.
    function bound(uint256 x, uint256 low, uint256 high) internal pure returns (uint256) {
        require(low <= high, "bound: the range is empty");
        if (x >= low && x <= high) return x;
        unchecked {
            uint256 size = high - low + 1;
            if (size == 0) return x;
            if (x > type(uint256).max - 4) return high - ((type(uint256).max - x) % size);
            return low + (x % size);
        }
    }

    /// @notice Moves the clock on, and the block number with it at 2 s a block.
    function skipTime(uint256 duration) internal {
        uint256 blocks = duration / 2;
        vm.roll(vmMore.getBlockNumber() + (blocks == 0 ? 1 : blocks));
        vm.warp(vmMore.getBlockTimestamp() + duration);
    }
}
