import { ColumnsSkeleton, HeaderSkeleton, LoadingPage } from "@/components/ui/Skeletons";

export default function ChallengeLoading() {
  return (
    <LoadingPage>
      <HeaderSkeleton eyebrow />
      <ColumnsSkeleton />
    </LoadingPage>
  );
}
