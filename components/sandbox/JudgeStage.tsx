"use client";

import { useMemo, type Dispatch } from "react";
import { useTexts } from "#texts";
import { JudgeDesk } from "@/components/curate/JudgeDesk";
import { countJudged, type VerdictAction, type Verdicts } from "@/components/curate/verdicts";
import { Button } from "@/components/ui/Button";
import { Panel } from "@/components/ui/Panel";
import { Kbd } from "@/components/work/Keys";
import { useShortcuts, useShortcutsOn } from "@/components/work/useShortcuts";
import type { SandboxDigit } from "@/lib/sandbox/digits";
import { SANDBOX_POLICY } from "@/lib/sandbox/round";
import { NEIGHBOURS } from "@/lib/sandbox/voters";
import { msg, plural } from "@/lib/texts/text";
import { deskItems } from "./items";

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Judging: the desk that real rounds are judged at, and what is about to happen. */
export function JudgeStage({
  digits,
  verdicts,
  dispatch,
  onSend,
}: {
  digits: readonly SandboxDigit[];
  verdicts: Verdicts;
  dispatch: Dispatch<VerdictAction>;
  onSend: () => void;
}) {
  const t = useTexts();
  const items = useMemo(() => deskItems(digits, t), [digits, t]);
  const names = useMemo(() => digits.map((_, index) => String(index + 1)), [digits]);
  const { good, bad } = countJudged(verdicts.judgements);
  const left = digits.length - good - bad;
  const [keysOn] = useShortcutsOn();
  useShortcuts(left === 0 ? { Enter: onSend } : {}, keysOn);

  return (
    <section aria-labelledby="sandbox-vote" className="flex flex-col gap-4">
      <h2 id="sandbox-vote" tabIndex={-1} className="text-xl outline-none">
        {t("Your vote on the panel")}
      </h2>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(16rem,1fr)]">
        <Panel className="min-w-0">
          <JudgeDesk items={items} names={names} verdicts={verdicts} dispatch={dispatch} />
        </Panel>
        <div className="flex min-w-0 flex-col gap-6 lg:sticky lg:top-20">
          <Panel title={t("Send your verdict")}>
            <Button
              variant="primary"
              size="large"
              className="w-full"
              disabled={left > 0}
              onClick={onSend}
            >
              {t("Show what I would have earned")}
              {left === 0 && <Kbd>Enter</Kbd>}
            </Button>
            <p role="status" className="text-muted mt-2 text-sm">
              {t(
                left > 0
                  ? plural(left, "{n} item left to judge.", "{n} items left to judge.")
                  : msg(
                      "All judged. In a real round you would now seal the verdict: only its fingerprint goes on the chain, so nobody can copy you.",
                    ),
              )}
            </p>
          </Panel>
          <Panel title={t("Guidelines")} description={t("An item is good if it follows these.")}>
            <ul className="list-disc space-y-1 pl-5 text-sm">
              <li>{t("It shows exactly one handwritten digit that a person can read.")}</li>
              <li>{t("Its label is that digit.")}</li>
            </ul>
            <p className="text-muted mt-3 text-sm">
              {t("The pictures are real, from MNIST. Some labels are wrong on purpose.")}
            </p>
          </Panel>
          <Panel title={t("Who votes with you")}>
            <p className="text-muted text-sm">
              {t(
                "{curators} simulated curators, who approve {curatorGood} of good items and {curatorBad} of bad ones, and a jury of {jurors} simulated jurors with {jurorGood} and {jurorBad}. Their mistakes come from a fixed seed: the same round gives the same result to everyone.",
                {
                  curators: SANDBOX_POLICY.panelSize - 1,
                  curatorGood: percent(NEIGHBOURS.curator.good),
                  curatorBad: percent(NEIGHBOURS.curator.bad),
                  jurors: SANDBOX_POLICY.jurySize,
                  jurorGood: percent(NEIGHBOURS.juror.good),
                  jurorBad: percent(NEIGHBOURS.juror.bad),
                },
              )}
            </p>
          </Panel>
        </div>
      </div>
    </section>
  );
}
