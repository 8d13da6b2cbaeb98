"use client";

import { Button } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/feedback";
import { requestConnect } from "@/lib/wallet/store";

/** On pages that are about the visitor's own account, while nobody is connected. */
export function ConnectPrompt({ title, children }: { title: string; children: string }) {
  return (
    <EmptyState
      title={title}
      actions={
        <Button variant="primary" onClick={requestConnect}>
          Connect wallet
        </Button>
      }
    >
      {children}
    </EmptyState>
  );
}
