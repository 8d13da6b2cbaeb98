import { CID } from "multiformats/cid";
import { hashMatches } from "@/lib/content/car";
import { ContentError } from "@/lib/content/errors";
import type { ContentStore } from "./store";

/** What is wrong with one stored root. */
export interface RootFinding {
  cid: string;
  kind: string;
  /** CIDs of blocks that are not there, or are not what they should be. */
  missing: string[];
  damaged: string[];
  /** The record itself cannot be read. */
  record?: string;
}

/** What a check of the whole store found. */
export interface StoreReport {
  roots: number;
  blocks: number;
  /** Bytes of all blocks read. */
  bytes: number;
  findings: RootFinding[];
  /** Blocks that belong to no root, left by interrupted uploads; only where the backend can list. */
  strays: number | undefined;
}

const byHash = (cid: CID) => Buffer.from(cid.multihash.bytes).toString("hex");

/**
 * Reads every block of every root and compares it with its hash. Damaged blocks are put aside, so
 * that uploading their content again repairs it. Memory stays within one block.
 *
 * @param onRoot called after each root, for progress.
 * @throws ContentError unreachable, when the backend does not answer.
 */
export async function checkStore(
  store: ContentStore,
  onRoot?: (done: number, total: number) => void,
): Promise<StoreReport> {
  const report: StoreReport = { roots: 0, blocks: 0, bytes: 0, findings: [], strays: undefined };
  const known = new Set<string>();
  const roots = await store.roots();
  for (const root of roots) {
    const finding: RootFinding = { cid: root.toString(), kind: "", missing: [], damaged: [] };
    report.roots += 1;
    try {
      const record = await store.record(root);
      finding.kind = record?.kind ?? "";
      for (const name of record?.blocks ?? []) {
        const cid = CID.parse(name);
        known.add(byHash(cid));
        report.blocks += 1;
        const bytes = await store.backend.get(cid);
        if (bytes === undefined) {
          finding.missing.push(name);
          continue;
        }
        report.bytes += bytes.length;
        if (await hashMatches(cid, bytes)) continue;
        finding.damaged.push(name);
        await store.backend.quarantine(cid);
      }
    } catch (error) {
      if (!(error instanceof ContentError) || error.code === "unreachable") throw error;
      finding.record = error.message;
    }
    const fine = finding.missing.length + finding.damaged.length === 0 && !finding.record;
    if (!fine) report.findings.push(finding);
    onRoot?.(report.roots, roots.length);
  }
  if (store.backend.list) {
    report.strays = 0;
    for await (const cid of store.backend.list()) if (!known.has(byHash(cid))) report.strays += 1;
  }
  return report;
}
