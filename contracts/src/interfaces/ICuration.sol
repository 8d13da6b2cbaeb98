// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Bench, Kind, Phase, Stage} from "../Types.sol";

/// @dev Errors, events and structs of Curation, for the parts it is made of.
interface ICurationTypes {
    // --- seats
    error Curation_SeatTaken(uint256 datanet, Bench bench, address account);
    error Curation_NoSeat(uint256 datanet, Bench bench, address account);
    error Curation_BenchFull(uint256 datanet, Bench bench);
    error Curation_WrongPayment(uint256 sentWei, uint256 dueWei);
    error Curation_NotQualified(uint256 datanet, address account);
    error Curation_NotSteward(uint256 datanet, address caller);
    error Curation_AlreadyLeaving();
    error Curation_NotLeaving();
    error Curation_OpenDuty(uint256 duties);
    error Curation_CooldownUntil(uint256 time);
    // --- rounds
    error Curation_NotAModule(address caller);
    error Curation_TooManyRounds(uint256 datanet);
    error Curation_RoundFull(uint256 count);
    error Curation_UnknownRound(uint256 datanet, uint256 round);
    error Curation_NothingDue(uint256 datanet, uint256 round);
    error Curation_SeedNotReady(uint256 seedBlock);
    error Curation_NotEnoughSeats(Bench bench, uint256 active, uint256 needed);
    // --- ballots
    error Curation_WrongPhase(Phase phase);
    error Curation_TooLate(uint256 deadline);
    error Curation_NotYourSeat(uint256 position, address owner);
    error Curation_NoSuchPosition(uint256 position);
    error Curation_AlreadyCommitted(uint256 position);
    error Curation_EmptyCommitment();
    error Curation_NotCommitted(uint256 position);
    error Curation_AlreadyRevealed(uint256 position);
    error Curation_Exposed(uint256 position);
    error Curation_WrongOpening(uint256 position);
    error Curation_VerdictOutOfRange(uint256 items);
    error Curation_NothingCarried();

    event SeatBought(uint256 indexed datanet, Bench indexed bench, address indexed account, uint256 seat);
    event SeatToppedUp(uint256 indexed datanet, Bench indexed bench, address indexed account, uint256 gweiAmount);
    event SeatLeaving(uint256 indexed datanet, Bench indexed bench, address indexed account, uint256 until);
    event SeatWithdrawn(uint256 indexed datanet, Bench indexed bench, address indexed account, uint256 gweiAmount);
    event JurorAppointed(uint256 indexed datanet, address indexed account, uint256 until);
    event SeatConfirmed(uint256 indexed datanet, address indexed account);
    event RoundOpened(uint256 indexed datanet, uint256 indexed round, uint256 version);
    event RoundClosed(uint256 indexed datanet, uint256 indexed round, uint256 count, uint256 budget);
    event SeedMissed(uint256 indexed datanet, uint256 indexed round, uint256 misses);
    event SeedStored(uint256 indexed datanet, uint256 indexed round);
    event PanelDrawn(uint256 indexed datanet, uint256 indexed round, uint256 attempt);
    event JuryDrawn(uint256 indexed datanet, uint256 indexed round, uint256 attempt, uint256 gold);
    event Exposed(uint256 indexed datanet, uint256 indexed round, Stage stage, uint256 position);
    event AttemptFailed(uint256 indexed datanet, uint256 indexed round, uint256 attempt);
    /// Pay in gwei, signed, by position; scores are WAD. Positions without a reveal have score 0 and their penalty.
    event Settled(
        uint256 indexed datanet,
        uint256 indexed round,
        uint256 accepted,
        uint256 gold,
        uint256 goldVerdict,
        int256[] panelPay,
        int256[] juryPay
    );
    event Bounty(address indexed caller, uint256 gweiAmount);

    struct Seat {
        address owner;
        uint48 balance; // gwei; above par it can be claimed, below par the seat is not drawn
        uint48 reserved; // gwei, worst losses of its open duties
        uint32 boughtAt;
        uint32 leavingAt; // 0: not leaving
        uint32 appointedUntil; // jurors: 0 = earned the seat
        uint16 position; // in the list of active seats, plus 1; 0: not active
        uint8 duties;
        uint16 goldRounds; // curators: rounds with a gold score
        int32 goldSum; // sum of those scores, in 1e-4
    }

    /// The open round and counters of one datanet.
    struct Head {
        uint24 round; // number of the round that is or will be open (0: the datanet has no contribution yet)
        uint8 count; // its items
        uint24 first; // sequence of its first contribution
        uint24 contributions; // sequence of the datanet's latest contribution
        uint40 closesAt; // its time-out
        uint8 version; // its policy
        bool mixed; // it holds labels or refinements
        uint24 closed; // number of rounds closed so far
    }

    /// A closed round. `clock` is the decision block while a seed is awaited, else the deadline of the phase.
    struct Round {
        Phase phase;
        uint8 attempt; // 0 or 1
        uint8 count; // n
        uint8 version;
        uint8 misses;
        bool mixed;
        uint24 first;
        uint24 last;
        uint40 closedAt;
        uint40 clock;
        uint48 budget; // P, gwei
        uint48 slice; // the part of it that came from the curation pool
        uint48 spent; // bounties paid, gwei
        uint256 panelCommitted; // masks by position
        uint256 panelRevealed;
        uint256 panelExposed;
        uint256 juryCommitted;
        uint256 juryRevealed;
        uint256 juryExposed;
        uint256 gold; // bitmap over the round's items, 0 until drawn
        uint16[] panel; // seats on the curator bench, by position
        uint16[] jury; // seats on the juror bench, by position
    }

    /// A signed ballot that anyone may carry. EIP-712 domain "Datanets Curation", version "1",
    /// type Ballot(uint256 ballotId,address voter,bytes32 commitment,uint256 deadline).
    struct Carried {
        uint8 position;
        bytes32 commitment;
        uint40 deadline;
        bytes signature; // 65 bytes
    }

    /// The jury of a case, as it is drawn.
    struct CaseDraw {
        uint256 datanet;
        uint256 version; // policy
        uint256 size; // most seats
        uint256 seed;
        uint256 filedAt; // seats that came of age after this do not sit
        address[] parties; // whose seats do not sit, at most 16
    }

    struct Opening {
        uint8 position;
        uint256 verdict;
        bytes32 salt;
    }
}

/// @title Curation: benches of seats, rounds, and their blind ballots
/// @notice Rounds of a datanet are numbered from 1. An open round collects contributions; then a panel commits, a
/// blind jury on gold items commits, both reveal, and the round settles. Whatever time makes possible, anyone may
/// trigger through `advance`. A sequencer that can choose block hashes can bias draws; that is a stated limit.
interface ICuration is ICurationTypes {
    // --- seats
    /// @notice Buys the caller's one seat on a bench; pays par of the policy in force, exactly. A juror must be
    /// appointed or have earned it (>= 10 gold-scored rounds here, mean score >= 0.2).
    function buySeat(uint256 datanet, Bench bench) external payable;
    /// @notice Adds to the caller's seat; back at par it can be drawn again.
    function topUpSeat(uint256 datanet, Bench bench) external payable;
    /// @notice Starts the cooldown; refused with an open duty.
    function leaveSeat(uint256 datanet, Bench bench) external;
    /// @notice After the cooldown, credits the whole balance and frees the seat.
    function withdrawSeat(uint256 datanet, Bench bench) external;
    /// @notice Steward only: lets `account` buy a juror seat; drawn until the term ends or enough jurors earned theirs.
    function appointJuror(uint256 datanet, address account) external;
    /// @notice Turns an appointed juror's seat into an earned one, once its owner's record as a curator earns it. Anyone
    /// may call.
    function confirmSeat(uint256 datanet, address account) external;

    // --- rounds
    /// @notice Does the next due thing for a round and pays the bounty for it: close, store seed and draw, end a
    /// phase, settle, refund. Reverts with Curation_NothingDue (or a more exact reason) when there is none.
    function advance(uint256 datanet, uint256 round) external;
    /// @return true if `advance` would do something now.
    function isDue(uint256 datanet, uint256 round) external view returns (bool);

    // --- ballots
    function commit(uint256 datanet, uint256 round, Stage stage, uint256 position, bytes32 commitment) external;
    /// @notice Posts many signed ballots; bad entries are skipped. Reverts only if none was good.
    function carry(uint256 datanet, uint256 round, Stage stage, Carried[] calldata ballots) external;
    /// @notice Opens commitments, one's own or others': an opening proves itself.
    function reveal(uint256 datanet, uint256 round, Stage stage, Opening[] calldata openings) external;
    /// @notice Shows a valid opening before the reveal phase: that ballot is cancelled and counts as not revealed.
    function expose(uint256 datanet, uint256 round, Stage stage, Opening calldata opening) external;

    // --- modules
    /// @notice Adds `count` items of `contributor` to the open round. Contributions only.
    function join(
        uint256 datanet,
        address contributor,
        Kind kind,
        uint256 count
    ) external returns (uint256 round, uint256 offset, uint256 sequence, uint256 feeGwei, uint256 bondGwei);
    /// @notice Takes the surplus of the account's seat above par. Contributions only.
    function collectSeat(uint256 datanet, Bench bench, address account) external returns (uint256 gweiAmount);
    /// @notice Gives every seat of a case's jury one more duty, with a tenth of par reserved. Cases only.
    /// @param low seats, id plus 1, 16 bits each, @param high as well.
    function seatJurors(uint256 datanet, uint256 version, uint256 low, uint256 high) external;
    /// @notice Ends duties of a case's juries. What of `pot` does not end up in seats, and what seats lose, goes to the
    /// curation pool. Cases only.
    /// @param seats ids, @param pays signed gwei, losses at most a tenth of par, gains at most `pot` in all.
    function closeJurors(
        uint256 datanet,
        uint256 version,
        uint256[] calldata seats,
        int256[] calldata pays,
        uint256 pot
    ) external;

    // --- views
    /// @notice Draws a case's jury: distinct eligible juror seats in random order, fewer than asked for if there are not
    /// more.
    /// @return low the first 16 seats, id plus 1, 16 bits each, @return high the others, @return size their number.
    function drawJurors(CaseDraw calldata draw) external view returns (uint256 low, uint256 high, uint256 size);
    function head(uint256 datanet) external view returns (Head memory);
    /// @notice A closed round; only the latest 16 of a datanet are kept whole (older: phase None).
    function round(uint256 datanet, uint256 number) external view returns (Round memory);
    function seat(uint256 datanet, Bench bench, uint256 id) external view returns (Seat memory);
    /// @return idPlusOne the seat's id plus 1, or 0.
    function seatOf(uint256 datanet, Bench bench, address account) external view returns (uint256 idPlusOne);
    function benchSize(uint256 datanet, Bench bench) external view returns (uint256 active, uint256 total);
    function earnedJurors(uint256 datanet) external view returns (uint256);
    function appointedUntil(uint256 datanet, address account) external view returns (uint256);
    function surplusOf(uint256 datanet, Bench bench, address account) external view returns (uint256 gweiAmount);
    /// @return the stored word of a position: its commitment, or after the reveal a panelist's verdict.
    function ballot(uint256 datanet, uint256 round, Stage stage, uint256 position) external view returns (uint256);
    /// @return verdicts of the jurors, 16 bits each by position.
    function juryVerdicts(uint256 datanet, uint256 round) external view returns (uint256);
    /// @return the datanets (and bench) where the account holds a seat: (datanet << 8) | bench.
    function seatsOf(address account) external view returns (uint256[] memory);
    function ballotId(uint256 datanet, uint256 round, uint256 attempt, Stage stage) external pure returns (uint256);
    /// @return keccak256(abi.encode(chainid, this, ballotId, voter, verdict, salt)).
    function commitmentOf(
        uint256 ballotId_,
        address voter,
        uint256 verdict,
        bytes32 salt
    ) external view returns (bytes32);
}
