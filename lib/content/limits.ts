/** Items in one contribution: the contract's own limit, one bit of a verdict each. */
export const MAX_ITEMS = 128;
/** Bytes of one file a person adds, and of one item in a contribution. */
export const MAX_FILE_BYTES = 10_000_000;
/** Bytes of all items of one contribution together. */
export const MAX_TOTAL_BYTES = 500_000_000;
/** Bytes of an upload: the items, their manifest and the CAR's own framing. */
export const MAX_CAR_BYTES = 502_000_000;
/** Bytes of one block. The profile cuts at 1 MiB; IPFS nodes refuse blocks above 2 MiB. */
export const MAX_BLOCK_BYTES = 2_097_152;
/** Characters of the statement in evidence, and the files that may come with it: more is no longer read by a juror. */
export const MAX_EVIDENCE_TEXT = 10_000;
export const MAX_EVIDENCE_FILES = 8;
/** Slots of a MinHash signature, and how many of them are equal in near-duplicates (MinHash.sol). */
export const SIGNATURE_SLOTS = 128;
export const NEAR_DUPLICATE_SLOTS = 96;
/** Bytes of manifest.json and of datanet.json: 128 items with titles and notes fit many times over. */
export const MAX_MANIFEST_BYTES = 1_000_000;
