import { useTexts } from "#texts";
import { coinSymbol } from "@/lib/chain/chains";
import { formatOpen } from "@/lib/format/open";
import type { Step } from "@/lib/tx/step";

/** What is about to be confirmed, in the words that come with the call: to compare with the wallet's. */
export function PreviewList({ step, feeWei }: { step: Step; feeWei?: bigint | null }) {
  const t = useTexts();
  const { pay, get, risk } = step.preview;
  return (
    // Beside each other where there is room for it; in a side column under each other.
    <div className="border-line @container mt-2 border-l-2 pl-3">
      <dl className="grid gap-x-4 @sm:grid-cols-[auto_1fr] @sm:gap-y-1.5">
        <Line name={t("You pay")}>{t(pay)}</Line>
        {typeof feeWei === "bigint" && (
          <Line name={t("Network fee")}>
            {t("about {sum}", { sum: `${formatOpen(feeWei, { decimals: 6 })} ${coinSymbol}` })}
          </Line>
        )}
        <Line name={t("You get")}>{t(get)}</Line>
        <Line name={t("What can happen")}>{t(risk)}</Line>
      </dl>
    </div>
  );
}

function Line({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words not-last:mb-2 @sm:mb-0">{children}</dd>
    </>
  );
}
