import { useTexts } from "#texts";
import { getTexts } from "@/components/texts/server";
import type { Metadata } from "next";
import { CreateForm } from "@/components/datanets/CreateForm";
import { explained } from "@/components/help/explained";
import { PageHeader } from "@/components/ui/Panel";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts();
  return {
    title: t("Create a datanet"),
    description: t(
      "Say what data you want, what makes it good, and by which rules it is judged and paid.",
    ),
  };
}

export default function CreatePage() {
  const t = useTexts();
  return (
    <>
      <PageHeader
        title={t("Create a datanet")}
        description={explained(
          t(
            "Say what data you want, what makes it good (the {guidelines}), and by which rules it is judged and paid (the {policy}). You become its {steward}; then people can contribute.",
          ),
        )}
      />
      <CreateForm />
    </>
  );
}
