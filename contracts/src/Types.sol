// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// Shared types. Money in packed storage is counted in gwei of OPEN (1 OPEN = 1e9 gwei = 1e18 wei);
/// times are seconds, shares are basis points (bps, of 10,000) or per cent (pct), as the name says.

/// What a contribution consists of. Labels and refinements name a parent contribution.
enum Kind {
    Data,
    Labels,
    Refinement
}

/// The two benches of a datanet.
enum Bench {
    Curator,
    Juror
}

/// The two ballots of a round.
enum Stage {
    Panel,
    Jury
}

/// Where a round stands. Open rounds live in the datanet's head, the others in the ring.
/// `AwaitPanel` and `AwaitJury` wait for the seed of their draw; `JuryCommit` turns into the reveal phase
/// by time alone, so a reader must compare with `clock`.
enum Phase {
    None,
    AwaitPanel,
    PanelCommit,
    AwaitJury,
    JuryCommit,
    Reveal,
    Settled,
    Refunded
}

/// What a case says is wrong with the items it challenges.
enum CaseReason {
    Junk,
    Duplicate,
    Mislabelled,
    Synthetic,
    PersonalData,
    Copyright
}

/// Where a case stands; ICases draws the transitions. `Commit` turns into the reveal phase by time alone, so a reader
/// must compare with `clock`.
enum CasePhase {
    None,
    AwaitJury,
    Commit,
    Reveal,
    Ruled,
    Upheld,
    Dismissed,
    Undecided
}

/// Every number a steward may choose, within bounds that `Datanets` enforces.
struct Policy {
    // money (gwei) and sizes
    uint48 reviewFee; // f, per item, not returned once reviewed
    uint48 bond; // B, per item; an accepted item may earn at most 2B
    uint48 curatorSeat;
    uint48 jurorSeat;
    uint8 roundSize; // T, a round closes at T items or more
    uint8 panelSize; // m, 5 to 7
    uint8 goldSize; // G, 12 to 16
    uint8 jurySize; // J, 7 to 15, odd
    uint8 quorumNum; // accepted iff weight for >= ceil(weight * quorumNum / quorumDen)
    uint8 quorumDen;
    uint16 forfeitBps; // psi, the part of a rejected item's bond that is burned
    // periods (seconds)
    uint32 roundTimeout; // after its first item a round closes even if it is not full
    uint32 panelPeriod;
    uint32 juryPeriod;
    uint32 revealPeriod;
    uint32 seatAge; // a seat must be older than this at a round's close to be drawn for it
    uint32 seatCooldown;
    uint32 drawTimeout; // an undrawn round refunds this long after its close
    uint32 retireDelay;
    // rewards
    uint32 halfLife; // of weights
    uint32 vestingHalfLife;
    uint32 appointmentTerm; // how long a steward's appointment of a juror lasts
    uint32 policyDelay; // before a changed policy can be activated
    uint16 minCurators; // active curator seats a draw needs
    uint16 minJurors;
    uint16 labelsBps; // part of an item's weight that belongs to separate labels; 0: items carry their labels
    uint16 refinementBps; // rho
    uint8 fields; // number of label fields in the schema; labels of one item and field weigh labelsBps / fields
    uint8 burnPct;
    uint8 stewardPct;
    uint8 poolPct;
}
