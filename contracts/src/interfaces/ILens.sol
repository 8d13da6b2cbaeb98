// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Bench, Kind, Policy, Stage} from "../Types.sol";

/// @title Lens: what one page needs, in one call
/// @notice Read-only and without state of its own: it can be replaced without moving anything. All money is in
/// gwei of OPEN (1 OPEN = 1e9 gwei) except members named `...Wei`; times are unix seconds; scores are in 1e-4.
/// Every list is bounded: `limit` is cut to the stated maximum (0 means the maximum) and `next` is the cursor of the
/// following page, 0 at the end. Rounds are read from the ring of the 16 latest; of older ones only the outcome is
/// left (`whole` is false).
interface ILens {
    error Lens_Unknown(uint256 id);

    /// @notice Where a round stands now, by the clock, whether or not anyone has sent the transaction that says so.
    /// `AwaitPanel`, `AwaitJury` and `AwaitSettle` wait for upkeep, the others for their deadline.
    enum State {
        None,
        Open,
        AwaitPanel,
        PanelCommit,
        AwaitJury,
        JuryCommit,
        Reveal,
        AwaitSettle,
        Settled,
        Refunded
    }

    enum TaskKind {
        Round,
        Policy,
        Rebase
    }

    /// The moment the answer is about.
    struct Now {
        uint40 time;
        uint40 blockNumber;
    }

    struct Summary {
        uint32 id;
        string name;
        bytes32 content;
        address steward;
        uint40 createdAt;
        uint256 price; // a unit
        uint256 pool; // curation pool
        uint256 burned; // by usage, ever
        uint256 reviewFee; // an item
        uint256 bond; // an item
        uint8 roundSize;
        uint8 panelSize;
        uint8 goldSize;
        uint8 jurySize;
        uint24 contributions; // ever
        uint24 openRound; // 0: no round is open
        uint8 openItems;
        uint24 closedRounds; // ever
        uint16 reviewedRecent; // items of the rounds in the ring that settled
        uint16 acceptedRecent; // of these
        BenchSize curators;
        BenchSize jurors;
        uint8 awaiting; // closed rounds in AwaitPanel, AwaitJury or AwaitSettle
        uint8 committing; // in PanelCommit or JuryCommit
        uint8 revealing; // in Reveal
    }

    struct BenchSize {
        uint16 active; // seats at par that are not leaving
        uint16 total;
        uint16 needed; // active seats a draw needs
    }

    struct Explore {
        Now now_;
        uint32 total; // datanets that exist
        uint32 next;
        Summary[] datanets; // newest first
    }

    struct Name {
        uint32 id;
        string name;
        bytes32 content;
        address steward;
    }

    /// One read among several.
    struct Read {
        address target;
        bytes data; // calldata
    }

    struct Names {
        Now now_;
        uint32 total; // datanets that exist
        uint32 next;
        Name[] rows;
    }

    struct RoundBrief {
        uint24 number;
        State state;
        bool due; // `advance` would do something
        uint8 attempt;
        uint8 count; // items
        uint8 accepted; // items, once settled
        uint24 first; // sequences of its contributions
        uint24 last;
        uint40 openedAt; // open round only
        uint40 closedAt;
        uint40 deadline; // of this state; 0: it waits for upkeep
        uint256 budget;
    }

    /// A seat, or what having none means.
    struct SeatView {
        bool held;
        bool active; // at par and not leaving
        uint16 id;
        uint256 balance;
        uint256 reserved; // worst losses of its open duties
        uint256 par;
        uint256 surplus; // above par and free to claim
        uint40 boughtAt;
        uint40 leavingAt; // when leaving was announced; 0: not leaving
        uint40 withdrawableAt; // 0: not leaving
        uint40 appointedUntil; // jurors: 0 = earned
        uint8 duties;
        uint16 goldRounds; // curators: rounds with a gold score
        int32 goldSum; // sum of those scores, 1e-4
    }

    struct Viewer {
        uint256 balanceWei;
        uint256 credit;
        SeatView curator;
        SeatView juror;
        bool mayBuyJuror; // appointed, or has earned it here
        uint40 appointedUntil; // 0: never appointed
    }

    struct DatanetPage {
        Now now_;
        uint32 id;
        string name;
        bytes32 content;
        address steward;
        uint40 createdAt;
        uint256 price;
        uint256 pool;
        uint256 stewardship; // owed to the steward
        uint256 burned;
        uint8 version;
        Policy policy;
        uint40 policyReadyAt; // 0: no change pending
        Policy pendingPolicy; // zeros when none is pending
        uint256 nextReviewFee; // an item, if it were contributed now
        uint256 nextBond;
        uint24 contributions;
        uint24 closedRounds;
        RoundBrief[] rounds; // newest first, the open one included, at most 17
        BenchSize curators;
        BenchSize jurors;
        uint16 earnedJurors;
        bool stewardRunJury; // fewer than 2J jurors have earned their seat
        uint256 earningWeight; // sum of all earning weights; shares of it are shares of the contributors' income
        uint256 freshItemWeight; // weight of one data item accepted now, same scale
        Viewer viewer;
    }

    struct Position {
        address owner;
        uint16 seat;
        bool committed;
        bool revealed;
        bool exposed;
        uint256 verdict; // bitmap over the round's items, 0 until revealed (jurors: gold items only)
    }

    /// One contribution as lists show it. `accepted` is a bitmap over its own items, 0 until its round has settled.
    struct Row {
        uint48 id;
        address contributor;
        Kind kind;
        uint24 round;
        State state; // of its round
        uint8 offset; // of its first item within the round
        uint8 count;
        uint48 parent; // labels and refinements
        uint128 targets; // items of the parent
        uint8 field; // labels
        bytes32 content; // sha2-256 digest of the root CID
        bytes32 itemsRoot;
        uint256 accepted;
        uint128 struck; // of these: struck by cases, served no more
        uint16 openCases;
        bool retired;
        bool released;
    }

    struct RoundPage {
        Now now_;
        uint32 datanet;
        string name;
        bytes32 datanetContent;
        uint24 number;
        State state;
        bool whole; // false: older than the ring, only the outcome is left
        bool due;
        uint8 attempt; // 0 or 1
        uint8 count;
        bool mixed; // holds labels or refinements
        uint8 misses; // seeds missed
        uint40 openedAt; // open round only
        uint40 closedAt;
        uint40 endedAt;
        uint40 deadline; // of this state; 0: it waits for upkeep
        uint40 seedBlock; // block whose hash decides the draw; 0: no draw is pending
        uint256 budget;
        uint256 slice; // the part of it from the curation pool
        uint256 spent; // on bounties
        uint256 refundPerItem; // refunded rounds
        Policy policy; // the one it opened under
        uint256 panelBallotId;
        uint256 juryBallotId;
        Position[] panel;
        Position[] jury;
        uint8 viewerPanel; // position plus 1, 0: none
        uint8 viewerJury;
        uint256 panelWorstLoss; // of one seat's duty here
        uint256 juryWorstLoss;
        uint256 gold; // bitmap, 0 until drawn
        uint256 accepted; // bitmap, 0 until settled
        bool contentOpen; // the content may be served to everyone
        Row[] contributions; // all of them, in order of their offset
    }

    struct Contributions {
        Now now_;
        uint24 latest; // sequence of the datanet's latest contribution
        uint24 next;
        Row[] rows; // newest first
    }

    struct Rewards {
        uint256 payable_; // vested and not claimed, plus bonds coming back
        uint256 unvested;
        uint256 capLeft; // it may still earn
        uint256 bond; // held
        uint256 excess; // above the cap, goes to the other earners at the next touch
    }

    struct ContributionPage {
        Now now_;
        string name; // of the datanet
        bytes32 datanetContent;
        Row row;
        RoundBrief round;
        Policy policy; // of its round
        uint8 earning; // items
        uint256 itemWeight; // in the accumulator's scale now; 0 until it earns
        uint256 earningWeight; // of the whole datanet
        uint40 releaseAt; // 0: not retired
        uint256 toppedUp; // bond added by topUp
        Rewards rewards;
        uint256[] labelled; // per field, bitmap of its items that have accepted labels
        uint256 refined; // bitmap of its items with a live refinement
    }

    struct Duty {
        uint32 datanet;
        string name;
        uint24 round;
        Stage stage;
        uint8 position;
        uint8 attempt;
        uint8 count; // items to judge: n of the panel, the gold items of the jury
        State state;
        uint40 deadline; // of this state
        bool committed;
        bool revealed;
        bool exposed;
        uint256 worstLoss; // of committing and not revealing
        uint256 absentLoss; // of never committing
        uint256 ballotId;
    }

    struct Duties {
        Now now_;
        uint16 seats; // the account holds, over all benches
        uint16 next; // cursor over seats
        Duty[] duties;
        Task[] due; // upkeep of these datanets that is due
    }

    struct Target {
        uint48 id; // data contribution
        address contributor;
        bytes32 content;
        uint8 count;
        uint256 accepted; // bitmap over its items, without those that were struck
        uint256[] labelled; // per field, bitmap of items that have accepted labels
    }

    struct LabelTargets {
        Now now_;
        string name;
        bytes32 datanetContent;
        uint8 fields;
        uint16 labelsBps;
        uint256 reviewFee; // an item, if it were contributed now
        uint256 bond;
        uint24 next;
        Target[] targets; // newest first; only those with an accepted item some field of which lacks a label
    }

    struct RewardRow {
        Row row;
        uint32 datanet;
        string name;
        uint8 earning;
        uint40 releaseAt; // 0: not retired
        Rewards rewards;
    }

    struct SeatRow {
        uint32 datanet;
        string name;
        Bench bench;
        SeatView seat;
    }

    struct Stewardship {
        uint32 datanet;
        string name;
        uint256 amount; // owed
    }

    struct RewardsPage {
        Now now_;
        address payout; // where everything is paid
        uint256 balanceWei;
        uint256 credit;
        uint256 claimable; // credit + the payable part of `rows` + surplus of `seats`
        uint48 next; // id to continue from
        RewardRow[] rows; // newest first
        SeatRow[] seats; // at most 64
        Stewardship[] stewardships; // of the latest 256 datanets
    }

    struct AccountPage {
        Now now_;
        address payout;
        uint256 balanceWei;
        uint256 credit;
        uint48 lastContribution; // 0: none
        uint16 seatCount;
        SeatRow[] seats; // at most 64
        Stewardship[] stewardships; // of the latest 256 datanets
    }

    struct Task {
        TaskKind kind;
        uint32 datanet;
        uint24 round; // Round only
    }

    struct Upkeep {
        Now now_;
        uint32 next;
        Task[] tasks;
    }

    /// @notice Datanets, newest first. @param cursor id to start at, 0: the newest. @param limit at most 50.
    function explore(uint256 cursor, uint256 limit) external view returns (Explore memory);

    /// @notice What datanets are searched by, newest first. @param cursor id to start at, 0: the newest. @param limit at
    /// most 1,000, at about 13,000 gas each.
    function names(uint256 cursor, uint256 limit) external view returns (Names memory);

    /// @notice Several reads of one block, of this contract or others. Reverts with what the first that fails reverts with.
    /// @return answers what each returns, encoded.
    function together(Read[] calldata reads) external view returns (bytes[] memory answers);

    /// @notice One datanet, and `account`'s place in it (zero address: nobody's). Reverts with Lens_Unknown.
    function datanet(uint256 id, address account) external view returns (DatanetPage memory);

    /// @notice One round in full. Reverts with Lens_Unknown for a round that never opened.
    /// @dev Seats of an ended round may have changed hands since; `owner` is today's holder.
    function round(uint256 datanetId, uint256 number, address viewer) external view returns (RoundPage memory);

    /// @notice Contributions, newest first. @param cursor sequence to start at, 0: the latest. @param limit at most 255.
    function contributions(
        uint256 datanetId,
        uint256 cursor,
        uint256 limit
    ) external view returns (Contributions memory);

    /// @notice One contribution with everything about it. Reverts with Lens_Unknown.
    function contribution(uint256 id) external view returns (ContributionPage memory);

    /// @notice Every open duty of the account's seats. @param cursor over its seats. @param limit seats, at most 64.
    function duties(address account, uint256 cursor, uint256 limit) external view returns (Duties memory);

    /// @notice Accepted data that lacks labels, newest first. @param cursor sequence, 0: the latest. @param limit at
    /// most 64 targets; at most 256 contributions are looked at, so a page can be empty and still have a `next`.
    function labelTargets(uint256 datanetId, uint256 cursor, uint256 limit) external view returns (LabelTargets memory);

    /// @notice What an account has earned. @param cursor contribution id, 0: its latest. @param limit at most 64.
    function rewards(address account, uint256 cursor, uint256 limit) external view returns (RewardsPage memory);

    function account(address account_) external view returns (AccountPage memory);

    /// @notice Everything anyone may do now to move things along. @param cursor datanet to start at, 0: the newest,
    /// @param limit datanets to look at, at most 50.
    function upkeep(uint256 cursor, uint256 limit) external view returns (Upkeep memory);

    /// @notice Whether content may be served: 0 unknown, 1 sealed (its round is still open), 2 open.
    /// @param id a contribution, @param digest its content.
    function visibility(uint256 id, bytes32 digest) external view returns (uint8);
}
