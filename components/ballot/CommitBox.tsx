"use client";

import { useTexts } from "#texts";
import { Download, Lock } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import type { Hex } from "viem";
import { ActionButton } from "@/components/tx/ActionButton";
import { Amount } from "@/components/ui/Amount";
import { Button } from "@/components/ui/Button";
import { Checkbox } from "@/components/ui/controls";
import { Callout } from "@/components/ui/feedback";
import { Panel } from "@/components/ui/Panel";
import type { Action } from "@/lib/tx/step";
import { msg, type Text } from "@/lib/texts/text";
import type { Casting } from "./casting";
import { downloadBallot, keptBallot, seal, sentenceOf, type Sealed } from "./secret";

/** Sealing a whole verdict, saving its file, and committing to it, in this order. */
export function CommitBox({
  casting,
  verdict,
  todo,
  summary,
  commit,
  children,
}: {
  casting: Casting;
  /** Null while something is left to judge. */
  verdict: bigint | null;
  /** What is left to judge. */
  todo: Text;
  /** What the sealed verdict says. */
  summary: Text;
  commit: (commitment: Hex) => Action;
  /** What doing nothing costs. */
  children: ReactNode;
}) {
  const t = useTexts();
  const [sealed, setSealed] = useState<Sealed | null>(null);
  const [fileSaved, setFileSaved] = useState(false);
  const [withoutFile, setWithoutFile] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Text | null>(null);
  const { box, ballotId, voter } = casting;

  useEffect(() => {
    let wanted = true;
    // After a reload: a ballot sealed here before needs no second signature.
    void keptBallot({ box, ballotId, voter }).then((ballot) => {
      if (wanted && ballot) setSealed({ ballot, kept: true });
    });
    return () => {
      wanted = false;
    };
  }, [box, ballotId, voter]);

  const current = sealed?.ballot.verdict === verdict ? sealed : null;

  const sealNow = async (whole: bigint) => {
    setBusy(true);
    setProblem(null);
    try {
      setSealed(await seal(casting, whole));
      setFileSaved(false);
      setWithoutFile(false);
    } catch (error) {
      setProblem(await sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };

  const send: Action = async (context) => {
    const commitment = current?.ballot.commitment;
    if (!commitment) {
      const { BallotFileError } = await import("@/lib/curation/ballotStore");
      throw new BallotFileError(msg("The verdict changed: seal it again first."));
    }
    return commit(commitment)(context);
  };

  return (
    <Panel title={t("Commit")}>
      {verdict === null ? (
        <p className="text-muted text-sm">{t(todo)}</p>
      ) : (
        <div className="flex flex-col gap-5">
          <Step number={1} title={t("Seal the verdict")} done={current !== null}>
            {current ? (
              <p>
                {t(summary)}{" "}
                {t(
                  current.kept
                    ? "Verdict and salt are kept in this browser."
                    : "This browser refuses to keep it, so the file is the only copy.",
                )}
              </p>
            ) : (
              <>
                <p>
                  {t(
                    "Your wallet signs a message that costs nothing. From the signature comes the salt, a secret number that keeps your verdict unreadable until you reveal it.",
                  )}
                </p>
                <Button
                  variant="primary"
                  className="mt-3"
                  disabled={busy}
                  aria-busy={busy}
                  onClick={() => sealNow(verdict)}
                >
                  <Lock aria-hidden className="size-4" />
                  {t(sealed ? "Seal again, the verdict changed" : "Seal my verdict")}
                </Button>
                {problem && (
                  <Callout tone="danger" live className="mt-3">
                    {t(problem)}
                  </Callout>
                )}
              </>
            )}
          </Step>

          {current && (
            <>
              <Step number={2} title={t("Save the ballot file")} done={fileSaved || withoutFile}>
                <p>
                  {t.rich(
                    "Without verdict and salt nobody can open your ballot, and a ballot that stays sealed costs you {amount}. The file opens it from any device. Show it to nobody before the reveal: whoever has it can cancel your ballot.",
                    {
                      amount: (
                        <Amount wei={casting.withheldLossWei} className="text-text font-medium" />
                      ),
                    },
                  )}
                </p>
                <Button
                  variant={fileSaved ? "secondary" : "primary"}
                  className="mt-3"
                  onClick={async () => {
                    await downloadBallot(box, current.ballot);
                    setFileSaved(true);
                  }}
                >
                  <Download aria-hidden className="size-4" />
                  {t(fileSaved ? "Save it again" : "Download ballot file")}
                </Button>
                {!fileSaved && current.kept && (
                  <label className="mt-3 flex items-start gap-2 text-sm">
                    <Checkbox
                      className="mt-0.5"
                      checked={withoutFile}
                      onChange={(event) => setWithoutFile(event.currentTarget.checked)}
                    />
                    <span>
                      {t(
                        current.ballot.fromSignature
                          ? "Go on without a file. I will reveal from this browser; most wallets, but not all, can sign the key back if I remember my verdict."
                          : "Go on without a file. I will reveal from this browser.",
                      )}
                    </span>
                  </label>
                )}
              </Step>
              <Step number={3} title={t("Commit")} done={false}>
                <p className="mb-3">
                  {t(
                    "Puts the seal on the chain. It is final: the first commit of a seat counts. Then reveal when everyone has committed.",
                  )}
                </p>
                <ActionButton
                  action={send}
                  label={t("Commit my vote")}
                  disabled={!fileSaved && !withoutFile}
                  disabledReason={t(
                    current.kept
                      ? "Save the ballot file first, or say that you go on without."
                      : "Save the ballot file first: it is the only copy.",
                  )}
                />
              </Step>
            </>
          )}
        </div>
      )}
      <p className="border-line text-muted mt-4 border-t pt-3 text-sm">{children}</p>
    </Panel>
  );
}

function Step({
  number,
  title,
  done,
  children,
}: {
  number: number;
  title: string;
  done: boolean;
  children: React.ReactNode;
}) {
  const t = useTexts();
  return (
    <div>
      <h3 className="mb-1 text-sm">
        {number}. {title}
        {done && <span className="text-ok ml-2 font-normal">{t("done")}</span>}
      </h3>
      <div className="text-muted text-sm">{children}</div>
    </div>
  );
}
