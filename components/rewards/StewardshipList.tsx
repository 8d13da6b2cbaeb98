"use client";

import Link from "next/link";
import { useTexts } from "#texts";
import { CollectStewardship } from "@/components/datanets/CollectStewardship";
import { Amount } from "@/components/ui/Amount";
import { Panel } from "@/components/ui/Panel";
import type { Stewardship } from "@/lib/rewards/types";

/** Datanets the account looks after, and what their use set aside for it. */
export function StewardshipList({ stewardships }: { stewardships: Stewardship[] }) {
  const t = useTexts();
  return (
    <Panel
      title={t("Stewardship")}
      description={t(
        "A part of every payment for use is set aside for the steward. Credit it first, then claim.",
      )}
    >
      <ul className="divide-line divide-y">
        {stewardships.map(({ datanet, name, amountWei }) => (
          <li
            key={datanet}
            className="flex flex-wrap items-center justify-between gap-3 py-3 first:pt-0 last:pb-0"
          >
            <Link href={`/datanets/${datanet}`} className="text-accent text-sm hover:underline">
              {name}
            </Link>
            <span className="flex flex-wrap items-center gap-4">
              <Amount wei={amountWei} className="text-sm" />
              {amountWei > 0n && <CollectStewardship datanet={datanet} />}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
