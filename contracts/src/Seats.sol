// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";

import {Benches} from "./Benches.sol";
import {CurationSlots, SeatState} from "./CurationSlots.sol";
import {Bench, Policy} from "./Types.sol";

/// @dev What the owner of a seat does with it: buying, topping up, leaving, withdrawing; and appointing jurors.
/// The functions are described in ICuration.
abstract contract Seats is Benches {
    using SafeCastLib for uint256;

    uint256 private constant GWEI = 1e9;
    /// A juror earns a seat with this many gold-scored rounds in the same datanet ...
    uint256 private constant EARNING_ROUNDS = 10;
    /// ... and at least this mean score, in 1e-4.
    int256 private constant EARNING_SCORE = 2000;
    uint256 private constant MAX_SEATS = type(uint16).max - 1;

    modifier onlyContributions() {
        if (msg.sender != CONTRIBUTIONS) revert Curation_NotAModule(msg.sender);
        _;
    }

    // ------------------------------------------------------------------ owners

    function buySeat(uint256 datanet, Bench bench) external payable {
        Policy memory policy = _policyInForce(datanet);
        uint256 par = _par(policy, bench);
        if (msg.value != par * GWEI) revert Curation_WrongPayment(msg.value, par * GWEI);
        if (_seatIdOf(datanet, bench, msg.sender) != 0) revert Curation_SeatTaken(datanet, bench, msg.sender);
        uint24 aux = bench == Bench.Juror ? _qualify(datanet, msg.sender) : _seatIds[datanet][msg.sender].juror;

        uint256 key = _benchKey(datanet, bench);
        uint256 id = _vacantId(datanet, bench, key);
        _owners[_seatKey(key, id)] = msg.sender;
        SeatState memory s;
        s.balance = par.toUint48();
        s.boughtAt = uint32(block.timestamp);
        s.aux = aux;
        _activate(key, id, s);
        _seats[_seatKey(key, id)] = CurationSlots.pack(s);
        _setSeatId(datanet, bench, msg.sender, id + 1);
        _seatsOf[msg.sender].push((datanet << 8) | uint256(bench));
        emit SeatBought(datanet, bench, msg.sender, id);
        _forward();
    }

    function topUpSeat(uint256 datanet, Bench bench) external payable {
        (uint256 key, uint256 id) = _ownSeat(datanet, bench);
        SeatState memory s = CurationSlots.seat(_seats[_seatKey(key, id)]);
        uint256 amount = msg.value / GWEI;
        if (amount == 0 || msg.value % GWEI != 0) revert Curation_WrongPayment(msg.value, GWEI);
        if (s.leavingAt != 0) revert Curation_AlreadyLeaving();
        s.balance = (s.balance + amount).toUint48();
        if (s.position == 0 && s.balance >= _par(_policyInForce(datanet), bench)) _activate(key, id, s);
        _seats[_seatKey(key, id)] = CurationSlots.pack(s);
        emit SeatToppedUp(datanet, bench, msg.sender, amount);
        _forward();
    }

    function leaveSeat(uint256 datanet, Bench bench) external {
        (uint256 key, uint256 id) = _ownSeat(datanet, bench);
        SeatState memory s = CurationSlots.seat(_seats[_seatKey(key, id)]);
        if (s.leavingAt != 0) revert Curation_AlreadyLeaving();
        if (s.duties != 0) revert Curation_OpenDuty(s.duties);
        s.leavingAt = uint32(block.timestamp);
        if (s.position != 0) _deactivate(key, s);
        _seats[_seatKey(key, id)] = CurationSlots.pack(s);
        if (bench == Bench.Juror && s.aux == 0) --_earnedJurors[datanet];
        emit SeatLeaving(datanet, bench, msg.sender, block.timestamp + _policyInForce(datanet).seatCooldown);
    }

    function withdrawSeat(uint256 datanet, Bench bench) external {
        (uint256 key, uint256 id) = _ownSeat(datanet, bench);
        SeatState memory s = CurationSlots.seat(_seats[_seatKey(key, id)]);
        if (s.leavingAt == 0) revert Curation_NotLeaving();
        uint256 until = uint256(s.leavingAt) + _policyInForce(datanet).seatCooldown;
        if (block.timestamp < until) revert Curation_CooldownUntil(until);
        uint256 balance = s.balance;
        delete _seats[_seatKey(key, id)];
        delete _owners[_seatKey(key, id)];
        _vacant[key].push(uint16(id));
        _setSeatId(datanet, bench, msg.sender, 0);
        _forgetSeat(msg.sender, (datanet << 8) | uint256(bench));
        emit SeatWithdrawn(datanet, bench, msg.sender, balance);
        TREASURY.credit(msg.sender, balance);
    }

    function appointJuror(uint256 datanet, address account) external {
        if (DATANETS.stewardOf(datanet) != msg.sender) revert Curation_NotSteward(datanet, msg.sender);
        uint256 until = block.timestamp + _policyInForce(datanet).appointmentTerm;
        uint24 untilHours = uint24((until + 3599) / 3600);
        _appointedHours[datanet][account] = untilHours;
        uint256 id = _seatIds[datanet][account].juror;
        if (id != 0) {
            // A sitting appointed juror is renewed; an earned seat needs no appointment.
            uint256 key = _seatKey(_benchKey(datanet, Bench.Juror), id - 1);
            SeatState memory s = CurationSlots.seat(_seats[key]);
            if (s.aux != 0) {
                s.aux = untilHours;
                _seats[key] = CurationSlots.pack(s);
            }
        }
        emit JurorAppointed(datanet, account, uint256(untilHours) * 3600);
    }

    function confirmSeat(uint256 datanet, address account) external {
        uint256 id = _seatIds[datanet][account].juror;
        if (id == 0) revert Curation_NoSeat(datanet, Bench.Juror, account);
        uint256 key = _seatKey(_benchKey(datanet, Bench.Juror), id - 1);
        SeatState memory s = CurationSlots.seat(_seats[key]);
        if (s.aux == 0 || s.leavingAt != 0 || !_hasEarned(datanet, account)) {
            revert Curation_NotQualified(datanet, account);
        }
        s.aux = 0;
        _seats[key] = CurationSlots.pack(s);
        ++_earnedJurors[datanet];
        emit SeatConfirmed(datanet, account);
    }

    function collectSeat(
        uint256 datanet,
        Bench bench,
        address account
    ) external onlyContributions returns (uint256 gweiAmount) {
        gweiAmount = _surplusOf(datanet, bench, account);
        if (gweiAmount == 0) return 0;
        // The balance lies in the lowest bits, and the surplus is a part of it.
        _seats[_seatKey(_benchKey(datanet, bench), _seatIdOf(datanet, bench, account) - 1)] -= gweiAmount;
    }

    // ------------------------------------------------------------------ private

    /// @dev A juror's title: an earned record (returns 0) or a running appointment (returns its end in hours).
    function _qualify(uint256 datanet, address account) private returns (uint24) {
        if (_hasEarned(datanet, account)) {
            ++_earnedJurors[datanet];
            return 0;
        }
        uint24 until = _appointedHours[datanet][account];
        if (uint256(until) * 3600 <= block.timestamp) revert Curation_NotQualified(datanet, account);
        return until;
    }

    /// @dev The record is that of the account's curator seat in the same datanet.
    function _hasEarned(uint256 datanet, address account) private view returns (bool) {
        uint256 id = _seatIds[datanet][account].curator;
        if (id == 0) return false;
        SeatState memory s = CurationSlots.seat(_seats[_seatKey(_benchKey(datanet, Bench.Curator), id - 1)]);
        return s.goldRounds >= EARNING_ROUNDS && s.goldSum >= EARNING_SCORE * int256(uint256(s.goldRounds));
    }

    function _vacantId(uint256 datanet, Bench bench, uint256 key) private returns (uint256 id) {
        uint16[] storage vacant = _vacant[key];
        if (vacant.length != 0) {
            id = vacant[vacant.length - 1];
            vacant.pop();
        } else {
            id = _total[key]++;
            if (id >= MAX_SEATS) revert Curation_BenchFull(datanet, bench);
        }
    }

    function _ownSeat(uint256 datanet, Bench bench) private view returns (uint256 key, uint256 id) {
        id = _seatIdOf(datanet, bench, msg.sender);
        if (id == 0) revert Curation_NoSeat(datanet, bench, msg.sender);
        return (_benchKey(datanet, bench), id - 1);
    }

    function _setSeatId(uint256 datanet, Bench bench, address account, uint256 idPlusOne) private {
        SeatIds storage ids = _seatIds[datanet][account];
        if (bench == Bench.Curator) {
            ids.curator = uint16(idPlusOne);
            return;
        }
        ids.juror = uint16(idPlusOne);
        uint256 curator = ids.curator;
        if (curator == 0) return;
        // A curator's seat names the juror seat of its owner, so that a draw of jurors finds it in a word it reads.
        uint256 key = _seatKey(_benchKey(datanet, Bench.Curator), curator - 1);
        SeatState memory s = CurationSlots.seat(_seats[key]);
        s.aux = uint24(idPlusOne);
        _seats[key] = CurationSlots.pack(s);
    }

    function _forgetSeat(address account, uint256 ref) private {
        uint256[] storage refs = _seatsOf[account];
        uint256 last = refs.length - 1;
        for (uint256 i; i < last; ++i) {
            if (refs[i] == ref) {
                refs[i] = refs[last];
                break;
            }
        }
        refs.pop();
    }

    function _forward() private {
        SafeTransferLib.safeTransferETH(address(TREASURY), msg.value);
    }
}
