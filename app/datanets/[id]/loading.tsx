import { ColumnsSkeleton, DatanetHeaderSkeleton, LoadingPage } from "@/components/ui/Skeletons";

export default function DatanetLoading() {
  return (
    <LoadingPage>
      <DatanetHeaderSkeleton tall />
      <ColumnsSkeleton />
    </LoadingPage>
  );
}
