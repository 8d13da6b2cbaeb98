import { ButtonLink, buttonClass } from "@/components/ui/Button";
import { CopyButton } from "@/components/ui/CopyButton";
import { Panel } from "@/components/ui/Panel";
import type { DatanetPage } from "@/lib/datanets/types";
import { shortHex } from "@/lib/format/address";
import { plural } from "@/lib/format/number";
import type { UsageReceipt } from "@/lib/usage/receipt";
import { SplitTable } from "./SplitTable";

/** Proof of a payment, from its event on the chain, and the way to the data. */
export function Receipt({ receipt, datanet }: { receipt: UsageReceipt; datanet: DatanetPage }) {
  const facts = [
    ["Transaction", receipt.hash],
    ["Reference", receipt.reference],
  ] as const;
  return (
    <Panel
      title={`Receipt: ${plural(receipt.units, "unit")} of ${datanet.name}`}
      description={`Recorded in block ${receipt.blockNumber}.`}
      actions={
        <>
          <a
            href={`/api/datanets/${datanet.id}/export`}
            download
            className={buttonClass("primary", "small")}
          >
            Download the items
          </a>
          <ButtonLink href={`/datanets/${datanet.id}/items`} size="small">
            Look at them
          </ButtonLink>
        </>
      }
    >
      <dl className="mb-4 flex flex-col gap-1 text-sm">
        {facts.map(([term, hex]) => (
          <div key={term} className="flex items-center gap-2">
            <dt className="text-muted w-24">{term}</dt>
            <dd className="flex items-center gap-1 font-mono" title={hex}>
              {shortHex(hex, 8)}
              <CopyButton text={hex} label={term.toLowerCase()} />
            </dd>
          </div>
        ))}
      </dl>
      <SplitTable
        split={receipt.split}
        totalWei={receipt.totalWei}
        policy={datanet.policy}
        caption="What the contract did with it"
      />
    </Panel>
  );
}
