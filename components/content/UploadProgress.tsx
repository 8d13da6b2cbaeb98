import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { Progress } from "@/components/ui/Progress";
import { formatBytes } from "@/lib/format/number";
import type { Pause } from "@/lib/content/protocol";
import { msg, type Text } from "@/lib/texts/text";

/** Where content is on its way from this device to the store. Bytes done of bytes in all. */
export type UploadStage =
  | { stage: "packing" | "uploading"; done: number; total: number; pause?: Pause }
  | { stage: "signing-in" }
  | { stage: "checking" };

/** Real progress of packing and uploading, with a way to stop it. */
export default function UploadProgress({
  state,
  onCancel,
}: {
  state: UploadStage;
  onCancel?: () => void;
}) {
  const t = useTexts();
  const label = t(labelOf(state));
  const moving = state.stage === "packing" || state.stage === "uploading";
  return (
    <div className="flex items-end gap-3">
      <Progress
        className="flex-1"
        value={moving ? state.done : 1}
        max={moving ? Math.max(1, state.total) : 1}
        label={label}
      />
      {onCancel && moving && (
        <Button size="small" onClick={onCancel}>
          {t("Cancel")}
        </Button>
      )}
    </div>
  );
}

function labelOf(state: UploadStage): Text {
  if (state.stage === "signing-in") {
    return msg("Sign in with your wallet: once a day, and it costs nothing");
  }
  if (state.stage === "checking") return msg("The server is checking every block");
  const sizes = { done: formatBytes(state.done), total: formatBytes(state.total) };
  if (state.stage === "packing") return msg("Packing: {done} of {total}", sizes);
  switch (state.pause) {
    case "offline":
      return msg(
        "You are offline. {done} of {total} have arrived; the rest goes on by itself once you are back",
        sizes,
      );
    case "retrying":
      return msg("The connection broke. {done} of {total} have arrived; trying again", sizes);
    case undefined:
      return msg("Uploading: {done} of {total}", sizes);
  }
}
