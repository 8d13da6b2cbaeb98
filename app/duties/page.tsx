import type { Metadata } from "next";
import { DutiesView } from "@/components/duties/DutiesView";
import { PageHeader } from "@/components/ui/Panel";

export const metadata: Metadata = { title: "Duties" };

export default function DutiesPage() {
  return (
    <>
      <PageHeader
        title="Duties"
        description="Rounds for which your seat was drawn: what to do, until when, and what doing nothing costs."
      />
      <DutiesView />
    </>
  );
}
