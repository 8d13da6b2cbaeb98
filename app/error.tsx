"use client";

import { useTexts } from "#texts";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Button, ButtonLink } from "@/components/ui/Button";

/**
 * A page that could not be rendered. Details stay in the server's log; `digest` finds them there. It is a
 * part of every page, so it brings no more than it needs.
 */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTexts();
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <div className="mx-auto max-w-xl">
      <h1 className="mb-4 text-2xl">{t("This page could not be shown")}</h1>
      <div role="status" className="rounded-panel bg-warn-soft p-4 text-sm">
        <p>
          {t(
            "Most often the chain did not answer in time. Nothing of yours is lost: everything that was sent is on the chain.",
          )}
        </p>
        {error.digest && (
          <p className="text-muted mt-2">{t("Reference {digest}", { digest: error.digest })}</p>
        )}
      </div>
      <div className="mt-5 flex gap-2">
        <Button variant="primary" onClick={retry}>
          {t("Try again")}
        </Button>
        <ButtonLink href="/">{t("Explore datanets")}</ButtonLink>
      </div>
    </div>
  );
}
