import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

interface Pin {
  cid: string;
  name?: string;
  origins?: string[];
}
interface PinStatus {
  requestid: string;
  status: "queued" | "pinning" | "pinned" | "failed";
  created: string;
  pin: Pin;
  delegates: string[];
}

/** An IPFS Pinning Service (API 1.0.0): adds and lists pins for whoever has the token. */
export class PinningServer {
  readonly pins: PinStatus[] = [];
  /** The status that new pins get. */
  outcome: PinStatus["status"] = "queued";
  private server: Server | undefined;

  static async start(token: string): Promise<PinningServer> {
    const service = new PinningServer();
    service.server = createServer(async (incoming, answer) => {
      const send = (status: number, body: unknown) => {
        answer.writeHead(status, { "content-type": "application/json" });
        answer.end(JSON.stringify(body));
      };
      if (incoming.headers.authorization !== `Bearer ${token}`) {
        const details = "Access token is missing or invalid";
        return send(401, { error: { reason: "UNAUTHORIZED", details } });
      }
      const url = new URL(incoming.url!, "http://service");
      if (url.pathname !== "/psa/pins") {
        return send(404, { error: { reason: "NOT_FOUND", details: url.pathname } });
      }
      if (incoming.method === "POST") {
        const pin = (await json(incoming)) as Pin;
        const requestid = `request-${service.pins.length + 1}`;
        const created = new Date().toISOString();
        const delegates = ["/dnsaddr/pin.example/p2p/12D3"];
        const added = { requestid, status: service.outcome, created, pin, delegates };
        service.pins.push(added);
        return send(202, added);
      }
      // Without the parameter a service lists what is pinned and nothing else.
      const statuses = (url.searchParams.get("status") ?? "pinned").split(",");
      const cids = url.searchParams.get("cid")?.split(",");
      const results = service.pins.filter(
        ({ status, pin }) => statuses.includes(status) && (cids?.includes(pin.cid) ?? true),
      );
      send(200, { count: results.length, results: results.slice(0, 10) });
    });
    await new Promise<void>((resolve) => service.server!.listen(0, "127.0.0.1", resolve));
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server!.address() as AddressInfo).port}/psa`;
  }

  stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }
}
