import { CID } from "multiformats/cid";
import { z } from "zod";
import { ContentError } from "@/lib/content/errors";
import { msg } from "@/lib/texts/text";
import type { BlockBackend, StagedBlock } from "./backend";

const ANSWER_MS = 20_000;

/** A service's answer about one pin (schema PinStatus). */
const pinStatus = z.object({
  requestid: z.string(),
  status: z.enum(["queued", "pinning", "pinned", "failed"]),
  pin: z.object({ cid: z.string() }),
  delegates: z.array(z.string()).default([]),
});
export type PinStatus = z.infer<typeof pinStatus>;
const pinResults = z.object({ count: z.number(), results: z.array(pinStatus) });
const failure = z.object({
  error: z.object({ reason: z.string(), details: z.string().optional() }),
});

export interface PinningOptions {
  /** The service's address, e.g. `https://api.example.com/psa`. */
  url: string;
  /** Its access token. */
  token: string;
  /** Multiaddresses of nodes that have the blocks, for the service to fetch them from. */
  origins: () => Promise<readonly string[]>;
  /** A trustless gateway to read blocks from that were lost here, e.g. `https://ipfs.io`. */
  gateway?: string;
}

/**
 * Another backend, and beside it a service that keeps a copy by the IPFS Pinning Service API 1.0
 * (https://ipfs.github.io/pinning-services-api-spec/). The service fetches blocks itself, over IPFS,
 * so the other backend is where they are written and first read. It is asked only once content is
 * open to everybody.
 */
export class PinnedBlocks implements BlockBackend {
  readonly name = "pinning";

  constructor(
    private readonly inner: BlockBackend,
    private readonly options: PinningOptions,
  ) {
    if (inner.list) this.list = () => inner.list!();
  }

  list?: () => AsyncIterable<CID>;

  keep(root: CID, blocks: readonly StagedBlock[]): Promise<void> {
    return this.inner.keep(root, blocks);
  }

  /** Asks the service to pin a root, unless it has been asked and has not failed. */
  async publish(root: CID): Promise<void> {
    const known = await this.status(root);
    if (known !== undefined && known.status !== "failed") return;
    const origins = [...(await this.options.origins())];
    const answer = await this.call("POST", "pins", {
      cid: root.toString(),
      name: `datanets ${root}`,
      ...(origins.length > 0 ? { origins } : {}),
    });
    const { status } = pinStatus.parse(answer);
    if (status === "failed") {
      throw new ContentError("internal", msg("The pinning service could not pin the content."));
    }
  }

  async get(cid: CID): Promise<Uint8Array | undefined> {
    return (await this.inner.get(cid)) ?? this.fromGateway(cid);
  }

  quarantine(cid: CID): Promise<void> {
    return this.inner.quarantine(cid);
  }

  /** How the service stands to a root; undefined when it was never asked to pin it. */
  async status(root: CID): Promise<PinStatus | undefined> {
    const query = new URLSearchParams({
      cid: root.toString(),
      status: "queued,pinning,pinned,failed",
    });
    const { results } = pinResults.parse(await this.call("GET", `pins?${query}`));
    return results.find(({ status }) => status !== "failed") ?? results[0];
  }

  /** Block by block (`application/vnd.ipld.raw`); the store checks each against its hash. */
  private async fromGateway(cid: CID): Promise<Uint8Array | undefined> {
    const { gateway } = this.options;
    if (gateway === undefined) return undefined;
    try {
      const response = await fetch(new URL(`/ipfs/${cid}?format=raw`, gateway), {
        headers: { accept: "application/vnd.ipld.raw" },
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
    } catch {
      // A gateway is a second chance only; without it the block is missing.
      return undefined;
    }
  }

  private async call(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown> {
    const { url, token } = this.options;
    let response: Response;
    try {
      response = await fetch(`${url.replace(/\/$/, "")}/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
    } catch (cause) {
      const sentence = msg("The pinning service does not answer; try again soon.");
      throw new ContentError("unreachable", sentence, { cause });
    }
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok) return answer;
    const parsed = failure.safeParse(answer);
    const reason = parsed.success ? parsed.data.error : { reason: String(response.status) };
    throw new ContentError("internal", msg("The pinning service refused the content; try again."), {
      cause: reason,
    });
  }
}
