import { CardsSkeleton, HeaderSkeleton, LoadingPage } from "@/components/ui/Skeletons";

export default function AccountLoading() {
  return (
    <LoadingPage>
      <HeaderSkeleton />
      <CardsSkeleton cards={2} className="" />
    </LoadingPage>
  );
}
