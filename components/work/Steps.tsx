import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useTexts } from "#texts";
import type { UploadStage } from "@/components/content/UploadProgress";
import type { Texts } from "@/components/texts/texts";
import { cn } from "@/components/ui/cn";
import type { ReadyContribution } from "@/lib/content/protocol";

type StepLine = { title: string; detail: ReactNode; status: "done" | "now" | "later" };

function Steps({ steps }: { steps: readonly StepLine[] }) {
  const t = useTexts();
  return (
    <ol className="flex flex-col gap-2.5">
      {steps.map(({ title, detail, status }, index) => (
        <li
          key={title}
          aria-current={status === "now" ? "step" : undefined}
          className="flex gap-3 text-sm"
        >
          <span
            aria-hidden
            className={cn(
              "figures mt-px flex size-5 shrink-0 items-center justify-center rounded-full border text-xs",
              status === "done" && "border-ok bg-ok-soft text-ok",
              status === "now" && "border-accent bg-accent text-accent-contrast",
              status === "later" && "border-line-strong text-muted",
            )}
          >
            {status === "done" ? <Check className="size-3" /> : index + 1}
          </span>
          <div className="min-w-0 flex-1">
            <span className={cn("font-medium", status === "later" && "text-muted")}>{title}</span>
            {status === "done" && <span className="sr-only"> {t("(done)")}</span>}
            <div className="text-muted">{detail}</div>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What happens between pressing the button and being in the round, and how far it is. */
export function ContributionSteps({
  stage,
  uploaded,
}: {
  stage: UploadStage | null;
  uploaded: ReadyContribution | null;
}) {
  const t = useTexts();
  if (!stage && !uploaded) {
    return (
      <p className="text-muted text-sm">
        {t(
          "Your browser packs the content and computes its address from the bytes, the store checks every block and keeps it sealed until the round closes, and one transaction puts the address on the chain and pays.",
        )}
      </p>
    );
  }
  return <Steps steps={stepLines(t, stage, uploaded)} />;
}

function stepLines(
  t: Texts,
  stage: UploadStage | null,
  uploaded: ReadyContribution | null,
): StepLine[] {
  const order = ["packing", "uploading", "checking"] as const;
  const place = stage?.stage === "signing-in" ? "uploading" : stage?.stage;
  const at = place ? order.indexOf(place) : uploaded ? order.length : -1;
  const status = (index: number) => (at > index ? "done" : at === index ? "now" : "later");
  return [
    {
      title: t("Pack"),
      detail: t("Your browser computes the content's address (its CID) from the bytes."),
      status: status(0),
    },
    {
      title: t("Upload"),
      detail: t(
        stage?.stage === "signing-in"
          ? "Sign in with your wallet first: once a day, and it costs nothing."
          : "The store keeps it sealed until the round closes.",
      ),
      status: status(1),
    },
    {
      title: t("Verify"),
      detail: uploaded ? (
        <span className="font-mono text-xs break-all">{uploaded.cid}</span>
      ) : (
        t("The server recomputes every block's hash; what it stored must be what you packed.")
      ),
      status: status(2),
    },
    {
      title: t("Pay and submit"),
      detail: t("One transaction puts the address on the chain and pays fee and bond."),
      status: at === order.length ? "now" : "later",
    },
  ];
}
