import { CardsSkeleton, DatanetHeaderSkeleton, LoadingPage } from "@/components/ui/Skeletons";

export default function UseLoading() {
  return (
    <LoadingPage>
      <DatanetHeaderSkeleton />
      <CardsSkeleton cards={2} className="lg:grid-cols-2" />
    </LoadingPage>
  );
}
