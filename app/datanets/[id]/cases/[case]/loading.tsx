import { ColumnsSkeleton, HeaderSkeleton, LoadingPage } from "@/components/ui/Skeletons";

export default function CaseLoading() {
  return (
    <LoadingPage>
      <HeaderSkeleton eyebrow />
      <ColumnsSkeleton />
    </LoadingPage>
  );
}
