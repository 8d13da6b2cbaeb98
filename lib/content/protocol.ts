import type { Hex } from "viem";
import type { Text } from "@/lib/texts/text";
import type { ContributionDraft } from "./contribution";
import type { Signature } from "./minhash";
import type { ItemPreview, ParseOptions, ParseResult } from "./parse/types";
import type { PickedFile } from "./picked";
import type { DatanetDescription, Manifest, MediaType } from "./schema";
import type { Verification } from "./verify";

/** A packed contribution as the page needs it: the CAR as a blob, ready for the upload. */
export interface ReadyContribution {
  cid: string;
  digest: Hex;
  itemsRoot: Hex;
  count: number;
  /** Bytes of the files together. */
  bytes: number;
  manifest: Manifest;
  car: Blob;
}

/** A packed description or evidence. */
export interface ReadyContent {
  cid: string;
  digest: Hex;
  car: Blob;
}

/** What the worker does: per operation its input and its output. */
export interface Operations {
  parse: {
    input: { files: PickedFile[]; options: Omit<ParseOptions, "decodeImage"> };
    output: ParseResult;
  };
  packContribution: { input: ContributionDraft; output: ReadyContribution };
  packEvidence: { input: { text: string; files: PickedFile[] }; output: ReadyContent };
  packDatanet: { input: DatanetDescription; output: ReadyContent };
  /** Sends a CAR to the store of the site at `origin`, going on where an earlier attempt stopped. */
  upload: { input: { car: Blob; cid: string; origin: string }; output: void };
  preview: { input: { mediaType: MediaType; bytes: Uint8Array }; output: ItemPreview };
  /** MinHash signature; null for what has no text. */
  signature: { input: { mediaType: MediaType; bytes: Uint8Array }; output: Signature | null };
  verify: { input: { digest: Hex; url: string }; output: Verification };
}
export type Operation = keyof Operations;

export interface WorkerRequest<O extends Operation = Operation> {
  id: number;
  operation: O;
  input: Operations[O]["input"];
}
/** Stops the operation with this id, if it can be stopped. */
export interface WorkerCancel {
  cancel: number;
}

/** Why an upload is not sending: the connection broke, or the device is offline. */
export type Pause = "retrying" | "offline";

/** `progress` counts files (parse) or bytes (all others; total 0 when unknown). */
export type WorkerReply =
  | { id: number; kind: "progress"; done: number; total: number; pause?: Pause }
  | { id: number; kind: "done"; output: unknown }
  | { id: number; kind: "failed"; code: string; sentence: Text; item?: number };
