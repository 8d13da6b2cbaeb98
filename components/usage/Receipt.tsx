import { useTexts } from "#texts";
import { ButtonLink, buttonClass } from "@/components/ui/Button";
import { CopyButton } from "@/components/ui/CopyButton";
import { Panel } from "@/components/ui/Panel";
import type { DatanetPage } from "@/lib/datanets/types";
import { shortHex } from "@/lib/format/address";
import type { UsageReceipt } from "@/lib/usage/receipt";
import { plural } from "@/lib/texts/text";
import { SplitTable } from "./SplitTable";

/** Proof of a payment, from its event on the chain, and the way to the data. */
export function Receipt({ receipt, datanet }: { receipt: UsageReceipt; datanet: DatanetPage }) {
  const t = useTexts();
  const facts = [
    [t("Transaction"), t("transaction"), receipt.hash],
    [t("Reference"), t("reference"), receipt.reference],
  ] as const;
  return (
    <Panel
      title={t(
        plural(receipt.units, "Receipt: {n} unit of {name}", "Receipt: {n} units of {name}", {
          name: datanet.name,
        }),
      )}
      description={t("Recorded in block {block}.", { block: receipt.blockNumber })}
      actions={
        <>
          <a
            href={`/api/datanets/${datanet.id}/export`}
            download
            className={buttonClass("primary", "small")}
          >
            {t("Download the items")}
          </a>
          <ButtonLink href={`/datanets/${datanet.id}/items`} size="small">
            {t("Look at them")}
          </ButtonLink>
        </>
      }
    >
      <dl className="mb-4 flex flex-col gap-1 text-sm">
        {facts.map(([term, name, hex]) => (
          <div key={term} className="flex items-center gap-2">
            <dt className="text-muted w-24">{term}</dt>
            <dd className="flex items-center gap-1 font-mono" title={hex}>
              {shortHex(hex, 8)}
              <CopyButton text={hex} label={name} />
            </dd>
          </div>
        ))}
      </dl>
      <SplitTable
        split={receipt.split}
        totalWei={receipt.totalWei}
        policy={datanet.policy}
        caption={t("What the contract did with it")}
      />
    </Panel>
  );
}
