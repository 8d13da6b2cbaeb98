import { HeaderSkeleton, LoadingPage } from "@/components/ui/Skeletons";

export default function Loading() {
  return (
    <LoadingPage>
      <HeaderSkeleton />
    </LoadingPage>
  );
}
