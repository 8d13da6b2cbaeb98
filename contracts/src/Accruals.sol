// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";
import {SafeCastLib} from "solady/utils/SafeCastLib.sol";

import {ContributionStore} from "./ContributionStore.sol";
import {PolicyWords} from "./PolicyWords.sol";
import {Slots} from "./Slots.sol";
import {Policy} from "./Types.sol";
import {
    CONTRIBUTION_KIND,
    CONTRIBUTION_OPENED,
    CONTRIBUTION_RELEASED,
    CONTRIBUTION_RETIRED
} from "./interfaces/IContributions.sol";
import {IDatanets} from "./interfaces/IDatanets.sol";
import {Decay} from "./libraries/Decay.sol";
import {Reward} from "./libraries/Reward.sol";

/// @title Accruals: what a sync would do now
/// @notice How an account opens from its round's record, what the accumulator owes it, what has vested, and where its
/// cap ends it. Nothing is written here, so that views and claims follow the same rule.
abstract contract Accruals is ContributionStore {
    using SafeCastLib for uint256;

    /// @dev A cap is this many times the bond that stands behind it.
    uint256 internal constant CAP_FACTOR = 2;
    /// @dev Account.epoch is kept modulo this.
    uint256 private constant EPOCH_MODULUS = 256;

    /// @dev What one transaction has read of one datanet. Claims of many contributions of a datanet read it once.
    struct State {
        uint256 key; // datanet << 8 | version; 0: nothing read
        uint256 vestingHalfLife; // seconds, of the policy of that version
        uint256 acc; // word of the accumulator
        bool moved; // some account has changed
        uint256 tips; // of a claim's caller, for what reached its cap
    }

    /// @dev What a sync does, worked out before anything is written.
    struct Outcome {
        Account account; // afterwards
        uint256 income; // entered vesting
        uint256 vested; // became payable
        uint256 returned; // bond and fee that became payable
        uint256 excess; // above the cap
        uint256 leaving; // weight that stops earning because of the cap
        bool capped;
        bool changed; // the account differs from what is stored
    }

    /// @dev What a sync would do now. Reverts with Contributions_NotSettled if the round has not ended.
    function _outcome(uint256 id, Contribution memory c, State memory state) internal view returns (Outcome memory o) {
        if (c.flags & CONTRIBUTION_RELEASED != 0) return o;
        Account memory a;
        if (c.flags & CONTRIBUTION_OPENED != 0) {
            a = _storedAccount(id);
        } else {
            (a, o.returned) = _opening(id, c);
            o.changed = a.earning != 0;
        }
        o.account = a;
        if (a.earning == 0) return o;

        uint256 datanet = id >> 24;
        _load(state, datanet, a.version);
        o.vested = Reward.vested(a.unvested, block.timestamp - a.syncedAt, state.vestingHalfLife);
        uint256 owed = c.flags & CONTRIBUTION_RETIRED == 0 ? _accrue(datanet, a, Slots.accumulator(state.acc)) : 0;
        // Where nothing is due nothing is written, so that calling often cannot round income or vesting away.
        if (owed == 0 && o.vested == 0 && !o.changed) return o;
        o.changed = true;
        if (owed != 0) {
            o.income = owed < a.capLeft ? owed : a.capLeft;
            o.excess = owed - o.income;
            a.capLeft = uint48(a.capLeft - o.income);
            if (a.capLeft == 0) {
                (o.capped, o.leaving) = (true, _weightOf(a));
                _stop(a);
            }
        }
        a.unvested = (a.unvested - o.vested + o.income).toUint48();
        a.syncedAt = uint32(block.timestamp);
    }

    /// @dev The account as its round's record opens it (empty if nothing earns), and what of bond and fee comes back.
    function _opening(uint256 id, Contribution memory c) internal view returns (Account memory a, uint256 returned) {
        uint256 datanet = id >> 24;
        RoundRecord memory r = _records[datanet][c.round];
        if (r.endedAt == 0) revert Contributions_NotSettled(id);
        Policy memory p = DATANETS.policy(datanet, r.version);
        if (r.refunded) return (a, c.count * (uint256(p.bond) + r.refund));

        uint256 good = LibBit.popCount(_acceptedOf(datanet, c));
        bool data = c.flags & CONTRIBUTION_KIND == 0;
        uint256 earning = data ? good : _lineages[id].earning;
        returned = (c.count - good) * (p.bond - _forfeit(p.bond, p.forfeitBps)) + (good - earning) * p.bond;
        if (earning == 0) return (a, returned);
        a.index = r.index;
        a.epoch = uint8(r.epoch);
        a.itemWeight = data ? r.itemWeight : _lineages[id].itemWeight;
        a.earning = uint8(earning);
        a.version = r.version;
        a.capLeft = (CAP_FACTOR * p.bond * earning).toUint48();
        a.syncedAt = uint32(r.endedAt);
    }

    /// @dev Moves an account to the accumulator's present index and epoch and returns what it earned on the way.
    function _accrue(
        uint256 datanet,
        Account memory a,
        IDatanets.Accumulator memory acc
    ) internal view returns (uint256 owed) {
        uint256 behind;
        unchecked {
            behind = uint8(uint8(acc.epoch) - a.epoch);
        }
        uint256 index = a.index;
        if (behind != 0 || acc.epoch >= EPOCH_MODULUS) {
            uint256 number = acc.epoch - behind;
            // The account knows its epoch modulo 256; it was synced after that epoch began.
            while (number >= EPOCH_MODULUS && DATANETS.epoch(datanet, number).startedAt > a.syncedAt) {
                number -= EPOCH_MODULUS;
            }
            uint256 itemWeight = Decay.unpack(a.itemWeight);
            for (; number < acc.epoch && itemWeight != 0; ++number) {
                IDatanets.Epoch memory e = DATANETS.epoch(datanet, number);
                owed += Reward.owed(a.earning * itemWeight, _since(index, e.lastIndex));
                itemWeight >>= e.shift;
                index = 0;
            }
            a.itemWeight = Decay.pack(itemWeight);
            a.epoch = uint8(acc.epoch);
        }
        owed += Reward.owed(_weightOf(a), _since(index, acc.index));
        a.index = acc.index;
    }

    /// @dev Growth of an accumulator that is kept modulo 2^80.
    function _since(uint256 from, uint256 to) internal pure returns (uint256) {
        unchecked {
            return uint80(to - from);
        }
    }

    function _weightOf(Account memory a) internal pure returns (uint256) {
        return a.earning * Decay.unpack(a.itemWeight);
    }

    /// @dev Reads what a sync needs of a datanet, unless this transaction has just done so.
    function _load(State memory state, uint256 datanet, uint256 version) internal view {
        uint256 key = (datanet << 8) | version;
        if (state.key == key) return;
        state.key = key;
        uint256 rewards;
        (state.acc, rewards) = DATANETS.rewardWords(datanet, version);
        state.vestingHalfLife = PolicyWords.vestingHalfLifeOf(rewards);
    }

    /// @dev Turns the index of an account that has stopped earning into the time it did.
    function _stop(Account memory a) internal view {
        (a.index, a.epoch, a.itemWeight) = (uint80(block.timestamp), 0, 0);
    }
}
