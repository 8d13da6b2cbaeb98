import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { CarBlockIterator } from "@ipld/car/iterator";
import { CID } from "multiformats/cid";

/**
 * The part of kubo's HTTP RPC that the store speaks, as its reference describes it: POST only, import
 * of CARs as multipart answered in NDJSON, failures as status 500 with `{ Message, Code, Type }`.
 */
export class KuboServer {
  readonly blocks = new Map<string, Uint8Array>();
  readonly pins = new Set<string>();
  /** What the node says instead of working, e.g. that its disk is full. */
  refusal: string | undefined;
  private server: Server | undefined;

  static async start(authorization?: string): Promise<KuboServer> {
    const node = new KuboServer();
    node.server = createServer((incoming, answer) => {
      const url = new URL(incoming.url!, "http://node");
      if (incoming.method !== "POST") return void answer.writeHead(405).end();
      if (authorization !== undefined && incoming.headers.authorization !== authorization) {
        return void answer.writeHead(403).end("403 - Forbidden");
      }
      const body = new Response(Readable.toWeb(incoming) as ReadableStream, {
        headers: { "content-type": incoming.headers["content-type"] ?? "" },
      });
      void node.answer(url, body, answer).catch((error: Error) => fail(answer, error.message));
    });
    await new Promise<void>((resolve) => node.server!.listen(0, "127.0.0.1", resolve));
    return node;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server!.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  private async answer(url: URL, body: Response, answer: ServerResponse): Promise<void> {
    if (this.refusal !== undefined) return fail(answer, this.refusal);
    const arg = url.searchParams.get("arg") ?? "";
    switch (url.pathname) {
      case "/api/v0/dag/import": {
        const file = (await body.formData()).get("file") as File;
        const car = await CarBlockIterator.fromBytes(new Uint8Array(await file.arrayBuffer()));
        for await (const { cid, bytes } of car) this.blocks.set(key(cid), bytes);
        const lines = (await car.getRoots()).map((root) => {
          if (url.searchParams.get("pin-roots") === "true") this.pins.add(root.toString());
          return { Root: { Cid: { "/": root.toString() }, PinErrorMsg: "" } };
        });
        const stats = { Stats: { BlockCount: this.blocks.size, BlockBytesCount: file.size } };
        answer.setHeader("content-type", "application/json");
        return void answer.end(
          [...lines, stats].map((line) => `${JSON.stringify(line)}\n`).join(""),
        );
      }
      case "/api/v0/block/get": {
        const bytes = this.blocks.get(key(CID.parse(arg)));
        if (bytes !== undefined) return void answer.end(Buffer.from(bytes));
        return fail(answer, `block was not found locally (offline): ipld: could not find ${arg}`);
      }
      case "/api/v0/block/rm":
        this.blocks.delete(key(CID.parse(arg)));
        return void answer.end(`${JSON.stringify({ Hash: arg })}\n`);
      case "/api/v0/id":
        return void answer.end(
          JSON.stringify({ ID: "12D3", Addresses: ["/ip4/10.0.0.1/tcp/4001"] }),
        );
      default:
        return void answer.writeHead(404).end("404 page not found");
    }
  }
}

/** Kubo finds blocks by their hash, whatever the codec. */
export const key = (cid: CID) => Buffer.from(cid.multihash.bytes).toString("hex");

function fail(answer: ServerResponse, message: string): void {
  answer.writeHead(500, { "content-type": "application/json" });
  answer.end(JSON.stringify({ Message: message, Code: 0, Type: "error" }));
}
