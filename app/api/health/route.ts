import { answer } from "@/lib/server/problem";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** The process lives and answers. Whether it can work is what /api/ready says. */
export const GET = () => answer({ status: "ok" });
