// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LibBit} from "solady/utils/LibBit.sol";
import {SafeCastLib} from "solady/utils/SafeCastLib.sol";

import {ContributionStore} from "./ContributionStore.sol";
import {Slots} from "./Slots.sol";
import {Bench, Policy} from "./Types.sol";
import {
    CONTRIBUTION_KIND,
    CONTRIBUTION_OPENED,
    CONTRIBUTION_RELEASED,
    CONTRIBUTION_RETIRED,
    CONTRIBUTION_TOPPED_UP,
    IContributions
} from "./interfaces/IContributions.sol";
import {IDatanets} from "./interfaces/IDatanets.sol";
import {Decay} from "./libraries/Decay.sol";
import {Reward} from "./libraries/Reward.sol";

/// @title RewardAccounts: what each contribution earns, vests and holds
/// @notice An account opens at its first sync, from what its round left behind. A sync first vests what was there,
/// then takes in what the accumulator owes, up to the cap. A contribution that reaches its cap stops earning at once.
/// @dev Every amount is gwei. All effects come before the one call that can run foreign code, `Treasury.pay`.
abstract contract RewardAccounts is ContributionStore {
    using SafeCastLib for uint256;

    /// @dev A cap is this many times the bond that stands behind it.
    uint256 internal constant CAP_FACTOR = 2;
    /// @dev The caller who brings a capped contribution up to date gets the excess divided by this.
    uint256 private constant TIP_DIVISOR = 100;
    /// @dev Account.epoch is kept modulo this.
    uint256 private constant EPOCH_MODULUS = 256;

    /// @dev What one transaction has read of one datanet. Claims of many contributions of a datanet read it once.
    struct State {
        uint256 key; // datanet << 8 | version; 0: nothing read
        uint256 vestingHalfLife; // seconds, of the policy of that version
        IDatanets.Accumulator acc;
        bool moved; // some account has changed
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

    // ------------------------------------------------------------------ owners and helpers of owners

    /// @inheritdoc IContributions
    function claim(address owner, uint48[] calldata ids, SeatRef[] calldata seats) external returns (uint256 gweiPaid) {
        State memory state;
        uint256[] memory entries = new uint256[](ids.length);
        uint256 due;
        uint256 tips;
        for (uint256 i; i < ids.length; ++i) {
            uint256 id = ids[i];
            Entry storage entry = _entries[id];
            uint256 word = entry.contribution;
            if (word == 0) revert Contributions_Unknown(id);
            if (address(uint160(word)) != owner) revert Contributions_NotContributor(id, owner);
            (bool done, uint256 income, uint256 paid) = _syncSteady(id, word, entry, state);
            if (!done) {
                uint256 tip;
                (income, paid, tip) = _settle(id, Slots.contribution(word), state);
                tips += tip;
            }
            due += paid;
            entries[i] = id | (income << 48) | (paid << 112);
        }
        for (uint256 i; i < seats.length; ++i) {
            due += CURATION.collectSeat(seats[i].datanet, Bench(seats[i].bench), owner);
        }
        if (msg.sender == owner) due += tips;
        else _credit(msg.sender, tips);
        // Income that has only begun to vest pays nothing yet, but its vesting must begin: that is worth keeping.
        if (due != 0 || !state.moved || TREASURY.creditOf(owner) != 0) gweiPaid = TREASURY.pay(owner, due);
        emit Claimed(owner, msg.sender, gweiPaid, entries);
    }

    /// @inheritdoc IContributions
    function touch(uint256 id) external {
        State memory state;
        _credit(msg.sender, _touch(id, _known(id), state));
    }

    /// @inheritdoc IContributions
    function topUp(uint256 id) external payable {
        uint256 amount = msg.value / GWEI;
        if (amount == 0 || amount * GWEI != msg.value) revert Contributions_TopUpAmount(msg.value);
        Contribution memory c = _own(id);
        State memory state;
        // What the sync retires no longer earns: everything reverts then, the tip with it.
        _touch(id, c, state);
        Account memory a = _storedAccount(id);
        if (a.earning == 0 || c.flags & CONTRIBUTION_RETIRED != 0) revert Contributions_NotEarning(id);
        uint256 capLeft = a.capLeft + CAP_FACTOR * amount;
        // What may still be earned ends up beside what is vesting, in as many bits.
        (a.unvested + capLeft).toUint48();
        a.capLeft = uint48(capLeft);
        _entries[id].account = Slots.pack(a);
        _toppedUp[id] += amount;
        if (c.flags & CONTRIBUTION_TOPPED_UP == 0) _setFlag(id, c, CONTRIBUTION_TOPPED_UP);
        emit ToppedUp(id, amount);
        _forward(msg.value);
    }

    /// @inheritdoc IContributions
    function retire(uint256 id) external {
        Contribution memory c = _own(id);
        if (c.flags & CONTRIBUTION_RETIRED != 0) revert Contributions_NotEarning(id);
        State memory state;
        _credit(msg.sender, _touch(id, c, state));
        // The sync has retired by itself what reached its cap.
        if (c.flags & CONTRIBUTION_RETIRED != 0) return;
        Account memory a = _storedAccount(id);
        if (a.earning == 0) revert Contributions_NotEarning(id);
        // A sync that had nothing to write may have left the account in an older epoch.
        _accrue(id >> 24, a, state.acc);
        uint256 weight = _weightOf(a);
        _stop(a);
        _entries[id].account = Slots.pack(a);
        _retire(id, c, a.version, false);
        DATANETS.removeWeight(id >> 24, weight);
    }

    /// @inheritdoc IContributions
    function release(uint256 id) external {
        Contribution memory c = _known(id);
        if (c.flags & CONTRIBUTION_RELEASED != 0) revert Contributions_AlreadyReleased(id);
        if (c.flags & CONTRIBUTION_RETIRED == 0) revert Contributions_NotRetired(id);
        Account memory a = _storedAccount(id);
        Policy memory p = DATANETS.policy(id >> 24, a.version);
        uint256 releaseAt = uint256(a.index) + p.retireDelay;
        if (block.timestamp < releaseAt) revert Contributions_ReleaseTooEarly(releaseAt);
        _credit(c.contributor, _release(id, c, a, p.bond));
    }

    // ------------------------------------------------------------------ syncing

    /// @dev The sync of nearly every claim, on the stored word alone: an opened account that has not retired, in the
    /// accumulator's epoch, below its cap. `_outcome` says the same in full; a claim of 40 contributions spends a
    /// quarter less this way.
    /// @return done false: this contribution needs the full sync, nothing has been done.
    function _syncSteady(
        uint256 id,
        uint256 contributionWord,
        Entry storage entry,
        State memory state
    ) private returns (bool done, uint256 income, uint256 vested) {
        if (!Slots.isSteady(contributionWord)) return (false, 0, 0);
        uint256 word = entry.account;
        uint256 earning = Slots.earningOf(word);
        if (earning == 0) return (true, 0, 0);
        _load(state, id >> 24, Slots.versionOf(word));
        if (Slots.epochOf(word) != state.acc.epoch) return (false, 0, 0);
        uint256 index = state.acc.index;
        uint256 capLeft = Slots.capLeftOf(word);
        uint256 unvested = Slots.unvestedOf(word);
        unchecked {
            // Weights are below 2^59, times and amounts fit their members: nothing here can wrap but the index.
            income = Reward.owed(earning * Decay.unpack(Slots.itemWeightOf(word)), _since(Slots.indexOf(word), index));
            if (income >= capLeft) return (false, 0, 0);
            vested = Reward.vested(unvested, block.timestamp - Slots.syncedAtOf(word), state.vestingHalfLife);
            if (income | vested == 0) return (true, 0, 0);
            entry.account = Slots.synced(word, index, capLeft - income, unvested + income - vested);
        }
        state.moved = true;
        done = true;
    }

    /// @dev The full sync of a claim, with the release that may be due.
    function _settle(
        uint256 id,
        Contribution memory c,
        State memory state
    ) private returns (uint256 income, uint256 paid, uint256 tip) {
        (income, paid, tip) = _sync(id, c, state);
        if (c.flags & (CONTRIBUTION_RETIRED | CONTRIBUTION_RELEASED) != CONTRIBUTION_RETIRED)
            return (income, paid, tip);
        Account memory a = _storedAccount(id);
        Policy memory p = DATANETS.policy(id >> 24, a.version);
        if (block.timestamp >= uint256(a.index) + p.retireDelay) {
            state.moved = true;
            paid += _release(id, c, a, p.bond);
        }
    }

    /// @dev A sync outside a claim: what it pays becomes the contributor's credit.
    function _touch(uint256 id, Contribution memory c, State memory state) private returns (uint256 tip) {
        uint256 income;
        uint256 paid;
        (income, paid, tip) = _sync(id, c, state);
        if (income != 0 || paid != 0) emit Synced(id, income, paid);
        _credit(c.contributor, paid);
    }

    /// @dev Brings a contribution up to date. The caller of this function pays out what it returns.
    /// @return income that entered vesting, @return paid to the contributor, @return tip to the transaction's sender.
    function _sync(
        uint256 id,
        Contribution memory c,
        State memory state
    ) private returns (uint256 income, uint256 paid, uint256 tip) {
        uint256 datanet = id >> 24;
        Outcome memory o = _outcome(id, c, state);
        (income, paid) = (o.income, o.vested + o.returned);
        if (c.flags & CONTRIBUTION_OPENED == 0) {
            state.moved = true;
            _setFlag(id, c, CONTRIBUTION_OPENED);
        }
        if (!o.changed) return (income, paid, 0);
        state.moved = true;
        _entries[id].account = Slots.pack(o.account);
        if (o.capped) {
            _retire(id, c, o.account.version, true);
            // Its own weight leaves first: nothing of the excess may come back to it.
            DATANETS.removeWeight(datanet, o.leaving);
            tip = o.excess / TIP_DIVISOR;
            if (o.excess != 0) DATANETS.distribute(datanet, o.excess - tip);
            state.key = 0; // what was read is stale
        }
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
        uint256 owed = c.flags & CONTRIBUTION_RETIRED == 0 ? _accrue(datanet, a, state.acc) : 0;
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
        returned = (c.count - good) * (p.bond - _forfeit(p)) + (good - earning) * p.bond;
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
    function _since(uint256 from, uint256 to) private pure returns (uint256) {
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
        (state.acc, state.vestingHalfLife) = DATANETS.rewardState(datanet, version);
    }

    // ------------------------------------------------------------------ leaving

    /// @dev Turns the index of an account that has stopped earning into the time it did.
    function _stop(Account memory a) private view {
        (a.index, a.epoch, a.itemWeight) = (uint80(block.timestamp), 0, 0);
    }

    function _retire(uint256 id, Contribution memory c, uint256 version, bool capped) private {
        _setFlag(id, c, CONTRIBUTION_RETIRED);
        emit Retired(id, block.timestamp + DATANETS.policy(id >> 24, version).retireDelay, capped);
    }

    /// @dev Ends an account whose delay is over. The caller pays out what it returns.
    function _release(
        uint256 id,
        Contribution memory c,
        Account memory a,
        uint256 bond
    ) private returns (uint256 gweiAmount) {
        gweiAmount = a.unvested + a.earning * bond;
        if (c.flags & CONTRIBUTION_TOPPED_UP != 0) gweiAmount += _toppedUp[id];
        delete _entries[id].account;
        _setFlag(id, c, CONTRIBUTION_RELEASED);
        emit Released(id, gweiAmount);
    }
}
