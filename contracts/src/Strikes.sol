// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";

import {PolicyWords} from "./PolicyWords.sol";
import {RoundRecords} from "./RoundRecords.sol";
import {Slots} from "./Slots.sol";
import {Kind, Policy} from "./Types.sol";
import {
    CONTRIBUTION_CHALLENGED,
    CONTRIBUTION_KIND,
    CONTRIBUTION_RETIRED,
    CONTRIBUTION_TOPPED_UP,
    IContributions
} from "./interfaces/IContributions.sol";
import {Score} from "./libraries/Score.sol";

/// @title Strikes: what cases do to contributions
/// @notice A challenged account is held as it was at the filing: nothing is synced, so what the accumulator owes and what
/// vests meanwhile stays apart by itself, item by item. Striking k of n items scales the account down by k/n; what is
/// left of it goes on as if the struck items had never been there.
abstract contract Strikes is RoundRecords {
    modifier onlyCases() {
        if (msg.sender != CASES) revert Contributions_NotAModule(msg.sender);
        _;
    }

    /// @inheritdoc IContributions
    function challenge(uint256 id, uint256 items, address challenger) external onlyCases {
        Contribution memory c = _known(id);
        if (c.flags & CONTRIBUTION_CHALLENGED == 0) {
            State memory state;
            _credit(challenger, _touch(id, c, state));
            _setFlag(id, c, CONTRIBUTION_CHALLENGED);
        }
        Account memory a = _storedAccount(id);
        if (items == 0 || items & ~_heldItems(id, c, a) != 0) revert Contributions_NotChallengeable(id, items);
        if (c.flags & CONTRIBUTION_RETIRED != 0) {
            Policy memory p = DATANETS.policy(id >> 24, a.version);
            // Free to leave already, whether or not somebody has called for it.
            if (block.timestamp >= uint256(a.index) + p.retireDelay) revert Contributions_NotChallengeable(id, items);
        }
        ++_standings[id].cases;
        emit Challenged(id, items);
    }

    /// @inheritdoc IContributions
    function conclude(uint256 id, uint256 strike) external onlyCases returns (uint256 forfeited) {
        Contribution memory c = _stored(id);
        Standing memory s = _standings[id];
        if (--s.cases == 0) {
            c.flags ^= CONTRIBUTION_CHALLENGED;
            _entries[id].contribution = Slots.pack(c);
        }
        Account memory a = _storedAccount(id);
        strike &= _heldItems(id, c, a);
        s.struck |= uint128(strike);
        _standings[id] = s;
        if (strike == 0) return 0;
        _reopen(id, Kind(c.flags & CONTRIBUTION_KIND), strike);
        return _strike(id, c, a, strike);
    }

    /// @dev Takes the struck items' part out of the account, their weight out of the datanet's.
    function _strike(
        uint256 id,
        Contribution memory c,
        Account memory a,
        uint256 strike
    ) private returns (uint256 forfeited) {
        uint256 datanet = id >> 24;
        uint256 struck = LibBit.popCount(strike);
        uint256 items = a.earning;
        uint256 unvested = (a.unvested * struck) / items;
        uint256 cap = (a.capLeft * struck) / items;
        uint256 money = DATANETS.policyWord(datanet, a.version, PolicyWords.MONEY);
        forfeited = unvested + struck * PolicyWords.bondOf(money);
        if (c.flags & CONTRIBUTION_TOPPED_UP != 0) {
            uint256 part = (_toppedUp[id] * struck) / items;
            _toppedUp[id] -= part;
            forfeited += part;
        }
        uint256 excess;
        uint256 weight;
        if (c.flags & CONTRIBUTION_RETIRED == 0) {
            // What the struck items alone would take in now.
            Account memory gone = _storedAccount(id);
            gone.earning = uint8(struck);
            uint256 owed = _accrue(datanet, gone, DATANETS.accumulator(datanet));
            weight = _weightOf(gone);
            uint256 income = owed < cap ? owed : cap;
            forfeited += income;
            excess = owed - income;
        }
        a.earning = uint8(items - struck);
        a.unvested = uint48(a.unvested - unvested);
        a.capLeft = uint48(a.capLeft - cap);
        _entries[id].account = Slots.pack(a);
        emit Struck(id, strike, forfeited);
        if (weight != 0) DATANETS.removeWeight(datanet, weight);
        if (excess != 0) DATANETS.distribute(datanet, excess);
    }

    /// @dev Lets others label or refine anew what the struck items had taken up. A struck refinement that has been refined
    /// itself stays in its line; one that has not leaves its place to the next.
    function _reopen(uint256 id, Kind kind, uint256 strike) private {
        if (kind == Kind.Data) return;
        Lineage memory line = _lineages[id];
        if (kind == Kind.Labels) {
            _labelled[line.parent][line.field] &= ~Score.expand(strike, line.targets);
            return;
        }
        uint256 free = strike & ~_refined[id];
        _refined[id] |= free;
        _refined[line.parent] &= ~Score.expand(free, line.targets);
    }

    /// @dev The items that hold a bond: accepted, the first of their kind, not struck, not released.
    function _heldItems(uint256 id, Contribution memory c, Account memory a) internal view returns (uint256) {
        if (a.earning == 0) return 0;
        return _acceptedOf(id >> 24, c) & ~_idle[id] & ~uint256(_standings[id].struck);
    }
}
