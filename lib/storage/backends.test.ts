import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { CID } from "multiformats/cid";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { datanet, items, kept, packed, stream } from "./fixtures";
import { KuboServer, key } from "./kubo.fixture";
import { PinningServer } from "./pinning.fixture";
import { exportCar, findRoot, readFileBytes } from "./read";
import { receiveCar } from "./receive";
import { storageConfig } from "./config";
import { serveContent } from "./serve";
import { ContentStore } from "./store";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "backend-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const TOKEN = "secret";
const storeOf = (env: Record<string, string>) => {
  const { backend } = storageConfig({ CONTENT_DIR: directory, ...env });
  return new ContentStore(directory, backend);
};

/** A backend with what a test may do to it from outside. */
interface Setup {
  env: Record<string, string>;
  /** Changes a block as bad hardware would. */
  damage(cid: CID): Promise<void>;
  /** Takes the backend away; absent where it is this machine's own disk. */
  cut?: () => void;
  stop(): void;
}

async function damageFile(cid: CID): Promise<void> {
  const block = packed.blocks.find((candidate) => candidate.cid.equals(cid))!;
  for (const name of await kept(path.join(directory, "blocks"))) {
    const file = path.join(directory, "blocks", name);
    if ((await readFile(file)).equals(block.bytes)) await writeFile(file, "rotten");
  }
}

const setups: Record<string, () => Promise<Setup>> = {
  disk: async () => ({ env: {}, damage: damageFile, stop: () => undefined }),
  kubo: async () => {
    const node = await KuboServer.start("Bearer let-me-in");
    const env = {
      CONTENT_BACKEND: "kubo",
      KUBO_RPC_URL: node.url,
      KUBO_RPC_AUTH: "Bearer let-me-in",
    };
    return {
      env,
      damage: async (cid) => void node.blocks.set(key(cid), Buffer.from("rotten")),
      cut: () => node.stop(),
      stop: () => node.stop(),
    };
  },
  pinning: async () => {
    const service = await PinningServer.start(TOKEN);
    const env = {
      CONTENT_BACKEND: "pinning",
      PINNING_URL: service.url,
      PINNING_TOKEN: TOKEN,
      PINNING_ORIGINS: "/dns4/here.example/tcp/4001/p2p/12D3",
    };
    return { env, damage: damageFile, stop: () => service.stop() };
  },
};
// Runs against a node of one's own as well: KUBO_RPC_URL=http://127.0.0.1:5001 npx vitest run …
if (process.env.KUBO_RPC_URL) {
  const env = { CONTENT_BACKEND: "kubo", KUBO_RPC_URL: process.env.KUBO_RPC_URL };
  setups["kubo, a real node"] = async () => ({
    env,
    damage: () => Promise.reject(new Error("a real node's blocks cannot be changed by its RPC")),
    stop: () => undefined,
  });
}

describe.each(Object.entries(setups))("a store on %s", (name, start) => {
  let setup: Setup;
  let store: ContentStore;
  beforeEach(async () => {
    setup = await start();
    store = storeOf(setup.env);
  });
  afterEach(() => setup.stop());

  it("gives back every block and file, after a restart too", async () => {
    const record = await receiveCar(store, stream(packed.car));
    expect(record.cid).toBe(packed.cid);
    const restarted = storeOf(setup.env);
    for (const { cid, bytes } of packed.blocks) {
      expect(Buffer.from(await restarted.get(cid)).equals(bytes)).toBe(true);
    }
    const root = await findRoot(restarted, packed.cid);
    const long = await readFileBytes(restarted, root, "items/005.txt");
    expect(Buffer.from(long).equals(items[5]!.bytes)).toBe(true);
    const car: Uint8Array[] = [];
    for await (const chunk of exportCar(restarted, root)) car.push(chunk);
    expect(Buffer.concat(car).equals(Buffer.concat(packed.car))).toBe(true);
    expect(record.car).toBe(Buffer.concat(car).length);
  });

  it("takes the same content twice, and one after the other", async () => {
    await receiveCar(store, stream(packed.car));
    await receiveCar(store, stream(packed.car));
    await receiveCar(store, stream(datanet.car));
    expect((await store.roots()).map(String).sort()).toEqual([packed.cid, datanet.cid].sort());
  });

  it("says that a block it never had is missing", async () => {
    const other = CID.parse("bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4");
    await expect(store.get(other)).rejects.toMatchObject({
      status: 500,
      message: `Block ${other} is missing; upload its content again.`,
    });
  });

  it.skipIf(name.includes("real"))(
    "names a damaged block, puts it aside, and is repaired by the next upload",
    async () => {
      await receiveCar(store, stream(packed.car));
      const { cid } = packed.blocks.at(-1)!;
      await setup.damage(cid);
      await expect(store.get(cid)).rejects.toThrow(`Block ${cid} is damaged`);
      await expect(store.get(cid)).rejects.toThrow(`Block ${cid} is missing`);
      await receiveCar(store, stream(packed.car));
      expect(await store.get(cid)).toBeDefined();
    },
  );

  it("keeps nothing that could be served when it is out of reach", async () => {
    if (!setup.cut) return expect(name).toMatch(/disk|pinning|real/);
    setup.cut();
    await expect(receiveCar(store, stream(packed.car))).rejects.toMatchObject({
      status: 503,
      message: expect.stringMatching(/does not answer; try again soon\.$/) as string,
    });
    expect(await store.record(packed.root)).toBeUndefined();
    expect((await kept(path.join(directory, "uploads"))).length).toBe(0);
  });
});

describe("kubo", () => {
  let node: KuboServer;
  afterEach(() => node.stop());

  it("pins what is uploaded", async () => {
    node = await KuboServer.start();
    await receiveCar(
      storeOf({ CONTENT_BACKEND: "kubo", KUBO_RPC_URL: node.url }),
      stream(packed.car),
    );
    expect([...node.pins]).toEqual([packed.cid]);
  });

  it("says so when its disk is full or it does not let the server in", async () => {
    node = await KuboServer.start("Bearer other");
    const store = storeOf({ CONTENT_BACKEND: "kubo", KUBO_RPC_URL: node.url });
    await expect(receiveCar(store, stream(packed.car))).rejects.toThrow(/does not let this server/);
    node.stop();
    node = await KuboServer.start();
    node.refusal = "write /data/ipfs/blocks: no space left on device";
    const full = storeOf({ CONTENT_BACKEND: "kubo", KUBO_RPC_URL: node.url });
    await expect(receiveCar(full, stream(packed.car))).rejects.toMatchObject({
      code: "disk-full",
      status: 507,
    });
  });
});

describe("a pinning service", () => {
  let service: PinningServer;
  const env = () => ({
    CONTENT_BACKEND: "pinning",
    PINNING_URL: service.url,
    PINNING_TOKEN: TOKEN,
    PINNING_ORIGINS: "/dns4/here.example/tcp/4001/p2p/12D3",
  });
  beforeEach(async () => {
    service = await PinningServer.start(TOKEN);
  });
  afterEach(() => service.stop());

  it("hears of nothing while content is sealed, then once of each root and where its blocks are", async () => {
    const store = storeOf(env());
    await receiveCar(store, stream(packed.car));
    expect(service.pins).toEqual([]);
    await store.publish(packed.root);
    await store.publish(packed.root);
    await storeOf(env()).publish(packed.root);
    expect(service.pins.map(({ pin }) => pin)).toEqual([
      {
        cid: packed.cid,
        name: `datanets ${packed.cid}`,
        origins: ["/dns4/here.example/tcp/4001/p2p/12D3"],
      },
    ]);
  });

  it("is asked when open content is first served", async () => {
    const store = storeOf(env());
    await receiveCar(store, stream(packed.car));
    const ask = (state: "open" | "sealed") => {
      const request = new Request(`http://localhost/api/content/${packed.cid}?contribution=1`);
      const visibility = async () => ({ state, struck: 0n });
      return serveContent(store, request, { cid: packed.cid, path: [] }, visibility);
    };
    await expect(ask("sealed")).rejects.toMatchObject({ status: 403 });
    expect((await ask("open")).status).toBe(200);
    await vi.waitFor(() => expect(service.pins.map(({ pin }) => pin.cid)).toEqual([packed.cid]));
  });

  it("is told the addresses of the kubo node that has the blocks", async () => {
    const node = await KuboServer.start();
    const { PINNING_ORIGINS: _, ...rest } = env();
    await storeOf({ ...rest, KUBO_RPC_URL: node.url }).publish(packed.root);
    node.stop();
    expect(service.pins[0]!.pin.origins).toEqual(["/ip4/10.0.0.1/tcp/4001"]);
  });

  it("is asked again after it failed, and its refusals are failures", async () => {
    const store = storeOf(env());
    service.outcome = "failed";
    await expect(store.publish(packed.root)).rejects.toThrow(/could not pin/);
    service.outcome = "pinned";
    await store.publish(packed.root);
    expect(service.pins.map(({ status }) => status)).toEqual(["failed", "pinned"]);
    const stranger = storeOf({ ...env(), PINNING_TOKEN: "wrong" });
    await expect(stranger.publish(datanet.root)).rejects.toThrow(/service refused/);
    const away = storeOf(env());
    service.stop();
    await expect(away.publish(datanet.root)).rejects.toMatchObject({ status: 503 });
  });

  it("is helped out by a gateway for blocks that were lost here, which is not trusted", async () => {
    const blocks = new Map(packed.blocks.map(({ cid, bytes }) => [cid.toString(), bytes]));
    const gateway = createServer((request, answer) => {
      const [, , cid] = new URL(request.url!, "http://gateway").pathname.split("/");
      const bytes = blocks.get(cid!);
      if (request.headers.accept !== "application/vnd.ipld.raw" || !bytes) answer.statusCode = 404;
      answer.end(bytes && Buffer.from(bytes));
    });
    await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
    const { port } = gateway.address() as AddressInfo;
    const store = storeOf({ ...env(), IPFS_GATEWAY_URL: `http://127.0.0.1:${port}` });
    await receiveCar(store, stream(packed.car));
    await rm(path.join(directory, "blocks"), { recursive: true });
    const { cid, bytes } = packed.blocks[0]!;
    expect(Buffer.from(await store.get(cid)).equals(bytes)).toBe(true);
    blocks.set(cid.toString(), Buffer.from("rotten"));
    await expect(store.get(cid)).rejects.toThrow(`Block ${cid} is damaged`);
    gateway.closeAllConnections();
    gateway.close();
  });
});

describe("configuration", () => {
  it("is the disk unless told otherwise, and empty variables are unset", () => {
    expect(storageConfig({}).backend.name).toBe("disk");
    expect(storageConfig({ KUBO_RPC_URL: "", PINNING_URL: "" }).backend.name).toBe("disk");
  });

  it("names every variable that is missing or wrong", () => {
    expect(() => storageConfig({ CONTENT_BACKEND: "kubo" })).toThrow(
      'KUBO_RPC_URL must be set, because CONTENT_BACKEND is "kubo".',
    );
    expect(() => storageConfig({ CONTENT_BACKEND: "pinning" })).toThrow(
      /PINNING_URL must be set.*PINNING_TOKEN must be set/,
    );
    expect(() => storageConfig({ CONTENT_BACKEND: "s3" })).toThrow(/CONTENT_BACKEND/);
    expect(() => storageConfig({ KUBO_RPC_URL: "file:///etc" })).toThrow(/KUBO_RPC_URL/);
  });
});
