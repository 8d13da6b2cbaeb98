import { describe, expect, it } from "vitest";
import { english } from "@/lib/texts/text";
import type { Outcome, PendingCalls, PendingTransaction } from "@/lib/tx/pending";
import { statusWords, toastOf } from "./pendingWords";

const account = "0x00000000000000000000000000000000000000A1";
const shown = { account, describe: "Do it", invalidates: [], sentAt: 1 } as const;
const calls: PendingCalls = { ...shown, kind: "calls", hash: "0xba7c", steps: ["a", "b"] };
const transaction: PendingTransaction = {
  ...shown,
  kind: "transaction",
  hash: "0x1",
  to: account,
  input: "0x",
  value: "0x0",
  sentBlock: 1,
  step: "a",
};
const done: Outcome = { kind: "done", at: 2, hash: "0x7" };

describe("where something is, in words", () => {
  it("tells a transaction that was sped up from calls that some transaction carried", () => {
    expect(statusWords({ ...transaction, outcome: done })).toBe("Done, sped up in your wallet.");
    expect(statusWords({ ...calls, outcome: done })).toBe("Done.");
  });

  it("asks for the account that sent calls only while another or none is connected", () => {
    expect(english(statusWords(calls, null))).toContain("Connect that account");
    expect(english(statusWords(calls, "0xb2"))).toContain("Connect that account");
    expect(english(statusWords(calls, account.toLowerCase()))).toContain("Waiting for its word");
  });

  it("does not speak of a block where the wallet never sent anything", () => {
    const { description } = toastOf({ ...calls, outcome: { kind: "unsent", at: 2 } });
    expect(english(description!)).toContain("did not send it");
  });

  it("says of forgotten calls that nobody knows, and where to look", () => {
    const { kind, description } = toastOf({ ...calls, outcome: { kind: "forgotten", at: 2 } });
    expect(kind).toBe("danger");
    expect(english(description!)).toContain("history of your wallet");
  });
});
