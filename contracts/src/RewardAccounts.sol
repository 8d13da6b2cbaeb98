// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";

import {Accruals} from "./Accruals.sol";
import {Slots} from "./Slots.sol";
import {Bench, Policy} from "./Types.sol";
import {
    CONTRIBUTION_CHALLENGED,
    CONTRIBUTION_OPENED,
    CONTRIBUTION_RELEASED,
    CONTRIBUTION_RETIRED,
    CONTRIBUTION_TOPPED_UP,
    IContributions
} from "./interfaces/IContributions.sol";
import {Decay} from "./libraries/Decay.sol";
import {Reward} from "./libraries/Reward.sol";

/// @title RewardAccounts: what each contribution earns, vests and holds
/// @notice An account opens at its first sync, from what its round left behind. A sync first vests what was there,
/// then takes in what the accumulator owes, up to the cap. A contribution that reaches its cap stops earning at once.
/// @dev Every amount is gwei. All effects come before the one call that can run foreign code, `Treasury.pay`.
abstract contract RewardAccounts is Accruals {
    using SafeCastLib for uint256;

    /// @dev The caller who brings a capped contribution up to date gets the excess divided by this.
    uint256 private constant TIP_DIVISOR = 100;
    /// @dev Words before the list in the data of Claimed.
    uint256 private constant LIST_AT = 3;

    // ------------------------------------------------------------------ owners and helpers of owners

    /// @inheritdoc IContributions
    function claim(address owner, uint48[] calldata ids, SeatRef[] calldata seats) external returns (uint256 gweiPaid) {
        State memory state;
        uint256[] memory data = new uint256[](LIST_AT + ids.length);
        uint256 due = _collect(owner, seats);
        unchecked {
            // Amounts have 48 bits each, and a block holds no 2^200 of them.
            for (uint256 i; i < ids.length; ++i) {
                uint256 paid;
                (paid, data[LIST_AT + i]) = _claimOne(owner, ids[i], state);
                due += paid;
            }
        }
        if (msg.sender == owner) due += state.tips;
        else _credit(msg.sender, state.tips);
        // Income that has only begun to vest pays nothing yet, but its vesting must begin: that is worth keeping.
        if (due != 0 || !state.moved || TREASURY.creditOf(owner) != 0) gweiPaid = TREASURY.pay(owner, due);
        _emitClaimed(owner, gweiPaid, data);
    }

    /// @dev Emits Claimed from where its list was made: encoding it would copy every word once more.
    /// @param data three words for the head (amount, offset and length of the list), then the list.
    function _emitClaimed(address owner, uint256 gweiPaid, uint256[] memory data) private {
        (data[0], data[1], data[2]) = (gweiPaid, 0x40, data.length - LIST_AT);
        bytes32 topic = Claimed.selector;
        assembly ("memory-safe") {
            log3(add(data, 0x20), shl(5, mload(data)), topic, owner, caller())
        }
    }

    function _collect(address owner, SeatRef[] calldata seats) private returns (uint256 due) {
        for (uint256 i; i < seats.length; ++i) {
            due += CURATION.collectSeat(seats[i].datanet, Bench(seats[i].bench), owner);
        }
    }

    /// @return paid to the owner, @return summary the word that `Claimed` says about it.
    function _claimOne(address owner, uint256 id, State memory state) private returns (uint256 paid, uint256 summary) {
        Entry storage entry = _entries[id];
        uint256 word = entry.contribution;
        if (word == 0) revert Contributions_Unknown(id);
        if (address(uint160(word)) != owner) revert Contributions_NotContributor(id, owner);
        bool done;
        uint256 income;
        (done, income, paid) = _syncSteady(id, word, entry, state);
        if (!done) (income, paid) = _settle(id, Slots.contribution(word), state);
        summary = id | (income << 48) | (paid << 112);
    }

    /// @inheritdoc IContributions
    function touch(uint256 id) external {
        State memory state;
        Contribution memory c = _known(id);
        _requireFree(id, c);
        _credit(msg.sender, _touch(id, c, state));
    }

    /// @inheritdoc IContributions
    function topUp(uint256 id) external payable {
        uint256 amount = msg.value / GWEI;
        if (amount == 0 || amount * GWEI != msg.value) revert Contributions_TopUpAmount(msg.value);
        Contribution memory c = _own(id);
        _requireFree(id, c);
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
        _requireFree(id, c);
        if (c.flags & CONTRIBUTION_RETIRED != 0) revert Contributions_NotEarning(id);
        State memory state;
        _credit(msg.sender, _touch(id, c, state));
        // The sync has retired by itself what reached its cap.
        if (c.flags & CONTRIBUTION_RETIRED != 0) return;
        Account memory a = _storedAccount(id);
        if (a.earning == 0) revert Contributions_NotEarning(id);
        // A sync that had nothing to write may have left the account in an older epoch.
        _accrue(id >> 24, a, Slots.accumulator(state.acc));
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
        _requireFree(id, c);
        Account memory a = _storedAccount(id);
        Policy memory p = DATANETS.policy(id >> 24, a.version);
        uint256 releaseAt = uint256(a.index) + p.retireDelay;
        if (block.timestamp < releaseAt) revert Contributions_ReleaseTooEarly(releaseAt);
        _credit(c.contributor, _release(id, c, a, p.bond));
    }

    // ------------------------------------------------------------------ syncing

    /// @dev The sync of nearly every claim, on the stored word alone: an opened account, neither retired nor held, in the
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
        uint256 acc = state.acc;
        if (Slots.epochOf(word) != Slots.accEpochOf(acc)) return (false, 0, 0);
        uint256 index = Slots.accIndexOf(acc);
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

    /// @dev The full sync of a claim, with the release that may be due; nothing where a case holds the account. The tip
    /// waits in `state`.
    function _settle(
        uint256 id,
        Contribution memory c,
        State memory state
    ) private returns (uint256 income, uint256 paid) {
        if (c.flags & CONTRIBUTION_CHALLENGED != 0) return (0, 0);
        uint256 tip;
        (income, paid, tip) = _sync(id, c, state);
        state.tips += tip;
        if (c.flags & (CONTRIBUTION_RETIRED | CONTRIBUTION_RELEASED) != CONTRIBUTION_RETIRED) return (income, paid);
        Account memory a = _storedAccount(id);
        Policy memory p = DATANETS.policy(id >> 24, a.version);
        if (block.timestamp >= uint256(a.index) + p.retireDelay) {
            state.moved = true;
            paid += _release(id, c, a, p.bond);
        }
    }

    /// @dev A sync outside a claim: what it pays becomes the contributor's credit.
    function _touch(uint256 id, Contribution memory c, State memory state) internal returns (uint256 tip) {
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

    // ------------------------------------------------------------------ leaving

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
