import { useTexts } from "#texts";
import { transactionUrl } from "@/lib/chain/chains";
import { shortHex } from "@/lib/format/address";

/** A transaction, linked to the explorer where there is one. */
export function TransactionLink({ hash }: { hash: string }) {
  const t = useTexts();
  const url = transactionUrl(hash);
  const text = shortHex(hash);
  return url ? (
    <a href={url} target="_blank" rel="noreferrer" className="font-mono underline">
      {text}
      <span className="sr-only"> {t("on the explorer, in a new tab")}</span>
    </a>
  ) : (
    <span title={hash} className="text-muted font-mono">
      {text}
    </span>
  );
}
