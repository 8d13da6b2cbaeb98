import { ColumnsSkeleton, HeaderSkeleton, LoadingPage } from "@/components/ui/Skeletons";

export default function RoundLoading() {
  return (
    <LoadingPage>
      <HeaderSkeleton eyebrow />
      <ColumnsSkeleton />
    </LoadingPage>
  );
}
