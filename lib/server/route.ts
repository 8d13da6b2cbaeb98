import { msg } from "@/lib/texts/text";
import { logger } from "./log";
import { problem } from "./problem";

const log = logger("api");

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/**
 * A route handler whose unforeseen failures are logged with the request and answered with a problem
 * that tells nothing of the inside.
 */
export function route<Context = unknown>(handler: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    try {
      return await handler(request, context);
    } catch (error) {
      const { pathname } = new URL(request.url);
      log.error({ err: error, method: request.method, path: pathname }, "a request failed");
      return problem(request, {
        kind: "internal",
        title: "Internal error",
        status: 500,
        detail: msg("The server failed at this; try again later."),
      });
    }
  };
}
