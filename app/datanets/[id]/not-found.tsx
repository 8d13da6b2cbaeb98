import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/feedback";
import { PageHeader } from "@/components/ui/Panel";

/** For numbers that no datanet, round or item has. */
export default function DatanetNotFound() {
  return (
    <>
      <PageHeader title="Not on the chain" />
      <EmptyState
        title="There is nothing with this number"
        actions={<ButtonLink href="/">Explore datanets</ButtonLink>}
      >
        Datanets and their rounds are numbered from 1 as they are created. It may also have been on
        a local chain that has begun again since.
      </EmptyState>
    </>
  );
}
