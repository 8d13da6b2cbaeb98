"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { registerToasterHost } from "@/components/ui/toast";

const Toaster = lazy(() => import("@/components/ui/Toaster"));

/** Place of the toaster in the shell; loads it when something wants to be shown. */
export function ToasterHost() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => registerToasterHost(() => setWanted(true)), []);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <Toaster />
    </Suspense>
  );
}
