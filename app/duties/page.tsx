import type { Metadata } from "next";
import { DutiesView } from "@/components/duties/DutiesView";
import { explained } from "@/components/help/explained";
import { PageHeader } from "@/components/ui/Panel";

export const metadata: Metadata = {
  title: "Duties",
  description:
    "Rounds for which your seat was drawn: what to do, until when, and what it costs not to.",
};

export default function DutiesPage() {
  return (
    <>
      <PageHeader
        title="Duties"
        description={explained(
          "{round|Rounds} for which your {seat} was drawn for the {panel} or the {jury}: what to do, until when, and what doing nothing costs.",
        )}
      />
      <DutiesView />
    </>
  );
}
