import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

type Call = { method: string };

/**
 * A JSON-RPC endpoint that passes everything on to another one and counts it. It can say that it is
 * another chain, so that a build for a public chain reads the local world.
 */
export class CountingProxy {
  readonly calls = new Map<string, number>();
  private server: Server | undefined;

  constructor(
    private readonly target: string,
    private readonly chainId?: number,
  ) {}

  /** @returns its address */
  async start(): Promise<string> {
    const server = createServer(async (request, response) => {
      const headers = {
        "access-control-allow-origin": "*",
        "access-control-allow-headers": "*",
        "content-type": "application/json",
      };
      if (request.method === "OPTIONS") return response.writeHead(204, headers).end();
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const body = Buffer.concat(chunks).toString();
        const parsed = JSON.parse(body) as Call | Call[];
        for (const { method } of Array.isArray(parsed) ? parsed : [parsed]) {
          this.calls.set(method, (this.calls.get(method) ?? 0) + 1);
        }
        const answer = await fetch(this.target, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body,
        });
        response.writeHead(answer.status, headers).end(this.disguise(parsed, await answer.text()));
      } catch {
        // The chain is away: so is its proxy.
        response.writeHead(502, headers).end();
      }
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** Calls counted since the last time, by method; starts again from nothing. */
  take(): Map<string, number> {
    const taken = new Map(this.calls);
    this.calls.clear();
    return taken;
  }

  stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  /** The answer with this chain's id in place of the local one. */
  private disguise(asked: Call | Call[], answer: string): string {
    if (this.chainId === undefined || Array.isArray(asked)) return answer;
    if (asked.method !== "eth_chainId") return answer;
    return JSON.stringify({
      ...(JSON.parse(answer) as object),
      result: `0x${this.chainId.toString(16)}`,
    });
  }
}

/** Calls that read contracts: what a page costs its RPC. */
export const contractReads = (calls: ReadonlyMap<string, number>): number =>
  (calls.get("eth_call") ?? 0) + (calls.get("eth_getLogs") ?? 0);

export const total = (calls: ReadonlyMap<string, number>): number =>
  [...calls.values()].reduce((sum, count) => sum + count, 0);
