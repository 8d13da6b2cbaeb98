// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Ballots} from "./Ballots.sol";
import {Benches} from "./Benches.sol";
import {CurationSlots, Duty, Facts, Open} from "./CurationSlots.sol";
import {Phase, Stage} from "./Types.sol";
import {Upkeep} from "./Upkeep.sol";

/// @title Curation: benches, rounds and ballots
/// @notice See ICuration. What people do is here; what time makes possible (`advance`, `isDue`)
/// is in `Upkeep`, whose code this contract runs on its own storage because both together exceed the size
/// limit of one. This contract deploys it and never changes its address: it is no upgrade key.
contract Curation is Ballots {
    address public immutable UPKEEP;

    constructor(
        address payable treasury,
        address datanets,
        address contributions
    ) Benches(treasury, datanets, contributions) {
        UPKEEP = address(new Upkeep(treasury, datanets, contributions));
    }

    fallback() external {
        address upkeep = UPKEEP;
        assembly ("memory-safe") {
            let data := mload(0x40)
            calldatacopy(data, 0, calldatasize())
            let ok := delegatecall(gas(), upkeep, data, calldatasize(), 0, 0)
            returndatacopy(data, 0, returndatasize())
            if ok {
                return(data, returndatasize())
            }
            revert(data, returndatasize())
        }
    }

    // ------------------------------------------------------------------ views

    function head(uint256 datanet) external view returns (Head memory) {
        Open memory open = _openOf(datanet);
        return
            Head({
                round: open.count == 0 && open.contributions == 0 ? 0 : open.closed + 1,
                count: open.count,
                first: open.first,
                contributions: open.contributions,
                closesAt: open.closesAt,
                version: open.version,
                mixed: open.mixed,
                closed: open.closed
            });
    }

    function round(uint256 datanet, uint256 number) external view returns (Round memory r) {
        uint256 key = _ringKey(datanet, number);
        Duty memory duty = CurationSlots.duty(_duties[key]);
        if (!_inRing(duty, number)) return r;
        Facts memory facts = _factsOf(key);
        r.phase = duty.phase;
        r.attempt = duty.attempt;
        r.count = facts.count;
        r.version = facts.version;
        r.misses = facts.misses;
        r.mixed = facts.mixed;
        r.first = facts.first;
        r.last = facts.last;
        r.closedAt = facts.closedAt;
        r.clock = duty.clock;
        r.budget = facts.budget;
        r.slice = facts.slice;
        r.spent = facts.spent;
        r.panelCommitted = duty.panelCommitted;
        r.panelRevealed = duty.panelRevealed;
        r.panelExposed = duty.panelExposed;
        r.juryCommitted = duty.juryCommitted;
        r.juryRevealed = duty.juryRevealed;
        r.juryExposed = duty.juryExposed;
        r.panel = _unpack(duty.panel);
        // A settled round keeps its jury; a refunded one may have died before it had one.
        if (duty.phase >= Phase.JuryCommit && duty.phase <= Phase.Settled) {
            r.gold = _gold[key];
            r.jury = _unpack(_jury[key]);
        }
    }

    function _unpack(uint256 ids) private pure returns (uint16[] memory seats) {
        seats = new uint16[](_lanes(ids));
        for (uint256 i; i < seats.length; ++i) {
            seats[i] = uint16((ids >> (16 * i)) - 1);
        }
    }

    function ballot(uint256 datanet, uint256 number, Stage stage, uint256 position) external view returns (uint256) {
        return _ballots[_ballotKey(_ringKey(datanet, number), stage, position)];
    }

    function juryVerdicts(uint256 datanet, uint256 number) external view returns (uint256) {
        return _juryVerdicts[_ringKey(datanet, number)];
    }
}
