import { z } from "zod";
import { listedOf } from "@/components/datanets/listedOf";
import { serverClient } from "@/lib/chain/client";
import { toChainError } from "@/lib/chain/errors";
import { rpcUrl } from "@/lib/chain/rpc-url";
import { Directory } from "@/lib/datanets/directory";
import { encodeListPage, LIST_PAGE, NO_FILTER, type ListPage } from "@/lib/datanets/listed";
import { readExplore } from "@/lib/datanets/reads";
import { msg, type Text } from "@/lib/texts/text";
import { say } from "@/lib/server/language";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const directory = new Directory(serverClient, listedOf);

const whole = z.coerce.number().int().min(0).max(1e9);
const asked = z.object({
  from: whole.min(1).optional(),
  skip: whole.default(0),
  total: whole.default(0),
  q: z.string().max(200).default(NO_FILTER.query),
  type: z.enum(["all", "text", "email", "image", "table"]).default("all"),
  need: z.enum(["all", "curators", "jurors", "judging"]).default("all"),
});

/** Datanets from a number downwards: one call of the Lens. */
async function stretch(from: number): Promise<ListPage> {
  const page = await readExplore(serverClient(), { cursor: from, limit: LIST_PAGE });
  const datanets = await Promise.all(
    page.datanets.map(async (datanet) => ({ ...datanet, ...(await listedOf(datanet)) })),
  );
  return { matched: page.total, total: page.total, blockNumber: page.now.blockNumber, datanets };
}

/**
 * GET /api/datanets?from=120: the 50 datanets numbered 120 and less, of the latest block.
 * GET /api/datanets?q=spam&type=email&need=jurors&skip=50: the second 50 of those that match. With
 * total=120, what is newer than the copy that is searched is read first if it has fewer.
 */
export async function GET(request: Request): Promise<Response> {
  const parsed = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) {
    return problem(
      request,
      400,
      msg("Ask with from, or with q, type, need and skip; numbers are whole."),
    );
  }
  const { from, skip, total, q, type, need } = parsed.data;
  try {
    const page = from
      ? await stretch(from)
      : await directory.search({ query: q, type, need }, skip, total);
    return new Response(encodeListPage(page), {
      headers: { "content-type": "application/json", "cache-control": "no-store" },
    });
  } catch (error) {
    const known = toChainError(error, rpcUrl());
    if (!known) throw error;
    return problem(request, 503, known.sentence);
  }
}

async function problem(request: Request, status: number, text: Text): Promise<Response> {
  const detail = await say(request, text);
  return new Response(JSON.stringify({ type: "about:blank", status, detail }), {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}
