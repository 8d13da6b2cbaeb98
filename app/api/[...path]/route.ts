import { problem } from "@/lib/server/problem";
import { msg } from "@/lib/texts/text";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** What is no address of the API gets a problem, as everything here does, and not a page. */
const nothing = (request: Request) =>
  problem(request, {
    kind: "not-found",
    title: "Not found",
    status: 404,
    detail: msg("The API has no such address."),
  });

export {
  nothing as DELETE,
  nothing as GET,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as POST,
  nothing as PUT,
};
