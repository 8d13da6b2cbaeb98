import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { contentUrl, errorFromProblem } from "./fetch";
import { uploadCar } from "./upload";

type Outcome =
  | { status: number; body: string }
  | "broken"
  /** Never answers: only an abort ends it. */
  | "hangs";
let outcomes: Outcome[] = [];

/** The part of XMLHttpRequest that an upload uses, answering what the test lined up. */
class FakeRequest {
  status = 0;
  responseText = "";
  upload: { onprogress?: (event: { loaded: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  onloadend?: () => void;
  open() {}
  setRequestHeader() {}
  abort() {
    this.onabort?.();
    this.onloadend?.();
  }
  send(car: Blob) {
    const outcome = outcomes.shift();
    queueMicrotask(() => {
      if (outcome === undefined || outcome === "hangs") return;
      this.upload.onprogress?.({ loaded: car.size });
      if (outcome === "broken") this.onerror?.();
      else {
        this.status = outcome.status;
        this.responseText = outcome.body;
        this.onload?.();
      }
      this.onloadend?.();
    });
  }
}

beforeEach(() => vi.stubGlobal("XMLHttpRequest", FakeRequest));
afterEach(() => vi.unstubAllGlobals());

const car = new Blob(["car"]);
const stored: Outcome = { status: 201, body: '{"cid":"bafy"}' };
const pauses = [0, 0];

describe("uploadCar", () => {
  it("tries a broken connection again and reports what it sent", async () => {
    outcomes = ["broken", "broken", stored];
    const retries: number[] = [];
    const sent: string[] = [];
    const cid = await uploadCar(car, "bafy", {
      pauses,
      onRetry: (attempt) => retries.push(attempt),
      onProgress: (done, total) => sent.push(`${done}/${total}`),
    });
    expect(cid).toBe("bafy");
    expect(retries).toEqual([2, 3]);
    expect(sent).toEqual(["3/3", "3/3", "3/3"]);
  });

  it("gives up after the last pause with a sentence", async () => {
    outcomes = ["broken", "broken", "broken", stored];
    await expect(uploadCar(car, "bafy", { pauses })).rejects.toMatchObject({
      code: "unreachable",
      message: "The connection broke during the upload; check it and upload again.",
    });
    expect(outcomes).toEqual([stored]);
  });

  it("takes the server's answer as final", async () => {
    const detail = "The server's disk is full and nothing was kept; try again later.";
    outcomes = [{ status: 507, body: JSON.stringify({ detail }) }, stored];
    await expect(uploadCar(car, "bafy", { pauses })).rejects.toMatchObject({
      code: "disk-full",
      message: detail,
    });
    expect(outcomes).toEqual([stored]);
  });

  it("does not believe a server that stored something else", async () => {
    outcomes = [{ status: 201, body: '{"cid":"other"}' }];
    await expect(uploadCar(car, "bafy")).rejects.toMatchObject({ code: "corrupted" });
  });

  it("stops when it is told to, before, while sending and while waiting", async () => {
    const isAbort = { name: "AbortError" };
    outcomes = [stored];
    await expect(uploadCar(car, "bafy", { signal: AbortSignal.abort() })).rejects.toMatchObject(
      isAbort,
    );
    expect(outcomes).toEqual([stored]);

    outcomes = ["hangs"];
    const sending = new AbortController();
    const upload = uploadCar(car, "bafy", { signal: sending.signal });
    sending.abort();
    await expect(upload).rejects.toMatchObject(isAbort);

    outcomes = ["broken", stored];
    const waiting = new AbortController();
    const options = { pauses: [600_000], signal: waiting.signal };
    const paused = uploadCar(car, "bafy", {
      ...options,
      onProgress: () => setTimeout(() => waiting.abort()),
    });
    await expect(paused).rejects.toMatchObject(isAbort);
    expect(outcomes).toEqual([stored]);
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
