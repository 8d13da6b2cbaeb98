import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { contentStore } from "@/lib/storage/store";

/** Characters that iron-session asks of a password. */
const MINIMUM = 32;

const made = new Map<string, string>();

/** The key kept beside the content, made on first use. Two processes that start at once agree on it. */
function storedSecret(): string {
  const { directory } = contentStore();
  const known = made.get(directory);
  if (known) return known;
  const file = path.join(directory, "session.key");
  mkdirSync(directory, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString("hex"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length < MINIMUM) throw new Error(`${file} is damaged; delete it and start again.`);
  made.set(directory, secret);
  return secret;
}

/** What sessions are sealed with: SESSION_SECRET, which several instances must share, or a key of our own. */
export function sessionSecret(): string {
  const named = process.env.SESSION_SECRET;
  if (!named) return storedSecret();
  if (named.length >= MINIMUM) return named;
  throw new Error(`SESSION_SECRET must have at least ${MINIMUM} characters.`);
}
