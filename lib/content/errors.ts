import { english, type Text } from "@/lib/texts/text";

/** Every way content can fail; the server answers with it and the browser explains it. */
export type ContentErrorCode =
  | "too-large"
  | "not-a-car"
  | "corrupted"
  | "incomplete"
  | "unexpected"
  | "malformed"
  | "disk-full"
  | "interrupted"
  | "not-found"
  | "sealed"
  | "struck"
  | "signed-out"
  | "limited"
  | "unreachable"
  | "internal";

const STATUS: Record<ContentErrorCode, number> = {
  "too-large": 413,
  "not-a-car": 400,
  corrupted: 422,
  incomplete: 422,
  unexpected: 422,
  malformed: 422,
  "disk-full": 507,
  interrupted: 400,
  "not-found": 404,
  sealed: 403,
  struck: 451,
  "signed-out": 401,
  limited: 429,
  unreachable: 503,
  internal: 500,
};

/** A failure with one sentence that a person can act on. `status` is the HTTP status. */
export class ContentError extends Error {
  readonly status: number;
  /** Index of the item that it is about, where it is about one of a batch. */
  readonly item: number | undefined;

  constructor(
    readonly code: ContentErrorCode,
    readonly sentence: Text,
    options?: ErrorOptions & { item?: number },
  ) {
    super(english(sentence), options);
    this.name = "ContentError";
    this.status = STATUS[code];
    this.item = options?.item;
  }
}
