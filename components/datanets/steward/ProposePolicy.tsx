"use client";

import { useState } from "react";
import { useTexts } from "#texts";
import { ActionButton } from "@/components/tx/ActionButton";
import { appChain } from "@/lib/chain/chains";
import type { DatanetDescription } from "@/lib/content/schema";
import { policyProblems } from "@/lib/datanets/policyBounds";
import { policyFields } from "@/lib/datanets/policyFields";
import type { DatanetPage } from "@/lib/datanets/types";
import { formatDuration } from "@/lib/format/time";
import type { Action } from "@/lib/tx/step";
import { derivedMembers } from "../createForm";
import { Folded } from "../Folded";
import { PolicyChanges } from "../PolicyChanges";
import PolicyEditor from "../PolicyEditor";
import { parsePolicy, policyText } from "../policyText";

/** Announces other rules: every number, and what would read differently. */
export function ProposePolicy({
  page,
  labels,
}: {
  page: DatanetPage;
  labels: DatanetDescription["labels"];
}) {
  const t = useTexts();
  const { id, policy: present } = page;
  const [texts, setTexts] = useState(() => policyText(present));
  const { policy, problems } = parsePolicy(texts, present);
  for (const [key, sentence] of policyProblems(policy, appChain.id)) {
    if (!problems.has(key)) problems.set(key, sentence);
  }
  const changed = policyFields.some(({ key }) => policy[key] !== present[key]);
  const action: Action = async (context) => {
    const { proposePolicy } = await import("@/lib/datanets/actions");
    return proposePolicy({ datanet: id, policy })(context);
  };
  return (
    <div className="flex flex-col gap-4">
      <Folded
        title={
          problems.size > 0
            ? t("Every number, {count} to correct", { count: problems.size })
            : t("Every number")
        }
      >
        <PolicyEditor
          texts={texts}
          problems={problems}
          hidden={derivedMembers(labels)}
          onChange={(key, text) => setTexts((known) => ({ ...known, [key]: text }))}
        />
      </Folded>
      {changed && problems.size === 0 && <PolicyChanges from={present} to={policy} />}
      <ActionButton
        action={action}
        label={t("Announce; can start after {delay}", {
          delay: formatDuration(present.policyDelay),
        })}
        variant="secondary"
        disabled={!changed || problems.size > 0}
        disabledReason={
          problems.size > 0 ? t("Correct what is marked first.") : t("Change a number first.")
        }
      />
    </div>
  );
}
