// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {CaseReason, Policy} from "../Types.sol";
import {ILens} from "./ILens.sol";

/// @title CaseLens: what the pages about cases need, in one call each
/// @notice Read-only and without state, like the Lens, and with its units: money in gwei, times in unix seconds.
interface ICaseLens {
    error CaseLens_Unknown(uint256 id);

    /// @notice Where a case stands now, by the clock. `AwaitJury`, `AwaitTally` and `AwaitEnd` wait for upkeep, `Commit`,
    /// `Reveal` and `Ruled` (the window for an appeal) for their deadline.
    enum State {
        None,
        AwaitJury,
        Commit,
        Reveal,
        AwaitTally,
        Ruled,
        AwaitEnd,
        Upheld,
        Dismissed,
        Undecided
    }

    struct Brief {
        uint32 id;
        uint32 datanet;
        uint48 contribution;
        uint128 items;
        CaseReason reason;
        State state;
        bool due; // `advance` would do something
        uint8 tier; // of the present (or last) jury, 0 to 2
        bool upheld; // as the latest ruling says
        bool ruled; // there is one
        uint40 filedAt;
        uint40 deadline; // of this state; 0: it waits for upkeep or has ended
        uint40 endedAt; // 0: it has not
        address challenger;
        bytes32 evidence; // sha2-256 digest of the root CID
    }

    struct Seat {
        address owner; // today's
        uint16 seat;
        bool committed;
        bool revealed;
        bool exposed;
        bool upholds; // once revealed
    }

    struct Tier {
        address payer; // the challenger, or who appealed
        uint256 deposit;
        uint256 fee;
        bool ruled;
        bool upheld;
        uint256 ballotId;
        Seat[] seats; // by position; none before the draw
    }

    struct Page {
        ILens.Now now_;
        string name; // of the datanet
        bytes32 datanetContent;
        Brief brief;
        ILens.Row row; // the contribution
        uint128 held; // its items that still hold a bond
        address claimant;
        uint8 firstTier;
        uint8 equalSlots; // of 128 MinHash slots, at most, as posted; 0: none posted
        uint40 seedBlock; // block whose hash decides the draw; 0: no draw is pending
        uint40 retryUntil; // the draw is tried until then; 0: no draw is pending
        Tier[] tiers; // from the first to the present one
        uint8 viewer; // position in the present jury plus 1, 0: none
        uint256 loss; // of voting against the end or not at all
        uint256 appealDeposit; // 0: there is nothing to appeal
        uint256 appealFee;
        Policy policy; // that fixes seats, fees and periods
    }

    struct List {
        ILens.Now now_;
        uint32 next; // cursor of the following page, 0 at the end
        Brief[] cases; // newest first
    }

    /// A seat's part in the present jury of an open case.
    struct Duty {
        Brief brief;
        string name; // of the datanet
        uint8 position;
        bool committed;
        bool revealed;
        bool exposed;
        uint256 loss;
        uint256 ballotId;
    }

    /// @notice One case in full. Reverts with CaseLens_Unknown.
    function caseOf(uint256 id, address viewer) external view returns (Page memory);
    /// @notice The cases about a contribution. @param limit at most 64, the newest of them.
    function ofContribution(uint256 contribution, uint256 limit) external view returns (List memory);
    /// @notice The cases of a datanet, 0 for all. @param cursor case to start at, 0: the newest. @param limit at most 64;
    /// at most 256 are looked at, so a page can be empty and still have a `next`.
    function list(uint256 datanet, uint256 cursor, uint256 limit) external view returns (List memory);
    /// @notice The account's seats in present juries of open cases that are committing or revealing; of at most 256 open ones.
    function duties(address account) external view returns (ILens.Now memory now_, Duty[] memory);
    /// @notice Cases that `advance` would move now; of at most 256 open ones.
    function due() external view returns (uint32[] memory);
}
