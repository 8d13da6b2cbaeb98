import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { addresses } from "@/lib/chain/addresses";
import { auditEndpoints } from "@/lib/chain/audit";
import { endpoints } from "@/lib/chain/endpoints";
import { displayUrl, toChainError } from "@/lib/chain/errors";
import { rpc } from "@/lib/chain/rpc";
import { rpcUrl } from "@/lib/chain/rpc-url";
import { english } from "@/lib/texts/text";
import { contentStore } from "@/lib/storage/store";
import { logger } from "./log";

const log = logger("ready");

/** Null: well; else a sentence for the operator. */
type Check = { problem: string | null };

export type Readiness = {
  ready: boolean;
  checks: { serving: Check; chain: Check; store: Check };
  /** What is known against each RPC; null is good. */
  endpoints: { url: string; fault: string | null }[];
};

/** Milliseconds for which an answer is given again: probes come from several places at once. */
const FRESH_MS = 2_000;

/** Set by scripts/serve.mjs once the process has been told to end. */
const isDraining = () => process.env.APP_DRAINING === "1";

async function checkChain(): Promise<Check> {
  try {
    await auditEndpoints();
    const code = await rpc<string>("eth_getCode", [addresses().Lens, "latest"]);
    return { problem: code === "0x" ? "The contracts are not on the chain that answers." : null };
  } catch (error) {
    return {
      problem: english(toChainError(error, rpcUrl())?.sentence ?? "The chain could not be asked."),
    };
  }
}

async function checkStore(): Promise<Check> {
  const { directory } = contentStore();
  const file = path.join(directory, `.ready-${randomUUID()}`);
  try {
    await mkdir(directory, { recursive: true });
    await writeFile(file, "ready", { flush: true });
    await rm(file);
    return { problem: null };
  } catch (error) {
    log.error({ err: error }, "the content store is not writable");
    const { code } = error as NodeJS.ErrnoException;
    return { problem: `The content store cannot be written to (${code ?? "unknown error"}).` };
  }
}

async function check(): Promise<Readiness> {
  const [chain, store] = await Promise.all([checkChain(), checkStore()]);
  const serving = { problem: isDraining() ? "The process is ending." : null };
  const checks = { serving, chain, store };
  return {
    ready: Object.values(checks).every(({ problem }) => problem === null),
    checks,
    endpoints: endpoints().map(({ url, fault }) => ({
      url: displayUrl(url),
      fault: fault?.kind ?? null,
    })),
  };
}

let last: { at: number; draining: boolean; result: Promise<Readiness> } | null = null;

/** Looks at everything the app needs; what it finds is good for two seconds. */
export function checkReadiness(): Promise<Readiness> {
  const now = Date.now();
  const draining = isDraining();
  if (!last || now - last.at > FRESH_MS || last.draining !== draining) {
    last = { at: now, draining, result: check() };
  }
  return last.result;
}
