import { useTexts } from "#texts";
import { getTexts } from "@/components/texts/server";
import type { Metadata } from "next";
import { explained } from "@/components/help/explained";
import { RewardsDesk } from "@/components/rewards/RewardsDesk";
import { PageHeader } from "@/components/ui/Panel";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts();
  return {
    title: t("Rewards"),
    description: t(
      "What your contributions, seats and datanets have earned, and one claim for everything.",
    ),
  };
}

export default function RewardsPage() {
  const t = useTexts();
  return (
    <>
      <PageHeader
        title={t("Rewards")}
        description={explained(
          t(
            "What your {contribution|contributions}, {seat|seats} and {datanet|datanets} have earned. Income {vesting|vests}, pay for judging is {credit}; one {claim} takes everything.",
          ),
        )}
      />
      <RewardsDesk />
    </>
  );
}
