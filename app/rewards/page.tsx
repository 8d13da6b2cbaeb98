import type { Metadata } from "next";
import { RewardsDesk } from "@/components/rewards/RewardsDesk";
import { PageHeader } from "@/components/ui/Panel";

export const metadata: Metadata = { title: "Rewards" };

export default function RewardsPage() {
  return (
    <>
      <PageHeader
        title="Rewards"
        description="What your contributions, seats and datanets have earned. One claim takes everything."
      />
      <RewardsDesk />
    </>
  );
}
