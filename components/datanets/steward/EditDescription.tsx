"use client";

import { useState } from "react";
import { useTexts } from "#texts";
import { ActionButton } from "@/components/tx/ActionButton";
import { Textarea } from "@/components/ui/controls";
import { Field, fieldProps } from "@/components/ui/Field";
import type { DatanetDescription } from "@/lib/content/schema";
import { formatCount } from "@/lib/format/number";
import type { Action } from "@/lib/tx/step";
import { msg, type Text } from "@/lib/texts/text";
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
  const t = useTexts();
  const [about, setAbout] = useState(description.description);
  const [guidelines, setGuidelines] = useState(description.guidelines);
  const sentence = (problem: Text | undefined) => problem && t(problem);
  const aboutError = sentence(problemOf(about, MAX_DESCRIPTION));
  const guidelinesError = sentence(problemOf(guidelines, MAX_GUIDELINES));
  const same =
    about.trim() === description.description && guidelines.trim() === description.guidelines;
  const action: Action = async (context) => {
    const content = await publishDescription({ ...description, description: about, guidelines });
    const { describeDatanet } = await import("@/lib/datanets/actions");
    return describeDatanet({ datanet, content })(context);
  };
  return (
    <div className="flex flex-col gap-4">
      <Field id="steward-about" label={t("Description")} error={aboutError}>
        <Textarea
          id="steward-about"
          rows={3}
          value={about}
          onChange={(event) => setAbout(event.target.value)}
          {...fieldProps("steward-about", { error: aboutError })}
        />
      </Field>
      <Field id="steward-guidelines" label={t("Guidelines")} error={guidelinesError}>
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
        label={t("Publish")}
        variant="secondary"
        disabled={same || aboutError !== undefined || guidelinesError !== undefined}
        disabledReason={t(same ? "Nothing has changed yet." : "Correct what is marked first.")}
      />
    </div>
  );
}

function problemOf(text: string, max: number): Text | undefined {
  if (text.trim() === "") return msg("This cannot be empty.");
  if (text.trim().length > max) return msg("At most {max} characters.", { max: formatCount(max) });
  return undefined;
}
