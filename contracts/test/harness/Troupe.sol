// SPDX-License-Identifier: MIT
// solhint-disable one-contract-per-file, avoid-low-level-calls
pragma solidity 0.8.30;

import {Bench, Stage} from "../../src/Types.sol";
import {ICuration, ICurationTypes} from "../../src/interfaces/ICuration.sol";
import {ITreasury} from "../../src/interfaces/ITreasury.sol";

/// @notice An account of the simulation: does what its troupe says and holds its own money.
contract Actor {
    address private immutable TROUPE = msg.sender;

    error Actor_NotTheTroupe(address caller);

    receive() external payable {}

    function act(address to, uint256 value, bytes calldata data) external returns (bool ok, bytes memory answer) {
        if (msg.sender != TROUPE) revert Actor_NotTheTroupe(msg.sender);
        (ok, answer) = to.call{value: value}(data);
    }
}

/// @title Troupe
/// @notice Many accounts that act in one transaction, so that a whole phase of a round is one block. Each is the
/// sender of its own calls, as a wallet contract would be; nothing of the mechanism is repeated here.
contract Troupe {
    struct Move {
        uint256 actor;
        address to;
        uint256 value; // wei, of the actor's own money
        bytes data;
    }

    struct Vote {
        uint256 position;
        uint256 actor;
        uint256 verdict;
        uint256 salt;
    }

    Actor[] private _actors;

    /// @notice Adds accounts with equal parts of the money sent.
    function hire(uint256 count) external payable {
        for (uint256 i; i < count; ++i) {
            Actor actor = new Actor();
            _actors.push(actor);
            (bool ok, ) = payable(address(actor)).call{value: msg.value / count}("");
            require(ok, "not funded");
        }
    }

    /// @notice Makes all the moves in order; the first that fails reverts the whole with its own reason.
    function play(Move[] calldata moves) external {
        for (uint256 i; i < moves.length; ++i) {
            Move calldata m = moves[i];
            _act(m.actor, m.to, m.value, m.data);
        }
    }

    /// @notice Every vote committed by its own account, straight to the curation contract.
    function commit(ICuration curation, uint256 datanet, uint256 round, Stage stage, Vote[] calldata votes) external {
        uint256 id = curation.ballotId(datanet, round, curation.round(datanet, round).attempt, stage);
        for (uint256 i; i < votes.length; ++i) {
            Vote calldata v = votes[i];
            address voter = address(_actors[v.actor]);
            bytes32 commitment = curation.commitmentOf(id, voter, v.verdict, bytes32(v.salt));
            _act(
                v.actor,
                address(curation),
                0,
                abi.encodeCall(ICuration.commit, (datanet, round, stage, v.position, commitment))
            );
        }
    }

    /// @notice Opens votes (an opening proves itself, whoever sends it).
    function reveal(ICuration curation, uint256 datanet, uint256 round, Stage stage, Vote[] calldata votes) external {
        ICurationTypes.Opening[] memory openings = new ICurationTypes.Opening[](votes.length);
        for (uint256 i; i < votes.length; ++i) {
            openings[i] = ICurationTypes.Opening(uint8(votes[i].position), votes[i].verdict, bytes32(votes[i].salt));
        }
        curation.reveal(datanet, round, stage, openings);
    }

    /// @notice Several of this contract's own functions in one transaction.
    function all(bytes[] calldata calls) external {
        for (uint256 i; i < calls.length; ++i) {
            (bool ok, bytes memory answer) = address(this).delegatecall(calls[i]);
            if (!ok) _fail(answer);
        }
    }

    /// @notice Whether a move would succeed, and what it answers. Changes nothing kept: call it, never send it.
    function rehearse(Move calldata m) external returns (bool ok, bytes memory answer) {
        return _actors[m.actor].act(m.to, m.value, m.data);
    }

    /// @notice Addresses of all accounts, by number.
    function cast() external view returns (Actor[] memory) {
        return _actors;
    }

    /// @notice The money of every account: wei it holds, gwei credited to it, gwei in its seats of a datanet.
    function purses(
        ITreasury treasury,
        ICuration curation,
        uint256 datanet
    )
        external
        view
        returns (uint256[] memory held, uint256[] memory credit, uint256[] memory curator, uint256[] memory juror)
    {
        uint256 count = _actors.length;
        (held, credit) = (new uint256[](count), new uint256[](count));
        (curator, juror) = (new uint256[](count), new uint256[](count));
        for (uint256 i; i < count; ++i) {
            address who = address(_actors[i]);
            held[i] = who.balance;
            credit[i] = treasury.creditOf(who);
            curator[i] = _seat(curation, datanet, Bench.Curator, who);
            juror[i] = _seat(curation, datanet, Bench.Juror, who);
        }
    }

    function _seat(ICuration curation, uint256 datanet, Bench bench, address who) private view returns (uint256) {
        uint256 id = curation.seatOf(datanet, bench, who);
        return id == 0 ? 0 : curation.seat(datanet, bench, id - 1).balance;
    }

    function _act(uint256 actor, address to, uint256 value, bytes memory data) private {
        (bool ok, bytes memory answer) = _actors[actor].act(to, value, data);
        if (!ok) _fail(answer);
    }

    function _fail(bytes memory answer) private pure {
        assembly ("memory-safe") {
            revert(add(answer, 0x20), mload(answer))
        }
    }
}
