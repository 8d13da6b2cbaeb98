"use client";

import { useTexts } from "#texts";
import { X } from "lucide-react";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { cn } from "./cn";

/**
 * A modal on the browser's own <dialog>: focus stays inside, Escape closes, the page behind is inert.
 * `onClose` is called once for every way of closing. Pass `dismissible={false}` where leaving by
 * accident would lose something; Escape then does nothing and there is no close button.
 */
export function Dialog({
  open,
  onClose,
  title,
  dismissible = true,
  className,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  dismissible?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const t = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);

  useEffect(() => {
    const element = dialog.current;
    // RainbowKit closes its modal on Escape at the document, where React listens too: only a native
    // listener comes before it. Closing here is the cancel event's business.
    const keepEscape = (event: KeyboardEvent) => {
      if (event.key === "Escape") event.stopPropagation();
    };
    element?.addEventListener("keydown", keepEscape);
    return () => element?.removeEventListener("keydown", keepEscape);
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (dismissible) onClose();
      }}
      className={cn(
        "rounded-panel border-line bg-raised text-text shadow-float w-[calc(100%-2rem)] max-w-md border p-0",
        "max-h-[calc(100dvh-2rem)] overflow-y-auto backdrop:bg-black/50",
        className,
      )}
    >
      {open && (
        <div className="p-5">
          <div className="mb-4 flex items-start justify-between gap-4">
            <h2 id={titleId} className="text-lg">
              {title}
            </h2>
            {dismissible && (
              <button
                type="button"
                onClick={onClose}
                aria-label={t("Close")}
                className="rounded-control text-muted hover:bg-sunken hover:text-text -m-1.5 inline-flex size-9 items-center justify-center"
              >
                <X aria-hidden className="size-5" />
              </button>
            )}
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
