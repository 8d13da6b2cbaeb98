import type { Metadata } from "next";
import { CreateForm } from "@/components/datanets/CreateForm";
import { PageHeader } from "@/components/ui/Panel";

export const metadata: Metadata = { title: "Create a datanet" };

export default function CreatePage() {
  return (
    <>
      <PageHeader
        title="Create a datanet"
        description="Say what data you want, what makes it good, and by which rules it is judged and paid. Then people can contribute."
      />
      <CreateForm />
    </>
  );
}
