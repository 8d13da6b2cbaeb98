// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibRLP} from "solady/utils/LibRLP.sol";

import {Bench, Kind, Policy, Stage} from "../src/Types.sol";
import {ICases} from "../src/interfaces/ICases.sol";
import {IContributions} from "../src/interfaces/IContributions.sol";
import {ICuration, ICurationTypes} from "../src/interfaces/ICuration.sol";
import {IDatanets} from "../src/interfaces/IDatanets.sol";
import {ITreasury} from "../src/interfaces/ITreasury.sol";
import {Base} from "./Base.t.sol";

/// @title World
/// @notice The deployed contracts, one datanet with full benches, and the moves of a round, by name.
/// Contracts are deployed from their artifacts, so a change of a test compiles only the test.
abstract contract World is Base {
    uint256 internal constant GWEI = 1e9;

    ITreasury internal treasury;
    IDatanets internal datanets;
    IContributions internal contributions;
    ICuration internal curation;
    ICases internal cases;

    address internal steward;
    uint256 internal net; // the datanet most tests use

    mapping(address => uint256) internal keyOf;

    function setUpWorld() internal {
        vm.roll(1000);
        vm.warp(1_800_000_000);
        deployAll();
        steward = person("steward");
        net = createDatanet(smallPolicy());
    }

    // ------------------------------------------------------------------ deployment

    function deployAll() internal {
        uint256 nonce = vm.getNonce(address(this));
        address datanets_ = LibRLP.computeAddress(address(this), nonce + 1);
        address contributions_ = LibRLP.computeAddress(address(this), nonce + 2);
        address curation_ = LibRLP.computeAddress(address(this), nonce + 3);
        address cases_ = LibRLP.computeAddress(address(this), nonce + 4);
        address treasury_ = deploy("Treasury.sol:Treasury", abi.encode(datanets_, contributions_, curation_, cases_));
        deploy("Datanets.sol:Datanets", abi.encode(treasury_, contributions_, curation_));
        deploy("Contributions.sol:Contributions", abi.encode(treasury_, datanets_, curation_, cases_));
        deploy("Curation.sol:Curation", abi.encode(treasury_, datanets_, contributions_, cases_));
        deploy("Cases.sol:Cases", abi.encode(treasury_, datanets_, contributions_, curation_));
        treasury = ITreasury(payable(treasury_));
        datanets = IDatanets(datanets_);
        contributions = IContributions(contributions_);
        curation = ICuration(curation_);
        cases = ICases(cases_);
    }

    // ------------------------------------------------------------------ policies

    /// @notice The default policy: T 128, m 7, quorum 5/7, G 16, J 15.
    function defaultPolicy() internal pure returns (Policy memory p) {
        p = smallPolicy();
        p.roundSize = 128;
        p.panelSize = 7;
        p.goldSize = 16;
        p.jurySize = 15;
        p.quorumNum = 5;
        p.quorumDen = 7;
        p.minCurators = 21;
        p.minJurors = 30;
    }

    function createDatanet(Policy memory policy) internal returns (uint256) {
        vm.prank(steward);
        return datanets.create("Spam or ham", keccak256("description"), 0.01e9, policy);
    }

    function policyOf(uint256 datanet) internal view returns (Policy memory) {
        return datanets.policy(datanet, datanets.policyVersion(datanet));
    }

    // ------------------------------------------------------------------ people

    /// @notice A funded account whose key is known.
    function person(string memory name) internal returns (address who) {
        uint256 key;
        (who, key) = accountAndKey(name);
        keyOf[who] = key;
    }

    function person(string memory role, uint256 i) internal returns (address) {
        return person(string.concat(role, vm.toString(i)));
    }

    function buyCurator(uint256 datanet, address who) internal {
        uint256 par = uint256(policyOf(datanet).curatorSeat) * GWEI;
        vm.prank(who);
        curation.buySeat{value: par}(datanet, Bench.Curator);
    }

    function buyJuror(uint256 datanet, address who) internal {
        vm.prank(steward);
        curation.appointJuror(datanet, who);
        uint256 par = uint256(policyOf(datanet).jurorSeat) * GWEI;
        vm.prank(who);
        curation.buySeat{value: par}(datanet, Bench.Juror);
    }

    /// @notice Fills both benches with distinct people and lets the seats come of age.
    function fillBenches(uint256 datanet, uint256 curators, uint256 jurors) internal {
        for (uint256 i; i < curators; ++i) {
            buyCurator(datanet, person("curator", i));
        }
        for (uint256 i; i < jurors; ++i) {
            buyJuror(datanet, person("juror", i));
        }
        skipTime(uint256(policyOf(datanet).seatAge) + 2);
    }

    // ------------------------------------------------------------------ the moves of a round

    function dueFor(uint256 datanet, uint256 count) internal view returns (uint256) {
        Policy memory p = policyOf(datanet);
        return count * (uint256(p.reviewFee) + p.bond) * GWEI;
    }

    function contributeAs(address who, uint256 datanet, uint256 count) internal returns (uint256 id) {
        uint256 due = dueFor(datanet, count);
        vm.prank(who);
        id = contributions.contribute{value: due}(
            datanet,
            Kind.Data,
            0,
            0,
            0,
            keccak256(abi.encode(who, count)),
            keccak256("root"),
            count
        );
    }

    function roll(uint256 blocks) internal {
        vm.roll(vmMore.getBlockNumber() + blocks);
        vm.warp(vmMore.getBlockTimestamp() + 2 * blocks);
    }

    /// @notice Closes the open round (it must be full or timed out) and draws its panel.
    function closeAndDraw(uint256 datanet, uint256 number) internal {
        curation.advance(datanet, number);
        roll(6);
        curation.advance(datanet, number);
    }

    function saltOf(uint256 position) internal pure returns (bytes32) {
        return keccak256(abi.encode("salt", position));
    }

    function seatOwner(uint256 datanet, uint256 number, Stage stage, uint256 position) internal view returns (address) {
        ICurationTypes.Round memory r = curation.round(datanet, number);
        return
            stage == Stage.Panel
                ? curation.seat(datanet, Bench.Curator, r.panel[position]).owner
                : curation.seat(datanet, Bench.Juror, r.jury[position]).owner;
    }

    function commitmentFor(
        uint256 datanet,
        uint256 number,
        Stage stage,
        uint256 position,
        uint256 verdict
    ) internal view returns (bytes32) {
        uint256 id = curation.ballotId(datanet, number, curation.round(datanet, number).attempt, stage);
        return curation.commitmentOf(id, seatOwner(datanet, number, stage, position), verdict, saltOf(position));
    }

    function commitOne(uint256 datanet, uint256 number, Stage stage, uint256 position, uint256 verdict) internal {
        bytes32 commitment = commitmentFor(datanet, number, stage, position, verdict);
        vm.prank(seatOwner(datanet, number, stage, position));
        curation.commit(datanet, number, stage, position, commitment);
    }

    function commitAll(uint256 datanet, uint256 number, Stage stage, uint256[] memory verdicts) internal {
        for (uint256 i; i < verdicts.length; ++i) {
            commitOne(datanet, number, stage, i, verdicts[i]);
        }
    }

    function opening(uint256 position, uint256 verdict) internal pure returns (ICurationTypes.Opening memory) {
        return ICurationTypes.Opening(uint8(position), verdict, saltOf(position));
    }

    function revealOne(uint256 datanet, uint256 number, Stage stage, uint256 position, uint256 verdict) internal {
        ICurationTypes.Opening[] memory openings = new ICurationTypes.Opening[](1);
        openings[0] = opening(position, verdict);
        curation.reveal(datanet, number, stage, openings);
    }

    function revealAll(uint256 datanet, uint256 number, Stage stage, uint256[] memory verdicts) internal {
        ICurationTypes.Opening[] memory openings = new ICurationTypes.Opening[](verdicts.length);
        for (uint256 i; i < verdicts.length; ++i) {
            openings[i] = opening(i, verdicts[i]);
        }
        curation.reveal(datanet, number, stage, openings);
    }

    /// @notice A ballot signed by the position's owner, to be carried.
    function carried(
        uint256 datanet,
        uint256 number,
        Stage stage,
        uint256 position,
        uint256 verdict
    ) internal view returns (ICurationTypes.Carried memory) {
        address voter = seatOwner(datanet, number, stage, position);
        bytes32 commitment = commitmentFor(datanet, number, stage, position, verdict);
        uint256 deadline = vmMore.getBlockTimestamp() + 1 hours;
        bytes32 ballot = keccak256(
            abi.encode(
                keccak256("Ballot(uint256 ballotId,address voter,bytes32 commitment,uint256 deadline)"),
                curation.ballotId(datanet, number, curation.round(datanet, number).attempt, stage),
                voter,
                commitment,
                deadline
            )
        );
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Datanets Curation"),
                keccak256("1"),
                block.chainid,
                address(curation)
            )
        );
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(
            keyOf[voter],
            keccak256(abi.encodePacked("\x19\x01", domain, ballot))
        );
        return ICurationTypes.Carried(uint8(position), commitment, uint40(deadline), abi.encodePacked(r, s, v));
    }

    /// @notice The verdict over gold positions that a bitmap over all items implies.
    function onGold(uint256 verdict, uint256 gold) internal pure returns (uint256 compact) {
        uint256 j;
        for (uint256 i; i < 256; ++i) {
            if (gold & (1 << i) == 0) continue;
            if (verdict & (1 << i) != 0) compact |= 1 << j;
            ++j;
        }
    }

    function same(uint256 verdict, uint256 count) internal pure returns (uint256[] memory verdicts) {
        verdicts = new uint256[](count);
        for (uint256 i; i < count; ++i) {
            verdicts[i] = verdict;
        }
    }

    /// @notice From a full open round to its settlement, panel and jury voting as given (jury as bitmaps over all items).
    function playRound(uint256 datanet, uint256 number, uint256[] memory panel, uint256[] memory jury) internal {
        closeAndDraw(datanet, number);
        commitAll(datanet, number, Stage.Panel, panel);
        finishRound(datanet, number, panel, jury);
    }

    /// @notice From the end of the panel's commits to the settlement.
    function finishRound(uint256 datanet, uint256 number, uint256[] memory panel, uint256[] memory jury) internal {
        roll(6);
        curation.advance(datanet, number);
        uint256 gold = curation.round(datanet, number).gold;
        uint256[] memory votes = new uint256[](jury.length);
        for (uint256 i; i < jury.length; ++i) {
            votes[i] = onGold(jury[i], gold);
        }
        commitAll(datanet, number, Stage.Jury, votes);
        revealAll(datanet, number, Stage.Panel, panel);
        revealAll(datanet, number, Stage.Jury, votes);
        curation.advance(datanet, number);
    }
}
