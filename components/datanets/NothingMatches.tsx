import { Button } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/feedback";

/** What a filtered list says when nothing is left of it. */
export function NothingMatches({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState title="Nothing matches" actions={<Button onClick={onClear}>Show all</Button>}>
      No datanet has this name, type and need.
    </EmptyState>
  );
}
