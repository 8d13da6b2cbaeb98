import { Button } from "@/components/ui/Button";
import { Progress } from "@/components/ui/Progress";
import { formatBytes } from "@/lib/content/limits";

/** Where content is on its way from this device to the store. Bytes done of bytes in all. */
export type UploadStage =
  | { stage: "packing" | "uploading"; done: number; total: number; attempt?: number }
  | { stage: "checking" };

/** Real progress of packing and uploading, with a way to stop it. */
export function UploadProgress({ state, onCancel }: { state: UploadStage; onCancel?: () => void }) {
  const sent = state.stage !== "checking" && state.done >= state.total && state.total > 0;
  const checking = state.stage === "checking" || (state.stage === "uploading" && sent);
  const again =
    state.stage === "uploading" && state.attempt && state.attempt > 1
      ? `, attempt ${state.attempt}`
      : "";
  const label = checking
    ? "The server is checking every block"
    : state.stage === "packing"
      ? `Packing: ${formatBytes(state.done)} of ${formatBytes(state.total)}`
      : `Uploading${again}: ${formatBytes(state.done)} of ${formatBytes(state.total)}`;
  return (
    <div className="flex items-end gap-3">
      <Progress
        className="flex-1"
        value={state.stage === "checking" ? 1 : state.done}
        max={state.stage === "checking" ? 1 : Math.max(1, state.total)}
        label={label}
      />
      {onCancel && !checking && (
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}
