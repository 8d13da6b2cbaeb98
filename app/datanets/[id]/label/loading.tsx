import { ColumnsSkeleton, HeaderSkeleton, LoadingPage } from "@/components/ui/Skeletons";

export default function LabelLoading() {
  return (
    <LoadingPage>
      <HeaderSkeleton eyebrow />
      <ColumnsSkeleton />
    </LoadingPage>
  );
}
