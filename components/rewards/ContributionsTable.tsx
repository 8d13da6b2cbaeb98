"use client";

import Link from "next/link";
import { useState } from "react";
import { useTexts } from "#texts";
import { Amount } from "@/components/ui/Amount";
import { Badge, type Tone } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { Table, Td, Th } from "@/components/ui/Table";
import type { Kind } from "@/lib/datanets/words";
import type { RewardRow } from "@/lib/rewards/types";
import { msg, type Text } from "@/lib/texts/text";
import { ManageContribution } from "./ManageContribution";
import { statusOf, type RewardStatus } from "./totals";

export const statusWords: Record<RewardStatus, { text: Text; tone: Tone }> = {
  reviewing: { text: msg("In review"), tone: "accent" },
  refunded: { text: msg("Refunded"), tone: "neutral" },
  rejected: { text: msg("Nothing accepted"), tone: "neutral" },
  earning: { text: msg("Earning"), tone: "ok" },
  capped: { text: msg("At its cap"), tone: "warn" },
  retired: { text: msg("Retiring"), tone: "neutral" },
  releasable: { text: msg("Ready to release"), tone: "warn" },
  released: { text: msg("Released"), tone: "neutral" },
};

const kinds: Record<Kind, Text> = {
  data: msg("Data"),
  labels: msg("Labels"),
  refinement: msg("Refinement"),
};

/** Contributions and what each earned; what can be done with one is in a dialog. */
export function ContributionsTable({ rows, now }: { rows: RewardRow[]; now: number }) {
  const t = useTexts();
  const [openId, setOpenId] = useState<number | null>(null);
  const open = rows.find(({ row }) => row.id === openId);
  return (
    <>
      <Table label={t("Your contributions, newest first")}>
        <thead>
          <tr>
            <Th>{t("Contribution")}</Th>
            <Th>{t("Status")}</Th>
            <Th numeric>{t("Earning")}</Th>
            <Th numeric>{t("Payable")}</Th>
            <Th numeric>{t("Vesting")}</Th>
            <Th numeric>{t("May still earn")}</Th>
            <Th numeric>{t("Bond")}</Th>
            <Th>
              <span className="sr-only">{t("Actions")}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((reward) => {
            const { row, name, earning, rewards } = reward;
            const status = statusWords[statusOf(reward, now)];
            return (
              <tr key={row.id}>
                <Td className="min-w-44">
                  <Link
                    href={`/datanets/${row.datanet}/contributions/${row.sequence}`}
                    className="text-accent font-medium hover:underline"
                  >
                    {name}
                  </Link>
                  <span className="text-muted block text-xs">
                    {t("{kind} {number}, round {round}", {
                      kind: t(kinds[row.kind]),
                      number: row.sequence,
                      round: row.round,
                    })}
                  </span>
                </Td>
                <Td>
                  <Badge tone={status.tone}>{t(status.text)}</Badge>
                </Td>
                <Td numeric>{t("{count} of {size}", { count: earning, size: row.count })}</Td>
                <Td numeric>
                  <Amount wei={rewards.payableWei} />
                </Td>
                <Td numeric>
                  <Amount wei={rewards.unvestedWei} />
                </Td>
                <Td numeric>
                  <Amount wei={rewards.capLeftWei} />
                </Td>
                <Td numeric>
                  <Amount wei={rewards.bondWei} />
                </Td>
                <Td>
                  <Button
                    size="small"
                    aria-label={t("Manage contribution {number} to {name}", {
                      number: row.sequence,
                      name,
                    })}
                    onClick={() => setOpenId(row.id)}
                  >
                    {t("Manage")}
                  </Button>
                </Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <Dialog
        open={open !== undefined}
        onClose={() => setOpenId(null)}
        title={
          open
            ? t("{kind} {number} to {name}", {
                kind: t(kinds[open.row.kind]),
                number: open.row.sequence,
                name: open.name,
              })
            : ""
        }
      >
        {open && <ManageContribution reward={open} now={now} />}
      </Dialog>
    </>
  );
}
