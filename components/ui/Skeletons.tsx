import { useTexts } from "#texts";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { Skeleton } from "./feedback";

// The shapes of pages while they are read. Each is as tall as the window, so that the footer stays
// below the fold and nothing on screen moves when the page arrives.

const TABS = 6;

export function LoadingPage({ children }: { children: ReactNode }) {
  const t = useTexts();
  return (
    <div role="status" className="min-h-dvh">
      <span className="sr-only">{t("Reading the chain")}</span>
      {children}
    </div>
  );
}

/** In place of PageHeader. */
export function HeaderSkeleton({ eyebrow = false }: { eyebrow?: boolean }) {
  return (
    <div className="mb-8">
      {eyebrow && <Skeleton className="mb-2 h-5 w-32" />}
      <Skeleton className="h-10 w-72 max-w-full sm:h-12" />
      <Skeleton className="mt-3 h-6 w-full max-w-xl" />
    </div>
  );
}

/** In place of the head of a datanet, from edge to edge; `tall` where it has the picture and actions. */
export function DatanetHeaderSkeleton({ tall = false }: { tall?: boolean }) {
  return (
    <div className="border-line mb-8 border-b sm:mb-10">
      <div className={cn("pb-8", tall && "lg:flex lg:min-h-76 lg:items-center lg:gap-12")}>
        <div className="min-w-0 flex-1">
          <Skeleton className="mb-4 h-5 w-36" />
          <div className="flex items-center gap-4">
            <Skeleton className="size-12 sm:size-14" />
            <Skeleton className="h-11 w-64 max-w-[60%]" />
          </div>
          <Skeleton className="mt-4 h-12 w-full max-w-2xl" />
          <Skeleton className="mt-4 h-6 w-80 max-w-full" />
          {tall && <Skeleton className="mt-6 h-12 w-96 max-w-full" />}
        </div>
        {tall && (
          <Skeleton className="mx-auto mt-6 aspect-[10/7] w-full max-w-md rounded-full opacity-50 lg:mt-0 lg:w-[27rem]" />
        )}
      </div>
      <div className="flex gap-6 pb-3">
        {Array.from({ length: TABS }, (_, index) => (
          <Skeleton key={index} className="h-5 w-16" />
        ))}
      </div>
    </div>
  );
}

/** A wide column and a narrow one beside it. */
export function ColumnsSkeleton() {
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <div className="flex flex-col gap-8">
        <Skeleton className="rounded-panel h-44 w-full" />
        <Skeleton className="rounded-panel h-80 w-full" />
      </div>
      <Skeleton className="rounded-panel h-[30rem] w-full" />
    </div>
  );
}

/** Cards beside each other. */
export function CardsSkeleton({ cards, className }: { cards: number; className: string }) {
  return (
    <div className={cn("grid gap-5", className)}>
      {Array.from({ length: cards }, (_, index) => (
        <Skeleton key={index} className="rounded-panel h-64 w-full" />
      ))}
    </div>
  );
}
