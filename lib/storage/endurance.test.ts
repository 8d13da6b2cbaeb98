import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as fs from "node:fs/promises";
import { checkStore } from "./check";
import { datanet, kept, packed, stream } from "./fixtures";
import { receiveCar } from "./receive";
import { ContentStore } from "./store";

vi.mock("node:fs/promises", { spy: true });
const real = await vi.importActual<typeof fs>("node:fs/promises");

let directory: string;
let store: ContentStore;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "endurance-"));
  store = new ContentStore(directory);
});
afterEach(async () => {
  vi.mocked(fs.writeFile).mockReset();
  vi.mocked(fs.rename).mockReset();
  await rm(directory, { recursive: true, force: true });
});

const noSpace = () => Promise.reject(Object.assign(new Error("no space"), { code: "ENOSPC" }));

/** The first call fails that this lets fail; the others do what they always do. */
function failOnce<K extends "writeFile" | "rename">(
  name: K,
  when: (...args: unknown[]) => boolean,
): void {
  const mocked = vi.mocked(fs[name] as (...args: unknown[]) => Promise<void>);
  const call = real[name] as (...args: unknown[]) => Promise<void>;
  mocked.mockImplementation((...args) => {
    if (!when(...args)) return call(...args);
    mocked.mockImplementation(call);
    return noSpace();
  });
}

describe("a full disk", () => {
  it.each([
    ["while blocks arrive", "writeFile", (file: unknown) => /baf\w+$/.test(String(file))],
    [
      "while blocks move into place",
      "rename",
      (_: unknown, to: unknown) => /blocks/.test(String(to)),
    ],
    ["while the record is written", "writeFile", (file: unknown) => /record/.test(String(file))],
  ] as const)("%s leaves nothing that could be served, and says so", async (_, name, when) => {
    failOnce(name, when);
    await expect(receiveCar(store, stream(packed.car))).rejects.toMatchObject({
      status: 507,
      message: "The server's disk is full and nothing was kept; try again later.",
    });
    expect(await store.roots()).toEqual([]);
    expect(await readdir(path.join(directory, "uploads"))).toEqual([]);
    // With room again the same upload succeeds.
    await receiveCar(store, stream(packed.car));
    expect((await checkStore(store)).findings).toEqual([]);
  });
});

describe("a process killed at any moment", () => {
  it("leaves whole roots or none, and the next process finishes the work", async () => {
    const script = path.join(import.meta.dirname, "storing.fixture.ts");
    for (const delay of [0, 10, 40]) {
      const child = spawn(process.execPath, ["--import", "tsx", script, directory], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      // It says so when it begins to store, over and over again.
      await once(child.stdout, "data");
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill("SIGKILL");
      await once(child, "exit");
      const report = await checkStore(new ContentStore(directory));
      expect(report.findings).toEqual([]);
    }
    const next = new ContentStore(directory);
    await receiveCar(next, stream(packed.car));
    expect(await checkStore(next)).toMatchObject({ findings: [] });
    expect((await next.roots()).map(String)).toContain(packed.cid);
  }, 60_000);
});

describe("a check of the store", () => {
  it("counts what is there and finds nothing wrong with it", async () => {
    await receiveCar(store, stream(packed.car));
    await receiveCar(store, stream(datanet.car));
    const blocks = packed.blocks.length + datanet.blocks.length;
    expect(await checkStore(store)).toMatchObject({ roots: 2, blocks, findings: [], strays: 0 });
  });

  it("names damaged and missing blocks, puts damaged ones aside, and counts strays", async () => {
    await receiveCar(store, stream(packed.car));
    const [first, second] = packed.blocks.slice(-2);
    for (const name of await kept(path.join(directory, "blocks"))) {
      const file = path.join(directory, "blocks", name);
      const bytes = await readFile(file);
      if (bytes.equals(first!.bytes)) await rm(file);
      if (bytes.equals(second!.bytes)) await writeFile(file, bytes.subarray(1));
    }
    const finding = {
      cid: packed.cid,
      kind: "contribution",
      missing: [first!.cid.toString()],
      damaged: [second!.cid.toString()],
    };
    expect((await checkStore(store)).findings).toEqual([finding]);
    expect(await readdir(path.join(directory, "quarantine"))).toEqual(finding.damaged);
    await receiveCar(store, stream(packed.car));
    expect((await checkStore(store)).findings).toEqual([]);
    await rm(path.join(directory, "roots"), { recursive: true });
    expect(await checkStore(store)).toMatchObject({ roots: 0, strays: packed.blocks.length });
  });

  it("names a root whose record is damaged", async () => {
    await receiveCar(store, stream(datanet.car));
    await writeFile(path.join(directory, "roots", `${datanet.cid}.json`), "{");
    expect((await checkStore(store)).findings[0]!.record).toBe(
      `The record of ${datanet.cid} is damaged; upload it again.`,
    );
  });
});
