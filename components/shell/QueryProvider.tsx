"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { queryClient } from "@/lib/chain/query";

/**
 * Around an island that uses queries. Not in the root layout: it is 11 kB that browsing pages do
 * without. In the browser all islands share one cache; on the server each request has its own.
 */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(() =>
    typeof document === "undefined" ? new QueryClient() : queryClient(),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
