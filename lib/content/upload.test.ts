import { createServer, type IncomingMessage, type Server } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import type { PreviousUpload, UrlStorage } from "tus-js-client";
import path from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { datanet } from "@/lib/storage/fixtures";
import { ContentStore } from "@/lib/storage/store";
import { UploadDesk } from "@/lib/storage/uploads";
import { contentUrl, errorFromProblem } from "./fetch";
import { uploadCar } from "./upload";

/** What goes wrong with a request: the connection breaks, or it is answered by something else. */
type Fault = "broken" | { status: number; body: string };
let faults: (request: IncomingMessage) => Fault | undefined;
let seen: string[];
let running: Promise<void>[];
let server: Server;
let directory: string;
let store: ContentStore;
let origin: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "upload-"));
  store = new ContentStore(directory);
  const desk = new UploadDesk(store, path.join(directory, "incoming"));
  seen = [];
  running = [];
  faults = () => undefined;
  server = createServer((incoming, answer) => {
    seen.push(incoming.method!);
    const fault = faults(incoming);
    if (fault === "broken") return void incoming.socket.destroy();
    if (fault !== undefined) return void answer.writeHead(fault.status).end(fault.body);
    const body = incoming.method === "PATCH" ? Readable.toWeb(incoming) : null;
    const init = { method: incoming.method, headers: incoming.headers, body, duplex: "half" };
    const request = new Request(`${origin}${incoming.url}`, init as unknown as RequestInit);
    const handling = desk.handle(request).then(async (response) => {
      answer.writeHead(response.status, Object.fromEntries(response.headers));
      answer.end(Buffer.from(await response.arrayBuffer()));
    });
    running.push(handling);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await Promise.allSettled(running);
  await rm(directory, { recursive: true, force: true });
});

const car = Buffer.concat(datanet.car);
const pauses = [0, 0];
const stored = async () => (await store.record(datanet.root))?.cid;

describe("uploadCar", () => {
  it("goes on after broken connections, and reports them", async () => {
    let broken = 0;
    faults = ({ method }) => (method === "PATCH" && (broken += 1) <= 2 ? "broken" : undefined);
    const reports: string[] = [];
    await uploadCar(car, datanet.cid, {
      origin,
      pauses,
      onProgress: (done, total, pause) => reports.push(`${done}/${total} ${pause ?? ""}`.trim()),
    });
    expect(await stored()).toBe(datanet.cid);
    expect(seen).toEqual(["POST", "PATCH", "HEAD", "PATCH", "HEAD", "PATCH"]);
    expect(reports).toContain(`0/${car.length} retrying`);
    expect(reports.at(-1)).toBe(`${car.length}/${car.length}`);
  });

  it("waits for a proxy whose server restarts, without sending everything again", async () => {
    const away: Fault = { status: 502, body: "<html>Bad gateway</html>" };
    let answers = 0;
    faults = ({ method }) => {
      answers += 1;
      if (method === "PATCH" && answers === 2) return "broken";
      return answers === 3 ? away : undefined;
    };
    await uploadCar(car, datanet.cid, { origin, pauses });
    expect(seen).toEqual(["POST", "PATCH", "HEAD", "HEAD", "PATCH"]);
  });

  it("asks to sign in again when the sign-in has ended, and then goes on where it was", async () => {
    const remembered = new Map<string, PreviousUpload>();
    const memory: UrlStorage = {
      findAllUploads: async () => [],
      findUploadsByFingerprint: async (name) => [remembered.get(name) ?? []].flat(),
      addUpload: async (name, upload) => {
        remembered.set(name, { ...upload, urlStorageKey: name });
        return name;
      },
      removeUpload: async (name) => void remembered.delete(name),
    };
    let signedIn = true;
    faults = ({ method }) => {
      if (method === "PATCH" && signedIn) {
        signedIn = false;
        return "broken";
      }
      return signedIn ? undefined : { status: 401, body: "" };
    };
    await expect(uploadCar(car, datanet.cid, { origin, pauses, memory })).rejects.toMatchObject({
      code: "signed-out",
      message: "Your sign-in has ended; sign in and go on. What has arrived is kept.",
    });
    faults = () => undefined;
    await uploadCar(car, datanet.cid, { origin, pauses, memory });
    expect(seen).toEqual(["POST", "PATCH", "HEAD", "HEAD", "PATCH"]);
    expect(remembered.size).toBe(0);
  });

  it("starts anew when the server has forgotten it", async () => {
    let forgotten = false;
    faults = ({ method }) => {
      if (method !== "PATCH" || forgotten) return undefined;
      forgotten = true;
      return { status: 410, body: "" };
    };
    await uploadCar(car, datanet.cid, { origin, pauses });
    expect(await stored()).toBe(datanet.cid);
  });

  it("gives up after the last pause with a sentence", async () => {
    faults = () => "broken";
    await expect(uploadCar(car, datanet.cid, { origin, pauses })).rejects.toMatchObject({
      code: "unreachable",
      message:
        "The connection broke and stayed broken; check it and try again. What has arrived is kept.",
    });
    expect(seen).toEqual(["POST", "POST", "POST"]);
  });

  it("takes the server's refusal as final and passes on its sentence", async () => {
    const detail = "The server's disk is full and nothing was kept; try again later.";
    faults = () => ({ status: 507, body: JSON.stringify({ detail }) });
    await expect(uploadCar(car, datanet.cid, { origin, pauses })).rejects.toMatchObject({
      code: "disk-full",
      message: detail,
    });
    expect(seen).toEqual(["POST"]);
  });

  it("stops when it is told to, before, while sending and while waiting", async () => {
    const isAbort = { name: "AbortError" };
    const signal = AbortSignal.abort();
    await expect(uploadCar(car, datanet.cid, { origin, signal })).rejects.toMatchObject(isAbort);
    expect(seen).toEqual([]);

    const sending = new AbortController();
    faults = () => {
      sending.abort();
      return undefined;
    };
    await expect(
      uploadCar(car, datanet.cid, { origin, signal: sending.signal }),
    ).rejects.toMatchObject(isAbort);

    const waiting = new AbortController();
    faults = () => "broken";
    await expect(
      uploadCar(car, datanet.cid, {
        origin,
        pauses: [600_000],
        signal: waiting.signal,
        onProgress: (_done, _total, pause) => pause && waiting.abort(),
      }),
    ).rejects.toMatchObject(isAbort);
    expect(await stored()).toBeUndefined();
  });
});

describe("errorFromProblem", () => {
  it("has a sentence of its own for bodies that are no problem", () => {
    expect(errorFromProblem(502, "<html>Bad gateway</html>")).toMatchObject({
      code: "internal",
      message: "The server answered with status 502; try again later.",
    });
    expect(errorFromProblem(403, '{"detail":"Sealed."}')).toMatchObject({
      code: "sealed",
      message: "Sealed.",
    });
  });
});

it("addresses content by CID, with the contribution that opens it", () => {
  const digest = "0xf089a9f3a8e26b3ad522f31a023e2fa8d1ac800d939b72dd88385f07f9c5f21d";
  const cid = "bafybeihqrgu7hkhcnm5nkixtdibd4l5i2gwiadmttnzn3cbyl4d7trpsdu";
  expect(contentUrl(digest)).toBe(`/api/content/${cid}`);
  expect(contentUrl(digest, "items/000.eml", 16777217n)).toBe(
    `/api/content/${cid}/items/000.eml?contribution=16777217`,
  );
  expect(contentUrl(digest, "", 7, "car")).toBe(`/api/content/${cid}?contribution=7&format=car`);
});
