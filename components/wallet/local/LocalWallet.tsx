"use client";

import { useSyncExternalStore } from "react";
import { useTexts } from "#texts";
import type { Texts } from "@/components/texts/texts";
import { Button } from "@/components/ui/Button";
import { Avatar } from "@/components/ui/AddressTag";
import { Dialog } from "@/components/ui/Dialog";
import { shortHex } from "@/lib/format/address";
import {
  answerPrompt,
  currentPrompt,
  subscribePrompts,
  type Prompt,
  type Words,
} from "@/lib/wallet/local/prompts";
import { personaLabel } from "@/lib/wallet/personas";
import { phrase } from "@/lib/texts/text";

/** What a request names stays as it is written there. */
const show = (t: Texts, words: Words): string => (typeof words === "string" ? words : t(words));

/** The local wallet's own window: who to be, and what is about to be signed. */
export default function LocalWallet() {
  const t = useTexts();
  const prompt = useSyncExternalStore(subscribePrompts, currentPrompt, () => null);
  if (!prompt) return null;
  return (
    <Dialog
      open
      onClose={() => answerPrompt(null)}
      title={prompt.kind === "choose" ? t("Who are you today?") : show(t, prompt.title)}
    >
      {prompt.kind === "choose" ? <Chooser {...prompt} /> : <Sheet {...prompt} />}
    </Dialog>
  );
}

function Chooser({ personas, current }: Extract<Prompt, { kind: "choose" }>) {
  const t = useTexts();
  return (
    <>
      <p className="text-muted mb-3 text-sm">
        {t("Accounts of the local chain, each with play money. They exist on this computer only.")}
      </p>
      <ul className="flex flex-col gap-1">
        {personas.map(({ persona, address }) => (
          <li key={address}>
            <button
              type="button"
              aria-pressed={address === current}
              onClick={() => answerPrompt(address)}
              className="rounded-control border-line hover:border-line-strong hover:bg-sunken aria-pressed:border-accent flex w-full items-center gap-3 border p-2.5 text-left"
            >
              <Avatar address={address} className="size-8" />
              <span className="min-w-0 flex-1">
                <span className="block text-sm font-medium">{t(personaLabel(persona))}</span>
                <span className="text-muted block text-xs">{t(persona.hint)}</span>
              </span>
              <span className="text-muted font-mono text-xs">{shortHex(address)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Sheet({ signer, details, confirmLabel }: Extract<Prompt, { kind: "confirm" }>) {
  const t = useTexts();
  return (
    <>
      <p className="text-muted mb-3 text-sm">
        {t("As {signer}, on the local chain", { signer: phrase(signer) })}
      </p>
      <dl className="divide-line rounded-control border-line mb-5 max-h-72 divide-y overflow-y-auto border text-sm">
        {details.map(({ label, value }, index) => (
          <div key={index} className="flex justify-between gap-4 px-3 py-2">
            <dt className="text-muted shrink-0">{show(t, label)}</dt>
            <dd className="figures min-w-0 text-right break-words">{show(t, value)}</dd>
          </div>
        ))}
      </dl>
      <div className="grid grid-cols-2 gap-2">
        <Button onClick={() => answerPrompt(null)}>{t("Reject")}</Button>
        <Button variant="primary" onClick={() => answerPrompt("ok")}>
          {t(confirmLabel)}
        </Button>
      </div>
    </>
  );
}
