"use client";

import Link from "next/link";
import { useState } from "react";
import { Amount } from "@/components/ui/Amount";
import { Badge, type Tone } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { Table, Td, Th } from "@/components/ui/Table";
import type { RewardRow } from "@/lib/rewards/types";
import { ManageContribution } from "./ManageContribution";
import { statusOf, type RewardStatus } from "./totals";

export const statusWords: Record<RewardStatus, { text: string; tone: Tone }> = {
  reviewing: { text: "In review", tone: "accent" },
  refunded: { text: "Refunded", tone: "neutral" },
  rejected: { text: "Nothing accepted", tone: "neutral" },
  earning: { text: "Earning", tone: "ok" },
  capped: { text: "At its cap", tone: "warn" },
  retired: { text: "Retiring", tone: "neutral" },
  releasable: { text: "Ready to release", tone: "warn" },
  released: { text: "Released", tone: "neutral" },
};

const kinds = { data: "Data", labels: "Labels", refinement: "Refinement" } as const;

/** Contributions and what each earned; what can be done with one is in a dialog. */
export function ContributionsTable({ rows, now }: { rows: RewardRow[]; now: number }) {
  const [openId, setOpenId] = useState<number | null>(null);
  const open = rows.find(({ row }) => row.id === openId);
  return (
    <>
      <Table label="Your contributions, newest first">
        <thead>
          <tr>
            <Th>Contribution</Th>
            <Th>Status</Th>
            <Th numeric>Earning</Th>
            <Th numeric>Payable</Th>
            <Th numeric>Vesting</Th>
            <Th numeric>May still earn</Th>
            <Th numeric>Bond</Th>
            <Th>
              <span className="sr-only">Actions</span>
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
                    {kinds[row.kind]} {row.sequence}, round {row.round}
                  </span>
                </Td>
                <Td>
                  <Badge tone={status.tone}>{status.text}</Badge>
                </Td>
                <Td numeric>
                  {earning} of {row.count}
                </Td>
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
                    aria-label={`Manage contribution ${row.sequence} to ${name}`}
                    onClick={() => setOpenId(row.id)}
                  >
                    Manage
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
        title={open ? `${kinds[open.row.kind]} ${open.row.sequence} to ${open.name}` : ""}
      >
        {open && <ManageContribution reward={open} now={now} />}
      </Dialog>
    </>
  );
}
