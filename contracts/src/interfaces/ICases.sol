// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {CasePhase, CaseReason} from "../Types.sol";
import {ICurationTypes} from "./ICuration.sol";

/// @title Cases: challenging accepted items before a jury
/// @notice A case challenges some items of one contribution for one reason. They stand or fall together, so a claim
/// about single items is a case about single items. Anyone may file; several cases about the same items may run beside
/// each other, so that a case filed for show keeps nobody else out.
///
///     file --> AwaitJury --(1)--> Commit --(2)--> Reveal --(2)--> tally
///                 ^  |                                             |
///                 |  +--(3)--> no ruling                           +-- fewer than half opened: no ruling
///                 |                                                +-- ruled, and no higher tier: end
///                 +---------- appeal ---------- Ruled <------------+-- ruled
///                                                 |
///                                                 +--(4)--> end
///
///     end        Upheld or Dismissed, as the latest ruling says
///     no ruling  in the first jury: Undecided, all deposits go back; in an appeal: the ruling before it ends the case
///     (1) the block hash of 4 blocks after the filing or appeal seeds the draw; a missed one decides anew and doubles
///         the bounty   (2) all have acted, or time is up   (3) fewer than 5 jurors can be drawn until the policy's draw
///         time-out   (4) nobody appealed for three jury periods
///
/// Tiers are juries of 7, 15 and 31. One that is larger than what can be drawn is the last, and all who can sit do. A
/// jury of s upholds by more than half of the votes opened. Whoever voted against the end, or did not open a vote, loses
/// the case's stake for each duty: what the case may move when it is filed, shared out over the smallest majority of its
/// first jury. That is at most a tenth of a juror seat, so a case starts at the first tier at which a tenth is enough.
///
/// Money: filing pays 2B an item, doubled for every time the same claim (contribution, items, reason) was dismissed, and
/// a jury's fee of one review fee an item and juror. An appeal pays twice the deposit before it, and its jury's fee. All
/// fees go to the jurors who voted as the case ends. Whoever was right takes deposit and fee back; the deposits of whoever was
/// wrong go half to the other side, half to the burn address. Struck items lose weight, bond and all that is unvested:
/// of that the fees of those who were right come first, then challenger and claimant get a quarter together, the rest is
/// burned.
interface ICases {
    error Cases_Unknown(uint256 id);
    error Cases_NoEvidence();
    /// @dev Nothing of this contribution holds a bond (any more).
    error Cases_NothingHeld(uint256 contribution);
    /// @dev Corrupting the largest jury there is would cost less than what the case moves: challenge fewer items.
    error Cases_TooMuchAtStake(uint256 valueGwei, uint256 mostGwei);
    error Cases_WrongPayment(uint256 sentWei, uint256 dueWei);
    error Cases_NotEnoughJurors(uint256 eligible, uint256 needed);
    error Cases_SeedNotReady(uint256 seedBlock);
    error Cases_NothingDue(uint256 id);
    error Cases_WrongPhase(CasePhase phase);
    error Cases_TooLate(uint256 deadline);
    error Cases_NotYourSeat(uint256 position, address owner);
    error Cases_NoSuchPosition(uint256 position);
    error Cases_AlreadyCommitted(uint256 position);
    error Cases_EmptyCommitment();
    error Cases_NotCommitted(uint256 position);
    error Cases_AlreadyRevealed(uint256 position);
    error Cases_Exposed(uint256 position);
    error Cases_WrongOpening(uint256 position);
    /// @dev A verdict is 1 (uphold) or 0 (dismiss).
    error Cases_NoSuchVerdict(uint256 verdict);
    error Cases_NothingCarried();
    error Cases_NotChallenger(uint256 id, address caller);
    /// @dev Two signatures are near-duplicates from 96 equal slots of 128.
    error Cases_NotNearDuplicates(uint256 equalSlots);

    event Filed(
        uint256 indexed id,
        uint256 indexed contribution,
        address indexed challenger,
        uint256 items,
        CaseReason reason,
        bytes32 evidence,
        address claimant
    );
    event SeedMissed(uint256 indexed id, uint256 misses);
    event JuryDrawn(uint256 indexed id, uint256 indexed tier, uint256 size);
    event Exposed(uint256 indexed id, uint256 indexed tier, uint256 position);
    event Ruled(uint256 indexed id, uint256 indexed tier, bool upheld, uint256 votesToUphold, uint256 votes);
    event Appealed(uint256 indexed id, uint256 indexed tier, address indexed appellant);
    /// Amounts in gwei. `forfeited` is what the struck items lost, `burned` of that and of lost deposits.
    event Ended(uint256 indexed id, CasePhase outcome, uint256 forfeited, uint256 reward, uint256 burned);
    event Bounty(address indexed caller, uint256 gweiAmount);
    /// The signatures themselves are only here; jurors recompute them from the items.
    event Compared(
        uint256 indexed id,
        uint256 item,
        uint256 indexed original,
        uint256 originalItem,
        uint256 equalSlots,
        uint256[8] signature,
        uint256[8] originalSignature
    );

    struct Case {
        address challenger;
        uint48 contribution;
        uint40 filedAt;
        address claimant; // shares the reward; zero: nobody
        uint40 clock; // decision block while a seed is awaited, else the deadline of the phase
        CasePhase phase;
        uint8 tier; // of the present jury, 0 to 2
        uint8 firstTier;
        uint8 version; // policy that fixes seats, fees and periods
        CaseReason reason;
        uint8 misses; // of this tier's seed
        uint128 items;
        uint40 awaitingSince; // filing or latest appeal
        uint8 equalSlots; // most that posted signatures agreed in; 0: none posted
        uint48 stake; // what a juror against the end loses, gwei
        bytes32 evidence; // sha2-256 digest of the evidence's root CID
    }

    /// One tier's jury and what was paid for it. Masks are by position.
    struct Jury {
        address payer; // the challenger, or who appealed
        uint48 deposit; // gwei
        uint48 fee; // gwei
        uint48 spent; // bounties paid from the fee, gwei
        uint32 committed;
        uint32 revealed;
        uint32 exposed;
        uint32 votes; // revealed votes to uphold
        uint8 size; // seats drawn
        bool upheld; // its ruling, once it has one
        uint256 low; // seats on the juror bench, id plus 1, 16 bits each: positions 0 to 15
        uint256 high; // positions 16 to 30
    }

    // --- parties
    /// @notice Challenges items of a contribution, in its own items' bits. Pays `quote` exactly.
    /// @param evidence sha2-256 digest of the evidence's root CID, @param claimant shares the reward, zero: nobody
    function file(
        uint256 contribution,
        uint256 items,
        CaseReason reason,
        bytes32 evidence,
        address claimant
    ) external payable returns (uint256 id);
    /// @notice Asks the next tier to rule, before the window ends. Anyone may; pays `appealQuote` exactly.
    function appeal(uint256 id) external payable;
    /// @notice Records that two items' MinHash signatures (16 slots of 16 bits a word) agree in 96 slots or more.
    /// Challenger only, until the jury is drawn. The jurors check that the signatures are those of the items.
    function postSignatures(
        uint256 id,
        uint256 item,
        uint256 original,
        uint256 originalItem,
        uint256[8] calldata signature,
        uint256[8] calldata originalSignature
    ) external;

    // --- upkeep
    /// @notice Does the next due thing and pays a bounty for it from the jury's fee: draw, tally, end.
    function advance(uint256 id) external;
    /// @return true if `advance` would do something now.
    function isDue(uint256 id) external view returns (bool);

    // --- ballots: as in Curation, with the verdict 1 to uphold and 0 to dismiss
    function commit(uint256 id, uint256 position, bytes32 commitment) external;
    /// @notice Posts many signed ballots; bad entries are skipped. Reverts only if none was good. EIP-712 domain
    /// "Datanets Cases", version "1", type Ballot(uint256 ballotId,address voter,bytes32 commitment,uint256 deadline).
    function carry(uint256 id, ICurationTypes.Carried[] calldata ballots) external;
    function reveal(uint256 id, ICurationTypes.Opening[] calldata openings) external;
    /// @notice Shows a valid opening before the reveal phase: that ballot is cancelled and counts as not revealed.
    function expose(uint256 id, ICurationTypes.Opening calldata opening) external;

    // --- views
    /// @return number of cases ever filed; they are numbered from 1.
    function count() external view returns (uint256);
    function get(uint256 id) external view returns (Case memory);
    function jury(uint256 id, uint256 tier) external view returns (Jury memory);
    /// @return ids of the cases about a contribution, oldest first.
    function casesOf(uint256 contribution) external view returns (uint32[] memory);
    /// @return ids of the cases that have not ended, in no order.
    function openCases() external view returns (uint32[] memory);
    /// @notice What filing would take now; gwei. Reverts as `file` would.
    function quote(
        uint256 contribution,
        uint256 items,
        CaseReason reason
    ) external view returns (uint256 tier, uint256 deposit, uint256 fee);
    /// @notice What an appeal takes; gwei. Reverts with Cases_WrongPhase when there is nothing to appeal.
    function appealQuote(uint256 id) external view returns (uint256 deposit, uint256 fee);
    /// @return how often this claim was dismissed; each time doubles its deposit.
    function dismissals(uint256 contribution, uint256 items, CaseReason reason) external view returns (uint256);
    function commitmentAt(uint256 id, uint256 tier, uint256 position) external view returns (bytes32);
    function ballotId(uint256 id, uint256 tier) external pure returns (uint256);
    /// @return keccak256(abi.encode(chainid, this, ballotId, voter, verdict, salt)).
    function commitmentOf(
        uint256 ballotId_,
        address voter,
        uint256 verdict,
        bytes32 salt
    ) external view returns (bytes32);
    /// @notice Equal slots of two MinHash signatures, of 128.
    function compare(uint256[8] calldata a, uint256[8] calldata b) external pure returns (uint256 equalSlots);
}
