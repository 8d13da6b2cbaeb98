import { ContentError } from "@/lib/content/errors";
import { serverClient } from "@/lib/chain/client";
import { toChainError } from "@/lib/chain/errors";
import { rpcUrl } from "@/lib/chain/rpc-url";
import { isUnknown } from "@/lib/datanets/lens";
import { readDatanet } from "@/lib/datanets/reads";
import { acceptedRefs } from "@/lib/items/accepted";
import { exportLine } from "@/lib/items/export";
import { loadItems, readLabelIndex, readRows } from "@/lib/items/read";
import { problem as problemAnswer } from "@/lib/server/problem";
import { route } from "@/lib/server/route";
import { readDatanetDescription } from "@/lib/storage/read";
import { contentStore } from "@/lib/storage/store";
import { msg, type Text } from "@/lib/texts/text";

export const dynamic = "force-dynamic";

/** Items made ready at a time, so that memory does not grow with the datanet. */
const CHUNK = 64;

type Context = { params: Promise<{ id: string }> };

/**
 * GET /api/datanets/1/export: the accepted items with their labels as JSON lines, oldest contribution
 * first. Items whose content is not stored here are left out.
 */
export const GET = route(async (request, { params }: Context) => {
  const { id } = await params;
  if (!/^[1-9]\d{0,7}$/.test(id)) return problem(request, 404, msg("There is no such datanet."));
  const datanet = Number(id);
  const client = serverClient();
  const store = contentStore();
  try {
    const page = await readDatanet(client, { id: datanet });
    const description = await readDatanetDescription(store, page.content).catch(
      (error: unknown) => {
        if (error instanceof ContentError) return null;
        throw error;
      },
    );
    const field = description?.labels === "inline" ? description.fields[0]?.name : undefined;
    const { rows } = await readRows(client, datanet, Infinity);
    const labels = await readLabelIndex(store, rows);
    const refs = acceptedRefs(rows.toReversed());
    const origin = originOf(request);

    async function* lines() {
      const encoder = new TextEncoder();
      for (let at = 0; at < refs.length; at += CHUNK) {
        for (const ref of await loadItems(store, refs.slice(at, at + CHUNK), labels, field)) {
          const line = await exportLine(store, ref, origin);
          if (line !== null) yield encoder.encode(`${line}\n`);
        }
      }
    }
    return new Response(streamOf(lines()), {
      headers: {
        "content-type": "application/jsonl; charset=utf-8",
        "content-disposition": `attachment; filename="datanet-${datanet}.jsonl"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    if (isUnknown(error)) return problem(request, 404, msg("There is no datanet {id}.", { id }));
    const chain = toChainError(error, rpcUrl());
    if (chain) return problem(request, 503, chain.sentence);
    throw error;
  }
});

/** The address the reader used: behind a proxy, and in Next itself, the request's own URL names another. */
function originOf(request: Request): string {
  const { protocol, host } = new URL(request.url);
  const scheme = request.headers.get("x-forwarded-proto") ?? protocol.replace(":", "");
  return `${scheme}://${request.headers.get("host") ?? host}`;
}

/** Makes a line when the reader asks for more, and stops when it goes away. */
function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}

const TITLES: Record<number, string> = { 404: "Not found", 503: "Chain unreachable" };

function problem(request: Request, status: 404 | 503, detail: Text): Promise<Response> {
  const kind = status === 404 ? "not-found" : "chain-unreachable";
  return problemAnswer(request, { kind, title: TITLES[status]!, status, detail });
}
