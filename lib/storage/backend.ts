import type { CID } from "multiformats/cid";

/** A verified block of an upload, in a file of its own. `size` in bytes. */
export interface StagedBlock {
  cid: CID;
  size: number;
  file: string;
}

/**
 * Where blocks are kept. A backend is not trusted: the store checks the hash of everything it gives
 * back. Failures that a person should hear of are ContentErrors.
 */
export interface BlockBackend {
  readonly name: "disk" | "kubo" | "pinning";
  /**
   * Takes over all blocks under a root. They are kept when it resolves, whatever happens to the
   * process then; the files may have been moved away. Taking over what is there already is fine.
   *
   * @throws ContentError unreachable, disk-full.
   */
  keep(root: CID, blocks: readonly StagedBlock[]): Promise<void>;
  /**
   * A block's bytes as they are kept, or undefined when there is none.
   *
   * @throws ContentError unreachable.
   */
  get(cid: CID): Promise<Uint8Array | undefined>;
  /** Puts a block that is not what its CID says out of the way, so that a new upload replaces it. */
  quarantine(cid: CID): Promise<void>;
  /**
   * Spreads content that everybody may see. Contributions are sealed until their round has closed,
   * and what has left this server cannot be sealed again, so `keep` must not do it.
   *
   * @throws ContentError unreachable, internal.
   */
  publish?(root: CID): Promise<void>;
  /** CIDs of all blocks kept here, where a backend can say so. */
  list?(): AsyncIterable<CID>;
}
