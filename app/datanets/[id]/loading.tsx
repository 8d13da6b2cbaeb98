import { Skeleton } from "@/components/ui/feedback";

export default function DatanetLoading() {
  return (
    <div role="status">
      <span className="sr-only">Reading the chain</span>
      <Skeleton className="mb-2 h-4 w-40" />
      <Skeleton className="mb-3 h-9 w-72 max-w-full" />
      <Skeleton className="mb-6 h-5 w-full max-w-xl" />
      <Skeleton className="mb-6 h-10 w-full" />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Skeleton className="h-64 w-full" />
        <Skeleton className="h-64 w-full" />
      </div>
    </div>
  );
}
