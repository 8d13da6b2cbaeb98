"use client";

import { CircleAlert, ShieldCheck } from "lucide-react";
import { useEffect, useState } from "react";
import type { Hex } from "viem";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { Progress } from "@/components/ui/Progress";
import { ContentError } from "@/lib/content/errors";
import { formatBytes } from "@/lib/format/number";
import type { Verification } from "@/lib/content/verify";
import { msg, phrase, plural, type Text } from "@/lib/texts/text";

type State =
  | { step: "idle" }
  | { step: "checking"; done: number; total: number }
  | { step: "failed"; sentence: Text }
  | { step: "done"; result: Verification };

/**
 * Recomputes the digest of stored content in this browser and says whether it is the one on chain.
 *
 * @param contribution id of the contribution; none for a datanet's description.
 * @param itemsRoot the root on chain, compared with the recomputed one.
 * @param auto checks at once instead of when asked; for content known to be small.
 */
export function ContentCheck({
  digest,
  contribution,
  itemsRoot,
  auto = false,
}: {
  digest: Hex;
  contribution?: number;
  itemsRoot?: Hex;
  auto?: boolean;
}) {
  const t = useTexts();
  const [state, setState] = useState<State>({ step: "idle" });
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    if (!auto && asked === 0) return;
    let wanted = true;
    const show = (next: State) => wanted && setState(next);
    const check = async () => {
      show({ step: "checking", done: 0, total: 0 });
      try {
        const { verifyContent } = await import("@/lib/content/client");
        const result = await verifyContent(digest, contribution, (done, total) =>
          show({ step: "checking", done, total }),
        );
        const other = result.ok && itemsRoot !== undefined && result.itemsRoot !== itemsRoot;
        const reason = msg("The items are not those whose Merkle root is on chain.");
        show({ step: "done", result: other ? { ok: false, reason } : result });
      } catch (error) {
        const sentence =
          error instanceof ContentError ? error.sentence : msg("The check could not be made.");
        show({ step: "failed", sentence });
      }
    };
    void check();
    return () => {
      wanted = false;
    };
  }, [auto, asked, digest, contribution, itemsRoot]);

  const again = () => setAsked((count) => count + 1);
  switch (state.step) {
    case "idle":
      return auto ? null : (
        <Button size="small" onClick={again}>
          {t("Check content against chain")}
        </Button>
      );
    case "checking":
      return (
        <Progress
          value={state.done}
          max={Math.max(1, state.total)}
          label={t("Recomputing the digest: {size}", { size: formatBytes(state.done) })}
        />
      );
    case "failed":
      return (
        <div role="status" className="flex flex-wrap items-center gap-2 text-sm">
          <span className="text-muted">{t(state.sentence)}</span>
          <Button size="small" onClick={again}>
            {t("Check again")}
          </Button>
        </div>
      );
    case "done":
      return <Result result={state.result} />;
  }
}

function Result({ result }: { result: Verification }) {
  const t = useTexts();
  if (!result.ok) {
    return (
      <p role="status" className="text-danger flex items-start gap-2 text-sm">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>
          {t("Content and chain do not agree: {reason}", { reason: phrase(result.reason) })}
        </span>
      </p>
    );
  }
  const size = formatBytes(result.bytes);
  return (
    <p role="status" className="text-ok flex items-start gap-2 text-sm">
      <ShieldCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>
        {t("Content and chain agree")}{" "}
        <span className="figures text-muted">
          {result.items > 0
            ? t(
                plural(
                  result.items,
                  "({n} item, {size}, checked in this browser)",
                  "({n} items, {size}, checked in this browser)",
                  { size },
                ),
              )
            : t("({size}, checked in this browser)", { size })}
        </span>
      </span>
    </p>
  );
}
