"use client";

import { useId, useRef, useState } from "react";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { Textarea } from "@/components/ui/controls";
import { Field, fieldProps } from "@/components/ui/Field";
import type { PickedFile } from "@/lib/content/picked";
import type { DatanetType } from "@/lib/content/schema";
import { msg, type Text } from "@/lib/texts/text";

const PASTED: Record<Exclude<DatanetType, "image">, { extension: string; hint: Text }> = {
  text: { extension: "txt", hint: msg("One text becomes one item.") },
  email: {
    extension: "eml",
    hint: msg("The whole message with its headers, as “show original” gives it."),
  },
  table: {
    extension: "csv",
    hint: msg("Rows as CSV, the first line with the names of the columns."),
  },
};

/** Pasting or typing an item instead of choosing a file. Pictures are pasted onto the page itself. */
export function PasteBox({
  type,
  onFiles,
}: {
  type: Exclude<DatanetType, "image">;
  onFiles: (files: PickedFile[]) => void;
}) {
  const t = useTexts();
  const id = useId();
  const [text, setText] = useState("");
  const pasted = useRef(0);
  const { extension } = PASTED[type];
  const hint = t(PASTED[type].hint);

  const add = () => {
    pasted.current += 1;
    const path = `pasted-${pasted.current}.${extension}`;
    onFiles([{ path, file: new File([text], path) }]);
    setText("");
  };

  return (
    <details className="rounded-panel border-line bg-raised border">
      <summary className="px-4 py-3 text-sm font-medium">{t("Or paste text")}</summary>
      <div className="flex flex-col items-start gap-3 px-4 pb-4">
        <Field id={id} label={t("Text to add")} hint={hint} className="w-full">
          <Textarea
            id={id}
            {...fieldProps(id, { hint })}
            rows={6}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Field>
        <Button onClick={add} disabled={text.trim() === ""}>
          {t("Add to the batch")}
        </Button>
      </div>
    </details>
  );
}
