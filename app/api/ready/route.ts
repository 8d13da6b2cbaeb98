import { answer, problem } from "@/lib/server/problem";
import { checkReadiness } from "@/lib/server/readiness";
import { route } from "@/lib/server/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Whether the app can do its work: the right chain answers, our contracts are on it, content can be stored. */
export const GET = route(async (request) => {
  const { ready, ...report } = await checkReadiness();
  if (ready) return answer({ status: "ready", ...report });
  const failed = Object.values(report.checks).flatMap(({ problem: sentence }) => sentence ?? []);
  return problem(request, {
    kind: "not-ready",
    title: "Not ready",
    status: 503,
    detail: failed.join(" "),
    more: report,
    headers: { "retry-after": "5" },
  });
});
