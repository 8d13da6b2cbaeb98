import type { Metadata } from "next";
import { CreateForm } from "@/components/datanets/CreateForm";
import { explained } from "@/components/help/explained";
import { PageHeader } from "@/components/ui/Panel";

export const metadata: Metadata = {
  title: "Create a datanet",
  description:
    "Say what data you want, what makes it good, and by which rules it is judged and paid.",
};

export default function CreatePage() {
  return (
    <>
      <PageHeader
        title="Create a datanet"
        description={explained(
          "Say what data you want, what makes it good (the {guidelines}), and by which rules it is judged and paid (the {policy}). You become its {steward}; then people can contribute.",
        )}
      />
      <CreateForm />
    </>
  );
}
