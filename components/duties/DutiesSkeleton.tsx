import { useTexts } from "#texts";
import { Skeleton } from "@/components/ui/feedback";

/** Where the duties will be. */
export function DutiesSkeleton() {
  const t = useTexts();
  return (
    <div className="flex flex-col gap-3">
      <p className="sr-only" role="status">
        {t("Reading your duties")}
      </p>
      <Skeleton className="h-32 w-full" />
      <Skeleton className="h-32 w-full" />
    </div>
  );
}
