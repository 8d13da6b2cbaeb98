import { ColumnsSkeleton, HeaderSkeleton, LoadingPage } from "@/components/ui/Skeletons";

export default function ContributeLoading() {
  return (
    <LoadingPage>
      <HeaderSkeleton eyebrow />
      <ColumnsSkeleton />
    </LoadingPage>
  );
}
