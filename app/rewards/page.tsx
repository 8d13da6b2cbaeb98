import type { Metadata } from "next";
import { explained } from "@/components/help/explained";
import { RewardsDesk } from "@/components/rewards/RewardsDesk";
import { PageHeader } from "@/components/ui/Panel";

export const metadata: Metadata = {
  title: "Rewards",
  description:
    "What your contributions, seats and datanets have earned, and one claim for everything.",
};

export default function RewardsPage() {
  return (
    <>
      <PageHeader
        title="Rewards"
        description={explained(
          "What your {contribution|contributions}, {seat|seats} and {datanet|datanets} have earned. Income {vesting|vests}, pay for judging is {credit}; one {claim} takes everything.",
        )}
      />
      <RewardsDesk />
    </>
  );
}
