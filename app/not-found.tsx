import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/feedback";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        title="There is no page here"
        actions={
          <ButtonLink href="/" variant="primary">
            Explore datanets
          </ButtonLink>
        }
      >
        The address may be mistyped, or what it named never existed on this chain.
      </EmptyState>
    </>
  );
}
