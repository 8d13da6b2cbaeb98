// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Bench, Kind, Policy} from "../../src/Types.sol";
import {IContributions} from "../../src/interfaces/IContributions.sol";
import {ICurationTypes} from "../../src/interfaces/ICuration.sol";
import {IDatanets} from "../../src/interfaces/IDatanets.sol";
import {ITreasury} from "../../src/interfaces/ITreasury.sol";

/// @title MockCuration
/// @notice Stands where Curation stands, and ends rounds with whatever verdict a test wants. One open round a datanet;
/// it joins everything to it until the test ends it.
contract MockCuration is ICurationTypes {
    error ContributionsOnly();
    error TreasuryRefused();

    ITreasury private immutable TREASURY;
    IDatanets private immutable DATANETS;
    IContributions private immutable CONTRIBUTIONS;

    mapping(uint256 datanet => Head) private _heads;
    mapping(uint256 datanet => mapping(uint256 round => Round)) private _rounds;
    mapping(uint256 datanet => mapping(Bench bench => mapping(address account => uint256))) private _surplus;

    constructor(address payable treasury, address datanets, address contributions) {
        TREASURY = ITreasury(treasury);
        DATANETS = IDatanets(datanets);
        CONTRIBUTIONS = IContributions(contributions);
    }

    // ------------------------------------------------------------------ what Contributions calls

    function join(
        uint256 datanet,
        address,
        Kind kind,
        uint256 count
    ) external returns (uint256 round_, uint256 offset, uint256 sequence, uint256 feeGwei, uint256 bondGwei) {
        if (msg.sender != address(CONTRIBUTIONS)) revert ContributionsOnly();
        Head memory h = _heads[datanet];
        uint256 version = DATANETS.policyVersion(datanet);
        if (h.count == 0) {
            h.version = uint8(version);
            h.first = h.contributions + 1;
            if (h.round == 0) h.round = 1;
        }
        Policy memory p = DATANETS.policy(datanet, h.version);
        (round_, offset, sequence) = (h.round, h.count, ++h.contributions);
        (feeGwei, bondGwei) = (p.reviewFee, p.bond);
        h.count += uint8(count);
        h.mixed = h.mixed || kind != Kind.Data;
        _heads[datanet] = h;
    }

    function collectSeat(uint256 datanet, Bench bench, address account) external returns (uint256 gweiAmount) {
        if (msg.sender != address(CONTRIBUTIONS)) revert ContributionsOnly();
        gweiAmount = _surplus[datanet][bench][account];
        _surplus[datanet][bench][account] = 0;
    }

    function head(uint256 datanet) external view returns (Head memory) {
        return _heads[datanet];
    }

    function round(uint256 datanet, uint256 number) external view returns (Round memory) {
        return _rounds[datanet][number];
    }

    // ------------------------------------------------------------------ what tests call

    /// @notice Closes the open round without ending it; the next contribution joins the next round.
    function close(uint256 datanet) public returns (uint256 number) {
        Head memory h = _heads[datanet];
        number = h.round;
        Round storage r = _rounds[datanet][number];
        (r.first, r.last, r.count) = (h.first, h.contributions, h.count);
        (r.version, r.mixed) = (h.version, h.mixed);
        ++h.round;
        (h.count, h.mixed) = (0, false);
        _heads[datanet] = h;
    }

    function settleRound(uint256 datanet, uint256 number, uint256 accepted) public {
        Round memory r = _rounds[datanet][number];
        CONTRIBUTIONS.recordRound(datanet, number, r.first, r.last, r.count, r.version, r.mixed, accepted);
    }

    /// @notice Closes the open round and settles it.
    function settle(uint256 datanet, uint256 accepted) external returns (uint256 number) {
        number = close(datanet);
        settleRound(datanet, number, accepted);
    }

    /// @notice Closes the open round and gives bonds and `refundGwei` of each fee back.
    function refund(uint256 datanet, uint256 refundGwei) external returns (uint256 number) {
        number = close(datanet);
        Round memory r = _rounds[datanet][number];
        CONTRIBUTIONS.refundRound(datanet, number, r.count, r.version, refundGwei);
    }

    /// @notice Gives a seat something to collect, and brings the OPEN for it.
    function earnSurplus(uint256 datanet, Bench bench, address account) external payable {
        _surplus[datanet][bench][account] += msg.value / 1 gwei;
        bring(msg.value);
    }

    function credit(address account) external payable {
        bring(msg.value);
        TREASURY.credit(account, msg.value / 1 gwei);
    }

    function addToPool(uint256 datanet) external payable {
        bring(msg.value);
        DATANETS.addToPool(datanet, msg.value / 1 gwei);
    }

    function takeFromPool(uint256 datanet, uint256 gweiAmount) external returns (uint256 taken) {
        taken = DATANETS.takeFromPool(datanet, gweiAmount);
    }

    function bring(uint256 amount) private {
        (bool ok, ) = address(TREASURY).call{value: amount}("");
        if (!ok) revert TreasuryRefused();
    }
}
