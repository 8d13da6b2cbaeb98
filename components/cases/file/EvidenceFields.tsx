"use client";

import { X } from "lucide-react";
import { useId, useRef } from "react";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { Input, Textarea } from "@/components/ui/controls";
import { Field, fieldProps } from "@/components/ui/Field";
import { MAX_EVIDENCE_FILES, MAX_EVIDENCE_TEXT } from "@/lib/content/limits";
import { pickedFiles } from "@/lib/content/picked";
import { formatBytes } from "@/lib/format/number";
import { claimantOf, type Filing } from "./filing";
import { hasClaimant } from "../words";

/** What the person says and shows, and whose claim it is. */
export function EvidenceFields({
  filing,
  onChange,
  disabled,
}: {
  filing: Filing;
  onChange: (part: Partial<Filing>) => void;
  disabled: boolean;
}) {
  const t = useTexts();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { text, files, reason, claimant } = filing;
  const hint = t(
    "Jurors see this beside the items. Name sources, places and other items so that they can check it. It is public and stays so.",
  );
  const problem = claimant === "" ? undefined : claimantOf(filing).problem;
  const claimantHint = t(
    "An address that gets half of the reward. If it also sits on the bench, it is kept off the jury.",
  );
  return (
    <div className="flex flex-col gap-5">
      <Field id={`${id}-text`} label={t("What is wrong")} hint={hint}>
        <Textarea
          id={`${id}-text`}
          rows={6}
          maxLength={MAX_EVIDENCE_TEXT}
          value={text}
          disabled={disabled}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
          {...fieldProps(`${id}-text`, { hint })}
        />
      </Field>
      <div>
        <p className="text-sm font-medium">
          {t.rich("Files <muted>(optional)</muted>", {
            muted: (words) => <span className="text-muted font-normal">{words}</span>,
          })}
        </p>
        <p id={`${id}-files`} className="text-muted mt-1 text-sm">
          {t("Texts, e-mails, PNG, JPEG, GIF or WebP pictures; at most {most} files of 10 MB.", {
            most: MAX_EVIDENCE_FILES,
          })}
        </p>
        {files.length > 0 && (
          <ul className="divide-line border-line rounded-control mt-2 divide-y border text-sm">
            {files.map(({ path, file }, index) => (
              <li key={`${path}/${index}`} className="flex items-center gap-2 px-3 py-1.5">
                <span className="min-w-0 flex-1 truncate">{path}</span>
                <span className="text-muted text-xs">{formatBytes(file.size)}</span>
                <Button
                  variant="quiet"
                  size="small"
                  disabled={disabled}
                  aria-label={t("Take out {name}", { name: path })}
                  onClick={() => onChange({ files: files.filter((_, i) => i !== index) })}
                >
                  <X aria-hidden className="size-4" />
                </Button>
              </li>
            ))}
          </ul>
        )}
        <Button
          className="mt-2"
          disabled={disabled || files.length >= MAX_EVIDENCE_FILES}
          aria-describedby={`${id}-files`}
          onClick={() => input.current?.click()}
        >
          {t("Choose files")}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept=".txt,.md,.eml,text/plain,message/rfc822,image/png,image/jpeg,image/gif,image/webp"
          aria-label={t("Files as evidence")}
          onChange={(event) => {
            const picked = pickedFiles(event.currentTarget.files ?? []);
            // Empty the input, or choosing the same file again would not count as a change.
            event.currentTarget.value = "";
            if (picked.length > 0)
              onChange({ files: [...files, ...picked].slice(0, MAX_EVIDENCE_FILES) });
          }}
        />
      </div>
      {reason !== null && hasClaimant(reason) && (
        <Field
          id={`${id}-claimant`}
          label={t(
            reason === "copyright" ? "Address of the owner" : "Address of the person it is about",
          )}
          hint={claimantHint}
          error={problem && t(problem)}
          optional
        >
          <Input
            id={`${id}-claimant`}
            className="font-mono"
            spellCheck={false}
            autoComplete="off"
            placeholder="0x…"
            value={claimant}
            disabled={disabled}
            onChange={(event) => onChange({ claimant: event.currentTarget.value })}
            {...fieldProps(`${id}-claimant`, { hint: claimantHint, error: problem && t(problem) })}
          />
        </Field>
      )}
    </div>
  );
}
