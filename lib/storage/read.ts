import { exporter, type UnixFSEntry } from "ipfs-unixfs-exporter";
import { CID } from "multiformats/cid";
import type { Hex } from "viem";
import { carStream } from "@/lib/content/car";
import { cidToDigest, digestToCid } from "@/lib/content/cid";
import { asContentError, readable } from "@/lib/content/dag";
import { ContentError } from "@/lib/content/errors";
import {
  datanetDescriptionSchema,
  evidenceSchema,
  manifestSchema,
  type DatanetDescription,
  type Evidence,
  type Manifest,
} from "@/lib/content/schema";
import { msg } from "@/lib/texts/text";
import type { ContentStore, RootRecord } from "./store";

/** A root that the store holds. */
export interface StoredRoot {
  cid: CID;
  digest: Hex;
  record: RootRecord;
}

/**
 * The root with this CID.
 *
 * @throws ContentError malformed for what is no CID of ours, not-found when it is not held.
 */
export async function findRoot(store: ContentStore, name: string): Promise<StoredRoot> {
  let digest: Hex;
  try {
    digest = cidToDigest(name);
  } catch (cause) {
    throw new ContentError(
      "not-found",
      msg("{name} is not the CID of any content.", { name: name.slice(0, 80) }),
      {
        cause,
      },
    );
  }
  const cid = CID.parse(digestToCid(digest));
  const record = await store.record(cid);
  if (record === undefined) {
    throw new ContentError(
      "not-found",
      msg("No content with CID {cid} is stored here.", { cid: cid.toString() }),
    );
  }
  return { cid, digest, record };
}

/** A file of a stored directory; `path` like `items/000.eml`. */
export async function findFile(
  store: ContentStore,
  root: StoredRoot,
  path: string,
): Promise<Extract<UnixFSEntry, { type: "file" | "raw" }>> {
  let entry: UnixFSEntry;
  try {
    entry = await exporter(
      `${root.cid}/${path}`,
      readable((cid) => store.get(cid)),
    );
  } catch (error) {
    if (error instanceof Error && error.name === "NotFoundError") {
      throw new ContentError(
        "not-found",
        msg("There is no file {path} in this content.", { path }),
      );
    }
    throw asContentError(error, msg("The file {path} cannot be read.", { path }));
  }
  if (entry.type !== "file" && entry.type !== "raw") {
    throw new ContentError("not-found", msg("{path} is not a file.", { path }));
  }
  return entry;
}

/** All bytes of a stored file. */
export async function readFileBytes(
  store: ContentStore,
  root: StoredRoot,
  path: string,
): Promise<Uint8Array> {
  const entry = await findFile(store, root, path);
  const bytes = new Uint8Array(Number(entry.size));
  let at = 0;
  for await (const chunk of entry.content()) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

async function readJson(store: ContentStore, root: StoredRoot, path: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await readFileBytes(store, root, path)));
}

/** The description behind a datanet's digest, for server components. Throws ContentError. */
export async function readDatanetDescription(
  store: ContentStore,
  digest: Hex,
): Promise<DatanetDescription> {
  const root = await findRoot(store, digestToCid(digest));
  if (root.record.kind !== "datanet") {
    throw new ContentError("not-found", msg("This content is a contribution, not a datanet."));
  }
  return datanetDescriptionSchema.parse(await readJson(store, root, "datanet.json"));
}

/**
 * The manifest of a stored contribution. The caller has checked that it may be seen
 * (`requireVisible`). Throws ContentError.
 */
export async function readManifest(store: ContentStore, root: StoredRoot): Promise<Manifest> {
  return manifestSchema.parse(await readJson(store, root, "manifest.json"));
}

/** Stored evidence. The caller knows the case that names it. Throws ContentError. */
export async function readEvidence(store: ContentStore, root: StoredRoot): Promise<Evidence> {
  if (root.record.kind !== "evidence")
    throw new ContentError("not-found", msg("This content is not the evidence of a case."));
  return evidenceSchema.parse(await readJson(store, root, "evidence.json"));
}

/** The CAR of a stored root, the very blocks that were uploaded in their order, one at a time. */
export function exportCar(store: ContentStore, root: StoredRoot): AsyncGenerator<Uint8Array> {
  async function* blocks() {
    for (const name of root.record.blocks) {
      const cid = CID.parse(name);
      yield { cid, bytes: await store.get(cid) };
    }
  }
  return carStream(root.cid, blocks());
}
