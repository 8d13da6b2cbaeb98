import { CardsSkeleton, DatanetHeaderSkeleton, LoadingPage } from "@/components/ui/Skeletons";

export default function CasesLoading() {
  return (
    <LoadingPage>
      <DatanetHeaderSkeleton />
      <CardsSkeleton cards={2} className="" />
    </LoadingPage>
  );
}
