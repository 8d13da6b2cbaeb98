import { Button } from "@/components/ui/Button";
import { Progress } from "@/components/ui/Progress";
import { formatBytes } from "@/lib/content/limits";
import type { Pause } from "@/lib/content/protocol";

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
  const label = labelOf(state);
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
          Cancel
        </Button>
      )}
    </div>
  );
}

function labelOf(state: UploadStage): string {
  if (state.stage === "signing-in") {
    return "Sign in with your wallet: once a day, and it costs nothing";
  }
  if (state.stage === "checking") return "The server is checking every block";
  const done = `${formatBytes(state.done)} of ${formatBytes(state.total)}`;
  if (state.stage === "packing") return `Packing: ${done}`;
  switch (state.pause) {
    case "offline":
      return `You are offline. ${done} have arrived; the rest goes on by itself once you are back`;
    case "retrying":
      return `The connection broke. ${done} have arrived; trying again`;
    case undefined:
      return `Uploading: ${done}`;
  }
}
