import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, stat, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { once } from "node:events";
import type { PreviousUpload, UrlStorage } from "tus-js-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { packContribution } from "@/lib/content/pack";
import { uploadCar } from "@/lib/content/upload";
import { datanet, packed } from "./fixtures";
import { ContentStore } from "./store";
import { UploadDesk } from "./uploads";

vi.mock("node:fs/promises", { spy: true });

let directory: string;
let store: ContentStore;
let desk: UploadDesk;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "uploads-"));
  store = new ContentStore(directory);
  desk = new UploadDesk(store, path.join(directory, "incoming"));
});
afterEach(async () => {
  vi.mocked(statfs).mockReset();
  await rm(directory, { recursive: true, force: true });
});

const BASE = "http://localhost/api/uploads";
const TUS = { "tus-resumable": "1.0.0" };
const base64 = (text: string) => Buffer.from(text).toString("base64");

function create(size: number, cid = datanet.cid): Promise<Response> {
  const headers = {
    ...TUS,
    "upload-length": String(size),
    "upload-metadata": `cid ${base64(cid)}`,
  };
  return desk.handle(new Request(BASE, { method: "POST", headers }));
}
function patch(url: string, offset: number, body: Uint8Array, on = desk): Promise<Response> {
  const headers = {
    ...TUS,
    "upload-offset": String(offset),
    "content-type": "application/offset+octet-stream",
  };
  const init = { method: "PATCH", headers, body: body as Uint8Array<ArrayBuffer> };
  return on.handle(new Request(url, init));
}
const head = (url: string, on = desk) =>
  on.handle(new Request(url, { method: "HEAD", headers: TUS }));
async function start(car: Uint8Array, cid?: string): Promise<string> {
  const response = await create(car.length, cid);
  expect(response.status).toBe(201);
  return new URL(response.headers.get("location")!, BASE).href;
}
const problem = async (response: Response) => {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  return (await response.json()) as { status: number; detail: string; type: string };
};
const incoming = () => readdir(path.join(directory, "incoming"));
const car = Buffer.concat(datanet.car);

describe("an upload in parts", () => {
  it("is in the store when its last byte is acknowledged, and takes no more room", async () => {
    const url = await start(car);
    expect((await patch(url, 0, car.subarray(0, 100))).headers.get("upload-offset")).toBe("100");
    expect(await store.record(datanet.root)).toBeUndefined();
    const last = await patch(url, 100, car.subarray(100));
    expect(last.status).toBe(204);
    expect(await store.record(datanet.root)).toMatchObject({ cid: datanet.cid, car: car.length });
    const id = url.split("/").at(-1)!;
    expect((await stat(path.join(directory, "incoming", id))).size).toBe(0);
  });

  it("tells who missed the last answer that everything is there", async () => {
    const url = await start(car);
    await patch(url, 0, car);
    const answer = await head(url);
    expect(answer.headers.get("upload-offset")).toBe(String(car.length));
    expect(answer.headers.get("upload-length")).toBe(String(car.length));
  });

  it("is taken over when it is next asked about, if the process died before it could", async () => {
    const url = await start(car);
    const id = url.split("/").at(-1)!;
    // The bytes arrived, the process was killed: nothing ran that ends an upload.
    await writeFile(path.join(directory, "incoming", id), car);
    const restarted = new UploadDesk(store, path.join(directory, "incoming"));
    const answer = await head(url, restarted);
    expect(answer.headers.get("upload-offset")).toBe(String(car.length));
    expect(await store.record(datanet.root)).toMatchObject({ kind: "datanet" });
  });

  it("refuses bytes for another place, and says where it is", async () => {
    const url = await start(car);
    await patch(url, 0, car.subarray(0, 100));
    const answer = await patch(url, 50, car.subarray(50));
    expect((await problem(answer)).status).toBe(409);
    expect((await head(url)).headers.get("upload-offset")).toBe("100");
  });

  it("with wrong bytes fails with a sentence and is forgotten", async () => {
    const broken = Buffer.from(car);
    broken[broken.length - 1]! ^= 1;
    const url = await start(broken);
    const { detail, status } = await problem(await patch(url, 0, broken));
    expect(status).toBe(422);
    expect(detail).toMatch(/does not match its hash/);
    expect(await incoming()).toEqual([]);
    expect((await head(url)).status).toBe(404);
  });

  it("with other content than announced fails", async () => {
    const url = await start(car, packed.cid);
    const { detail } = await problem(await patch(url, 0, car));
    expect(detail).toMatch(/^The upload holds baf\w+ and not baf\w+, which was announced/);
    expect(await store.record(datanet.root)).toBeUndefined();
  });

  it("can be given up", async () => {
    const url = await start(car);
    const gone = await desk.handle(new Request(url, { method: "DELETE", headers: TUS }));
    expect(gone.status).toBe(204);
    expect(await incoming()).toEqual([]);
  });
});

describe("an upload is refused before a byte is sent", () => {
  it("when it is too large, empty or names no CID", async () => {
    expect(await problem(await create(502_000_001))).toMatchObject({
      status: 413,
      detail: "An upload may have at most 502 MB.",
    });
    expect((await problem(await create(0))).detail).toBe("The upload is empty; send a CAR file.");
    expect((await problem(await create(10, "../../etc"))).detail).toMatch(/must name the CID/);
    expect((await problem(await desk.handle(new Request(BASE, { method: "POST" })))).status).toBe(
      412,
    );
  });

  it("when the disk has no room for it", async () => {
    const real = await statfs(directory);
    vi.mocked(statfs).mockResolvedValue({ ...real, bsize: 1, bavail: 1000 });
    expect(await problem(await create(car.length))).toMatchObject({
      status: 507,
      detail: "The server's disk is full and nothing was kept; try again later.",
    });
  });

  it("when its id is no id of ours", async () => {
    for (const id of ["../roots/x.json", "%2e%2e%2froots", "abc", "A".repeat(32)]) {
      expect((await head(`${BASE}/${id}`)).status, id).toBe(404);
    }
  });
});

describe("a killed server", () => {
  let server: ChildProcess | undefined;
  afterEach(() => server?.kill("SIGKILL"));

  async function launch(port = 0): Promise<number> {
    const script = path.join(import.meta.dirname, "uploadServer.fixture.ts");
    server = spawn(process.execPath, ["--import", "tsx", script, directory, String(port)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await once(server.stdout!, "data")) as [Buffer];
    return Number(line.toString());
  }

  it("loses nothing of 200 MB: the upload goes on where it was and ends with the right CID", async () => {
    const items = Array.from({ length: 20 }, (_, i) => ({
      bytes: randomBytes(10_000_000),
      mediaType: "text/plain" as const,
      title: `file ${i}`,
    }));
    const contributor = "0x00000000000000000000000000000000000000aa";
    const large = await packContribution<Uint8Array>({
      kind: "data",
      datanet: 1,
      contributor,
      items,
    });
    const whole = Buffer.concat(large.car);
    expect(whole.length).toBeGreaterThan(200_000_000);

    const port = await launch();
    const remembered = new Map<string, PreviousUpload>();
    const memory: UrlStorage = {
      findAllUploads: async () => [...remembered.values()],
      findUploadsByFingerprint: async (key) => [remembered.get(key) ?? []].flat(),
      addUpload: async (key, upload) => {
        remembered.set(key, { ...upload, urlStorageKey: key });
        return key;
      },
      removeUpload: async (key) => void remembered.delete(key),
    };
    let killed = false;
    const after: number[] = [];
    const pauses = Array<number>(100).fill(100);
    await uploadCar(whole, large.cid, {
      origin: `http://127.0.0.1:${port}`,
      memory,
      pauses,
      onProgress: (sent) => {
        if (killed) after.push(sent);
        else if (sent > 90_000_000) {
          killed = true;
          server!.kill("SIGKILL");
          void launch(port);
        }
      },
    });
    expect(killed).toBe(true);
    expect(Math.min(...after)).toBeGreaterThan(80_000_000);
    expect(after.at(-1)).toBe(whole.length);
    expect(remembered.size).toBe(0);
    expect(await store.record(large.root)).toMatchObject({
      cid: large.cid,
      items: 20,
      bytes: large.bytes,
    });
    const peak = Number(await (await fetch(`http://127.0.0.1:${port}/memory`)).text());
    // The process alone takes 120 MB, with an upload of any size about 90 more.
    expect(peak).toBeLessThan(300_000_000);
  }, 60_000);
});
