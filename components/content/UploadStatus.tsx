"use client";

import { lazy, Suspense } from "react";
import type { UploadStage } from "./UploadProgress";

/** Comes with the first upload. */
const UploadProgress = lazy(() => import("./UploadProgress"));

/** How far an upload is, above the button that began it; nothing while there is none. */
export function UploadStatus({
  stage,
  onCancel,
}: {
  stage: UploadStage | null;
  onCancel: () => void;
}) {
  if (!stage) return null;
  return (
    <div className="mb-4">
      <Suspense>
        <UploadProgress state={stage} onCancel={onCancel} />
      </Suspense>
    </div>
  );
}
