import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/feedback";

export default function NotFound() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        title="There is no such contribution here"
        actions={<ButtonLink href="/">Explore datanets</ButtonLink>}
      >
        Contributions are numbered from 1 within their datanet. See the datanet for those that
        exist.
      </EmptyState>
    </>
  );
}
