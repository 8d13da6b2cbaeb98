import { PageHeader } from "@/components/ui/Panel";

export default function HomePage() {
  return (
    <PageHeader
      title="Datasets that live as long as they are useful"
      description="Contribute items, have them judged blind, pay for use, and earn while the data is used."
    />
  );
}
