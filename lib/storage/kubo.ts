import { openAsBlob } from "node:fs";
import type { CID } from "multiformats/cid";
import { z } from "zod";
import { carPieces } from "@/lib/content/car";
import { ContentError } from "@/lib/content/errors";
import { blobOf } from "@/lib/content/pieces";
import { msg } from "@/lib/texts/text";
import type { BlockBackend, StagedBlock } from "./backend";
import { diskFullError } from "./full";

/** Seconds a node may look for a block among its peers before it counts as missing. */
const FIND_SECONDS = 15;
/** Milliseconds for an answer to begin: an import is pinned before it is answered. */
const IMPORT_MS = 300_000;
const ANSWER_MS = (FIND_SECONDS + 5) * 1000;

/** One line of the answer to an import. */
const importLine = z.object({
  Root: z
    .object({ Cid: z.object({ "/": z.string() }), PinErrorMsg: z.string().optional() })
    .optional(),
});
const failure = z.object({ Message: z.string() });

/**
 * Blocks in a kubo node, by its HTTP RPC (https://docs.ipfs.tech/reference/kubo/rpc/). Uploads are
 * imported as CARs and pinned; the CIDs are ours, so the node's own import profile does not matter.
 */
export class KuboBlocks implements BlockBackend {
  readonly name = "kubo";

  /**
   * @param url of the RPC, e.g. `http://127.0.0.1:5001`.
   * @param authorization the header of that name, for nodes behind HTTP authentication.
   */
  constructor(
    private readonly url: string,
    private readonly authorization?: string,
  ) {}

  async keep(root: CID, blocks: readonly StagedBlock[]): Promise<void> {
    const files = await Promise.all(
      blocks.map(async ({ cid, file }) => ({ cid, bytes: await openAsBlob(file) })),
    );
    const form = new FormData();
    form.append("file", blobOf(await carPieces(root, files)), `${root}.car`);
    const answer = await this.post("dag/import", { "pin-roots": "true" }, IMPORT_MS, form);
    const pinned = (await answer.text())
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => importLine.parse(JSON.parse(line)).Root)
      .find((line) => line?.Cid["/"] === root.toString());
    if (pinned === undefined || pinned.PinErrorMsg) {
      const cause = pinned?.PinErrorMsg ?? "the answer does not name the root";
      throw new ContentError("internal", msg("The IPFS node did not pin the content; try again."), {
        cause,
      });
    }
  }

  async get(cid: CID): Promise<Uint8Array | undefined> {
    const query = { arg: cid.toString(), timeout: `${FIND_SECONDS}s` };
    try {
      const answer = await this.post("block/get", query, ANSWER_MS);
      return new Uint8Array(await answer.arrayBuffer());
    } catch (error) {
      if (error instanceof RpcError && isNotFound(error.reason)) return undefined;
      throw error;
    }
  }

  async quarantine(cid: CID): Promise<void> {
    await this.post("block/rm", { arg: cid.toString(), force: "true" }, ANSWER_MS);
  }

  /** Multiaddresses under which other nodes reach this one. */
  async addresses(): Promise<string[]> {
    const answer = await this.post("id", {}, ANSWER_MS);
    return z.object({ Addresses: z.array(z.string()) }).parse(await answer.json()).Addresses;
  }

  /** The RPC takes POST only and answers failures with status 500 and a message. */
  private async post(
    command: string,
    query: Record<string, string>,
    timeout: number,
    body?: FormData,
  ): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(
        new URL(`/api/v0/${command}?${new URLSearchParams(query)}`, this.url),
        {
          method: "POST",
          signal: AbortSignal.timeout(timeout),
          ...(this.authorization ? { headers: { authorization: this.authorization } } : {}),
          ...(body ? { body } : {}),
        },
      );
    } catch (cause) {
      const sentence = msg("The IPFS node that keeps the content does not answer; try again soon.");
      throw new ContentError("unreachable", sentence, { cause });
    }
    if (response.ok) return response;
    const text = await response.text();
    const parsed = failure.safeParse(parseJson(text));
    const message = parsed.success ? parsed.data.Message : text.slice(0, 200);
    if (/no space left|ENOSPC|storage.*(full|exceeded)/i.test(message))
      throw diskFullError(message);
    throw new RpcError(response.status, message);
  }
}

/** The node refused. A person hears that it failed, the log what it said. */
class RpcError extends ContentError {
  constructor(
    status: number,
    readonly reason: string,
  ) {
    const sentence =
      status === 401 || status === 403
        ? msg("The IPFS node that keeps the content does not let this server in.")
        : msg("The IPFS node that keeps the content could not do it; try again.");
    super("internal", sentence, { cause: reason });
  }
}

function isNotFound(reason: string): boolean {
  return /not found|could not find|deadline exceeded|timeout/i.test(reason);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
