import { pino, type Logger } from "pino";

const root = pino({
  level: process.env.LOG_LEVEL || "info",
  base: null,
  // Nothing that signs anybody in, and nothing by which an RPC provider bills, belongs in a log.
  redact: { paths: ["cookie", "authorization", "signature", "*.cookie", "*.signature"] },
});

/** A logger of one part of the server: JSON lines on standard output, LOG_LEVEL and above. */
export const logger = (name: string): Logger => root.child({ name });
