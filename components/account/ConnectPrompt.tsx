"use client";

import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/feedback";
import { requestConnect } from "@/lib/wallet/store";

/** On pages that are about the visitor's own account, while nobody is connected. */
export function ConnectPrompt({ title, children }: { title: string; children: string }) {
  const t = useTexts();
  return (
    <EmptyState
      title={title}
      actions={
        <Button variant="primary" onClick={requestConnect}>
          {t("Connect wallet")}
        </Button>
      }
    >
      {children}
    </EmptyState>
  );
}
