// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Bench, CaseReason} from "../src/Types.sol";
import {ICases} from "../src/interfaces/ICases.sol";
import {ICurationTypes} from "../src/interfaces/ICuration.sol";
import {World} from "./World.sol";

/// @title Court
/// @notice The moves of a case, by name, in a world with full benches.
abstract contract Court is World {
    uint256 internal constant UPHOLD = 1;
    uint256 internal constant DISMISS = 0;
    bytes32 internal constant EVIDENCE = keccak256("evidence");

    /// @notice A contribution of a full round of which the first 20 items are accepted.
    function settled(address who) internal returns (uint256 id) {
        uint256 number = curation.head(net).closed + 1;
        id = contributeAs(who, net, 32);
        uint256 truth = (1 << 20) - 1;
        playRound(net, number, same(truth, 5), same(truth, 7));
    }

    function use(uint256 units) internal {
        address consumer = person("consumer");
        vm.prank(consumer);
        datanets.use{value: units * 0.01 ether}(net, units, "query");
    }

    function fileAs(address who, uint256 contribution, uint256 items) internal returns (uint256) {
        return fileAs(who, contribution, items, address(0));
    }

    function fileAs(address who, uint256 contribution, uint256 items, address claimant) internal returns (uint256 id) {
        (, uint256 deposit, uint256 fee) = cases.quote(contribution, items, CaseReason.Junk);
        vm.prank(who);
        id = cases.file{value: (deposit + fee) * GWEI}(contribution, items, CaseReason.Junk, EVIDENCE, claimant);
    }

    function appealAs(address who, uint256 id) internal {
        (uint256 deposit, uint256 fee) = cases.appealQuote(id);
        vm.prank(who);
        cases.appeal{value: (deposit + fee) * GWEI}(id);
    }

    function juryOf(uint256 id) internal view returns (ICases.Jury memory) {
        return cases.jury(id, cases.get(id).tier);
    }

    /// @return what a juror against the end of the case loses, gwei.
    function stakeOf(uint256 id) internal view returns (uint256) {
        return cases.get(id).stake;
    }

    /// @notice Draws the jury that is due.
    function draw(uint256 id) internal {
        roll(6);
        cases.advance(id);
    }

    function seatAt(ICases.Jury memory j, uint256 position) internal pure returns (uint256) {
        uint256 lane = position < 16 ? j.low >> (16 * position) : j.high >> (16 * (position - 16));
        return (lane & 0xffff) - 1;
    }

    function juror(uint256 id, uint256 position) internal view returns (address) {
        return curation.seat(net, Bench.Juror, seatAt(juryOf(id), position)).owner;
    }

    function voteOf(uint256 id, uint256 position, uint256 verdict) internal view returns (bytes32) {
        uint256 ballot = cases.ballotId(id, cases.get(id).tier);
        return cases.commitmentOf(ballot, juror(id, position), verdict, saltOf(position));
    }

    function commitCase(uint256 id, uint256 position, uint256 verdict) internal {
        bytes32 commitment = voteOf(id, position, verdict);
        vm.prank(juror(id, position));
        cases.commit(id, position, commitment);
    }

    function revealCase(uint256 id, uint256 position, uint256 verdict) internal {
        ICurationTypes.Opening[] memory openings = new ICurationTypes.Opening[](1);
        openings[0] = opening(position, verdict);
        cases.reveal(id, openings);
    }

    /// @notice Everybody votes: the first `toUphold` positions uphold, the others dismiss; then the tally.
    function vote(uint256 id, uint256 toUphold) internal {
        uint256 size = juryOf(id).size;
        for (uint256 i; i < size; ++i) {
            commitCase(id, i, i < toUphold ? UPHOLD : DISMISS);
        }
        for (uint256 i; i < size; ++i) {
            revealCase(id, i, i < toUphold ? UPHOLD : DISMISS);
        }
        cases.advance(id);
    }

    /// @notice Draws the jury, lets it vote and counts.
    function judge(uint256 id, bool upheld) internal {
        draw(id);
        vote(id, upheld ? juryOf(id).size : 0);
    }

    /// @notice Lets the window for an appeal pass and ends the case.
    function finish(uint256 id) internal {
        skipTime(3 * uint256(policyOf(net).juryPeriod) + 2);
        cases.advance(id);
    }
}
