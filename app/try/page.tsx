import { getTexts } from "@/components/texts/server";
import type { Metadata } from "next";
import { explained } from "@/components/help/explained";
import { SandboxDesk } from "@/components/sandbox/SandboxDesk";
import { PageHeader } from "@/components/ui/Panel";
import { roundNumber, sandboxDigits } from "@/lib/sandbox/digits";
import { SANDBOX_ITEMS } from "@/lib/sandbox/round";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts();
  return {
    title: t("Try curating"),
    description: t(
      "Judge twenty handwritten digits as a curator would and see what you would have earned or lost. No wallet needed.",
    ),
  };
}

type Props = { searchParams: Promise<{ round?: string | string[] }> };

export default async function TryPage({ searchParams }: Props) {
  const t = await getTexts();
  const { round } = await searchParams;
  const number = roundNumber(typeof round === "string" && /^\d{1,6}$/.test(round) ? +round : 1);
  return (
    <>
      <PageHeader
        eyebrow={t("Sandbox: no wallet, no coins, nothing is sent anywhere")}
        title={t("Try curating")}
        description={explained(
          t(
            "Judge {count} handwritten digits as a {curator} does. Then a simulated {panel} and {jury} vote, the {round} is {settle|settled} by the rules real rounds follow, and you see what you would have earned or lost, and why.",
            { count: SANDBOX_ITEMS },
          ),
        )}
      />
      <SandboxDesk key={number} number={number} digits={await sandboxDigits(number)} />
    </>
  );
}
