"use client";

import { useTexts } from "#texts";
import { useEffect } from "react";
import { Toaster as Sonner, toast as sonner } from "sonner";
import { registerToaster } from "./toast";

/** The visible toaster. Loaded by ToasterHost with the first toast. */
export default function Toaster() {
  const t = useTexts();
  useEffect(
    () =>
      registerToaster(({ kind, title, description, id }) => {
        const send = { info: sonner.info, ok: sonner.success, danger: sonner.error }[kind];
        send(t(title), {
          description: description && t(description),
          id,
          duration: kind === "danger" ? Infinity : 6_000,
        });
      }),
    [t],
  );
  return (
    <Sonner
      position="bottom-right"
      closeButton
      containerAriaLabel={t("Notifications")}
      toastOptions={{
        unstyled: true,
        closeButtonAriaLabel: t("Close"),
        classNames: {
          toast:
            "flex w-full items-start gap-3 rounded-panel border border-line bg-raised p-3.5 text-sm text-text shadow-lg",
          title: "font-medium",
          description: "mt-0.5 text-muted",
          closeButton:
            "order-last ml-auto inline-flex size-6 shrink-0 items-center justify-center rounded text-muted hover:text-text",
          icon: "mt-0.5 shrink-0",
        },
      }}
    />
  );
}
