import { ContentError } from "@/lib/content/errors";
import { msg } from "@/lib/texts/text";

/** Whether the disk or the quota is full. */
export function isDiskFull(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "ENOSPC" || error.code === "EDQUOT")
  );
}

/** What to say then. */
export function diskFullError(cause?: unknown): ContentError {
  const sentence = msg("The server's disk is full and nothing was kept; try again later.");
  return new ContentError("disk-full", sentence, { cause });
}
