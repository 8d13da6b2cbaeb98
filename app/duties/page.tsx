import { useTexts } from "#texts";
import { getTexts } from "@/components/texts/server";
import type { Metadata } from "next";
import { DutiesView } from "@/components/duties/DutiesView";
import { explained } from "@/components/help/explained";
import { PageHeader } from "@/components/ui/Panel";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts();
  return {
    title: t("Duties"),
    description: t(
      "Rounds and cases for which your seat was drawn: what to do, until when, and what it costs not to.",
    ),
  };
}

export default function DutiesPage() {
  const t = useTexts();
  return (
    <>
      <PageHeader
        title={t("Duties")}
        description={explained(
          t(
            "{round|Rounds} and cases for which your {seat} was drawn for the {panel} or the {jury}: what to do, until when, and what doing nothing costs.",
          ),
        )}
      />
      <DutiesView />
    </>
  );
}
