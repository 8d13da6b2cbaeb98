// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Kind} from "../Types.sol";

// Contribution.flags: the lowest two bits are the kind.
uint8 constant CONTRIBUTION_KIND = 3;
// Its reward account has been opened.
uint8 constant CONTRIBUTION_OPENED = 4;
// It no longer earns; Account.index is the time it stopped.
uint8 constant CONTRIBUTION_RETIRED = 8;
// Its bond and all its rewards have been paid.
uint8 constant CONTRIBUTION_RELEASED = 16;
// Its cap was raised; the amount is in toppedUp.
uint8 constant CONTRIBUTION_TOPPED_UP = 32;
// A case about it is open: its account is held as it is, and nothing is paid from it.
uint8 constant CONTRIBUTION_CHALLENGED = 64;

/// @title Contributions: what people brought, what it earns, and claiming it
/// @notice A contribution's id is (datanet << 24) | sequence, both from 1. Its reward account opens by itself at
/// the first sync after its round ended, from the round's record, so settling a round costs the same for 1 and
/// for 100 contributions.
interface IContributions {
    error Contributions_NotAModule(address caller);
    error Contributions_Unknown(uint256 contribution);
    error Contributions_NotContributor(uint256 contribution, address caller);
    error Contributions_WrongCount(uint256 count);
    error Contributions_WrongPayment(uint256 sentWei, uint256 dueWei);
    error Contributions_EmptyContent();
    /// @dev Data takes no parent and no targets; labels and refinements need both.
    error Contributions_WrongParent(uint256 parent);
    /// @dev The parent's round has not settled, or a target is not an accepted item of it.
    error Contributions_TargetsNotAccepted(uint256 parent, uint256 targets);
    error Contributions_LabelsClosed(uint256 datanet);
    error Contributions_NoSuchField(uint256 field);
    error Contributions_RefinementsClosed(uint256 datanet);
    error Contributions_NotSettled(uint256 contribution);
    error Contributions_NotEarning(uint256 contribution);
    error Contributions_NotRetired(uint256 contribution);
    error Contributions_ReleaseTooEarly(uint256 releaseAt);
    error Contributions_AlreadyReleased(uint256 contribution);
    error Contributions_TopUpAmount(uint256 sentWei);
    /// @dev Its account is held until the case has ended.
    error Contributions_CaseOpen(uint256 contribution);
    /// @dev `items` names none, or some that hold no bond: see `heldItems`.
    error Contributions_NotChallengeable(uint256 contribution, uint256 items);

    event Contributed(
        uint256 indexed datanet,
        uint256 indexed contribution,
        address indexed contributor,
        uint256 round,
        Kind kind,
        uint256 count,
        bytes32 content,
        bytes32 itemsRoot
    );
    event RoundRecorded(uint256 indexed datanet, uint256 indexed round, uint256 accepted, uint256 count);
    event RoundRefunded(uint256 indexed datanet, uint256 indexed round, uint256 refundGweiPerItem);
    /// Outside a claim: `income` entered vesting, `paid` (vested rewards, returned bond and fee) became credit; gwei.
    event Synced(uint256 indexed contribution, uint256 income, uint256 paid);
    event Retired(uint256 indexed contribution, uint256 releaseAt, bool capped);
    event Released(uint256 indexed contribution, uint256 gweiAmount);
    event Challenged(uint256 indexed contribution, uint256 items);
    /// `items` earn no more; `forfeited` gwei left with them.
    event Struck(uint256 indexed contribution, uint256 items, uint256 forfeited);
    event ToppedUp(uint256 indexed contribution, uint256 gweiAmount);
    /// `contributions` holds one word for each that was named: id | income << 48 | paid << 112, where `income` entered
    /// vesting and `paid` (vested rewards, returned bond and fee, release) is part of the amount; gwei.
    event Claimed(address indexed account, address indexed caller, uint256 gweiAmount, uint256[] contributions);

    struct Contribution {
        address contributor;
        uint24 round;
        uint8 offset; // of its first item within the round
        uint8 count; // items, 1 to 128
        uint8 flags; // CONTRIBUTION_*: kind (2 bits), opened, retired, released, topped up, challenged
        uint48 previous; // the contributor's contribution before this one, 0 if none
    }

    /// What a round left behind, for ever.
    struct RoundRecord {
        uint80 index; // accumulator when its items entered
        uint16 epoch; // of the accumulator then
        uint40 endedAt; // 0: the round has not ended
        uint24 itemWeight; // float24, of each accepted data item
        uint8 version; // policy
        uint8 count; // n
        bool refunded;
        uint48 refund; // gwei of fee returned per item, refunded rounds only
    }

    struct Account {
        uint80 index; // accumulator at the last sync; once retired: the time of retirement
        uint8 epoch; // of the accumulator then, modulo 256
        uint24 itemWeight; // float24, in that epoch's scale; 0 once retired
        uint8 earning; // items that earn, or whose bond is held until release
        uint8 version; // policy that fixes vesting and bond
        uint48 capLeft; // gwei it may still earn
        uint48 unvested; // gwei
        uint32 syncedAt;
    }

    /// Labels and refinements only.
    struct Lineage {
        uint48 parent;
        uint128 targets; // items of the parent, bit i = item i; item j of this contribution is the j-th set bit
        uint8 field; // labels: which field of the schema
        uint8 earning; // set when the round settles: items that were new
        uint24 itemWeight; // float24, set when the round settles
        uint24 lineageWeight; // float24: per item, own weight plus its ancestors', in the weights' growing scale
    }

    /// What cases have done to a contribution.
    struct Standing {
        uint128 struck; // items
        uint16 cases; // open ones
    }

    /// A seat whose surplus is to be claimed.
    struct SeatRef {
        uint24 datanet;
        uint8 bench;
    }

    /// @notice Submits `count` items for review. Pays count * (reviewFee + bond) of the round's policy, exactly.
    /// @param parent 0 for data; @param targets bitmap of the parent's items (0 for data; its popcount is `count`);
    /// @param field labels only; @param content sha2-256 digest of the content's root CID;
    /// @param itemsRoot Merkle root over leaves keccak256(abi.encode(contributor, index, itemHash)).
    function contribute(
        uint256 datanet,
        Kind kind,
        uint256 parent,
        uint128 targets,
        uint8 field,
        bytes32 content,
        bytes32 itemsRoot,
        uint256 count
    ) external payable returns (uint256 contribution);

    /// @notice Pays `account` all it has: its credit, the vested rewards, returned bonds and due releases of
    /// `contributions` (all its own, their rounds ended), and the surplus of its `seats`. Anyone may call; only the
    /// account's payout address is paid. Naming one twice changes nothing. Reverts if there is nothing to
    /// pay and no account moved; income that has only begun to vest moves one. An account that a case holds pays nothing
    /// and keeps accruing.
    function claim(
        address account,
        uint48[] calldata contributions,
        SeatRef[] calldata seats
    ) external returns (uint256 gweiPaid);

    /// @notice Brings a contribution up to date; vested rewards become credit. If it had reached its cap it retires:
    /// its weight leaves, then the excess goes to the other earners, 1 % of it to the caller.
    function touch(uint256 contribution) external;
    /// @notice Raises the cap by twice the amount, for later income only. While it earns; contributor only.
    function topUp(uint256 contribution) external payable;
    /// @notice Stops earning. After the policy's delay `release` returns the bond and all that is unvested.
    function retire(uint256 contribution) external;
    /// @notice Anyone may call after the delay; credits the contributor.
    function release(uint256 contribution) external;

    // --- Curation only
    /// @notice Records a settled round; burns the rejected items' forfeit; lets accepted items earn.
    /// @param first sequence of the round's first contribution, @param last of its last (inclusive);
    /// @param mixed true if the round holds labels or refinements; @param accepted bitmap over the round's items.
    function recordRound(
        uint256 datanet,
        uint256 round,
        uint256 first,
        uint256 last,
        uint256 count,
        uint256 version,
        bool mixed,
        uint256 accepted
    ) external;
    function refundRound(
        uint256 datanet,
        uint256 round,
        uint256 count,
        uint256 version,
        uint256 refundGweiPerItem
    ) external;

    // --- Cases only
    /// @notice Brings a contribution up to date and holds its account as it is then, until every case about it has ended.
    /// @param items whose bond is held; @param challenger gets the tip that a sync may be due.
    function challenge(uint256 id, uint256 items, address challenger) external;
    /// @notice Ends one case. Items of `strike` that have not been struck yet stop earning, and their part of bond, of all
    /// that is unvested and of what accrued since the filing is forfeited: to the caller to divide.
    function conclude(uint256 id, uint256 strike) external returns (uint256 forfeited);

    // --- views
    function contribution(uint256 id) external view returns (Contribution memory);
    function content(uint256 id) external view returns (bytes32 digest, bytes32 itemsRoot);
    function lineage(uint256 id) external view returns (Lineage memory);
    /// @notice The reward account as it stands, or as it will open (all zero: nothing earns).
    function account(uint256 id) external view returns (Account memory);
    /// @notice Weight of each earning item in the present scale of its datanet's accumulator.
    function itemWeightOf(uint256 id) external view returns (uint256);
    /// @return gwei of bond added by topUp.
    function toppedUp(uint256 id) external view returns (uint256);
    function lastOf(address contributor) external view returns (uint256 id);
    function roundRecord(uint256 datanet, uint256 round) external view returns (RoundRecord memory);
    /// @return bitmap over the round's items, 0 until it has settled.
    function acceptedOf(uint256 datanet, uint256 round) external view returns (uint256);
    /// @return bitmap of the contribution's own accepted items, bit i = item i.
    function acceptedItems(uint256 id) external view returns (uint256);
    /// @return bitmap of its own items that hold a bond and may be challenged, 0 before its round has settled.
    function heldItems(uint256 id) external view returns (uint256);
    function standing(uint256 id) external view returns (Standing memory);
    function labelled(uint256 parent, uint256 field) external view returns (uint256);
    function refined(uint256 parent) external view returns (uint256);
    /// @notice What a claim now would do; gwei. `payable_` would be paid, a due release included; then `unvested` would
    /// remain, `capLeft` could still be earned, and `bond` (with top-ups) would still be held. `excess` is what the cap
    /// would send to the others. While a case is open nothing is payable, and `unvested` holds what would be.
    function preview(
        uint256 id
    ) external view returns (uint256 payable_, uint256 unvested, uint256 capLeft, uint256 bond, uint256 excess);
}
