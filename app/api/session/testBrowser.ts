import type { PrivateKeyAccount } from "viem/accounts";
import { signIn } from "@/lib/session/sign-in";
import { DELETE, GET, POST, PUT } from "./route";
import { POST as giveNonce } from "./nonce/route";

/** Where tests pretend to be. */
export const ORIGIN = "http://localhost";

type Handler = (request: Request, context: unknown) => Promise<Response>;

/** A browser as the session's routes see it: keeps its cookies, asks the handlers themselves. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();

  constructor(readonly headers: Record<string, string> = {}) {}

  request(path: string, init: RequestInit = {}): Request {
    const headers = new Headers({ host: "localhost", ...this.headers });
    new Headers(init.headers).forEach((value, name) => headers.set(name, value));
    headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    return new Request(`${ORIGIN}${path}`, { ...init, headers });
  }

  async send(handler: Handler, path: string, init?: RequestInit): Promise<Response> {
    const response = await handler(this.request(path, init), {});
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (!name) continue;
      if (/max-age=0/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value ?? "");
    }
    return response;
  }

  session(method = "GET", body?: unknown): Promise<Response> {
    const handlers: Record<string, Handler> = { GET, POST, PUT, DELETE };
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    return this.send(handlers[method]!, "/api/session", init);
  }

  /** Signs in as a person would. */
  signIn(account: PrivateKeyAccount): Promise<void> {
    return signIn({
      origin: ORIGIN,
      address: account.address,
      sign: (message) => account.signMessage({ message }),
      fetch: (url, init) => {
        const { pathname } = new URL(url);
        return pathname.endsWith("/nonce")
          ? this.send(giveNonce, pathname, init)
          : this.session(init?.method, init?.body && JSON.parse(String(init.body)));
      },
    });
  }
}
