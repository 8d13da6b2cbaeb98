import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/feedback";

export default function NotFound() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        title="There is no such round here"
        actions={<ButtonLink href="/">Explore datanets</ButtonLink>}
      >
        Rounds are numbered from 1 and open with their first item. See the datanet for those that
        exist.
      </EmptyState>
    </>
  );
}
