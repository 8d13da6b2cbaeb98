import { HttpRequestError, encodeErrorResult, toHex } from "viem";
import { describe, expect, it } from "vitest";
import { errorsAbi } from "@/contracts-abi/errors";
import { english } from "@/lib/texts/text";
import { explain } from "./errors";
import {
  NotConnectedError,
  PostconditionError,
  CallsFailedError,
  StillPendingError,
  TransactionFailedError,
  TransactionGoneError,
  WrongNetworkError,
} from "./failures";

/** What is told about a failure, in English. */
const saying = (error: unknown) => english(explain(error).sentence);

const withCause = (cause: unknown) => new Error("outer", { cause: new Error("inner", { cause }) });

describe("explain", () => {
  it("finds a rejection however deep a wallet wraps it", () => {
    expect(explain(withCause(Object.assign(new Error("no"), { code: 4001 }))).kind).toBe(
      "rejected",
    );
    expect(explain(new Error("MetaMask: User denied transaction signature")).kind).toBe("rejected");
  });

  it("knows a wallet that is elsewhere, and one that declines to move", () => {
    const elsewhere = Object.assign(new Error("no"), { name: "SwitchChainError" });
    expect(explain(elsewhere).kind).toBe("network");
    elsewhere.cause = Object.assign(new Error("declined"), { code: 4001 });
    expect(explain(elsewhere).kind).toBe("rejected");
  });

  it("decodes raw revert data, nested as nodes nest it", () => {
    const data = encodeErrorResult({
      abi: errorsAbi,
      errorName: "Curation_SeedNotReady",
      args: [77n],
    });
    const error = Object.assign(new Error("reverted"), { data: { data } });
    expect(saying(withCause(error))).toContain("block 77");
  });

  it("passes a plain revert reason on", () => {
    const data = encodeErrorResult({
      abi: [{ type: "error", name: "Error", inputs: [{ name: "m", type: "string" }] }],
      errorName: "Error",
      args: ["too early"],
    });
    expect(saying(Object.assign(new Error("x"), { data }))).toContain("too early");
  });

  it("names an unknown error by its selector instead of failing", () => {
    const error = Object.assign(new Error("x"), { data: toHex("nonsense!", { size: 36 }) });
    expect(saying(error)).toContain("0x6e6f6e73");
  });

  it("knows a number that another transaction has taken, in a node's words", () => {
    for (const words of ["replacement transaction underpriced", "nonce too low: next is 4"])
      expect(saying(withCause(new Error(words)))).toContain("stands in the way");
  });

  it("tells an unreachable chain from a refusal", () => {
    const error = new HttpRequestError({ url: "http://127.0.0.1:1" });
    expect(explain(withCause(error))).toMatchObject({ kind: "chain" });
    expect(saying(withCause(error))).toMatch(/^Cannot reach the chain at http:/);
  });

  it.each([
    [new NotConnectedError(), "Connect one"],
    [new TransactionGoneError("0x1", "cancelled"), "You cancelled the transaction"],
    [new TransactionGoneError("0x1", "replaced"), "Another transaction from your wallet"],
    [new TransactionGoneError("0x1", "dropped"), "The network let go of the transaction"],
    [new StillPendingError("0x1", false), "not in a block yet"],
    [new StillPendingError("0x1", true), "If others have to sign"],
    [new CallsFailedError("0x1", 400), "Your wallet did not send it"],
    [new CallsFailedError("0x1", 500), "nothing of it happened"],
    [new CallsFailedError("0x1", 600), "Only a part of it happened"],
    [new WrongNetworkError(1), "Switch it to OpenLedger Local"],
    [new TransactionFailedError("0x1"), "mined but failed"],
    [new PostconditionError("Pay", "0x1"), "Reload the page before sending it again"],
  ])("has a sentence for %s", (error, words) => {
    expect(saying(error)).toContain(words);
  });

  it("never throws and never says nothing", () => {
    const circular = new Error("loop");
    circular.cause = circular;
    for (const thrown of [undefined, null, 0, "text", {}, circular])
      expect(saying(thrown)).toMatch(/\S.*\.$/);
  });
});
