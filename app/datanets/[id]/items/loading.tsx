import { CardsSkeleton, DatanetHeaderSkeleton, LoadingPage } from "@/components/ui/Skeletons";

export default function ItemsLoading() {
  return (
    <LoadingPage>
      <DatanetHeaderSkeleton />
      <CardsSkeleton cards={6} className="sm:grid-cols-2 lg:grid-cols-3" />
    </LoadingPage>
  );
}
