"use client";

import { useState } from "react";
import { ActionButton } from "@/components/tx/ActionButton";
import { Textarea } from "@/components/ui/controls";
import { Field, fieldProps } from "@/components/ui/Field";
import type { DatanetDescription } from "@/lib/content/schema";
import type { Action } from "@/lib/tx/step";
import { publishDescription } from "../publish";

const MAX_DESCRIPTION = 2_000;
const MAX_GUIDELINES = 20_000;

/** Publishes other words: stored first, then named on the chain. */
export function EditDescription({
  datanet,
  description,
}: {
  datanet: number;
  description: DatanetDescription;
}) {
  const [about, setAbout] = useState(description.description);
  const [guidelines, setGuidelines] = useState(description.guidelines);
  const aboutError = problem(about, MAX_DESCRIPTION);
  const guidelinesError = problem(guidelines, MAX_GUIDELINES);
  const same =
    about.trim() === description.description && guidelines.trim() === description.guidelines;
  const action: Action = async (context) => {
    const content = await publishDescription({ ...description, description: about, guidelines });
    const { describeDatanet } = await import("@/lib/datanets/actions");
    return describeDatanet({ datanet, content })(context);
  };
  return (
    <div className="flex flex-col gap-4">
      <Field id="steward-about" label="Description" error={aboutError}>
        <Textarea
          id="steward-about"
          rows={3}
          value={about}
          onChange={(event) => setAbout(event.target.value)}
          {...fieldProps("steward-about", { error: aboutError })}
        />
      </Field>
      <Field id="steward-guidelines" label="Guidelines" error={guidelinesError}>
        <Textarea
          id="steward-guidelines"
          rows={8}
          value={guidelines}
          onChange={(event) => setGuidelines(event.target.value)}
          {...fieldProps("steward-guidelines", { error: guidelinesError })}
        />
      </Field>
      <ActionButton
        action={action}
        label="Publish"
        variant="secondary"
        disabled={same || aboutError !== undefined || guidelinesError !== undefined}
        disabledReason={same ? "Nothing has changed yet." : "Correct what is marked first."}
      />
    </div>
  );
}

function problem(text: string, max: number): string | undefined {
  if (text.trim() === "") return "This cannot be empty.";
  if (text.trim().length > max) return `At most ${max.toLocaleString("en-US")} characters.`;
  return undefined;
}
