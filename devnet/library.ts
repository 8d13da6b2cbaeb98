import type { Hex, LocalAccount } from "viem";
import { contentUrl, fetchContent } from "@/lib/content/fetch";
import { blobOf, type Bytes } from "@/lib/content/pieces";
import { signIn } from "@/lib/session/sign-in";
import { manifestSchema, type Manifest } from "@/lib/content/schema";

/** Content as neighbours see it: through the app, like everyone else. */
export class Library {
  private readonly manifests = new Map<Hex, Manifest>();

  private readonly cookies = new Map<string, string>();

  /** @param writer the account that signs in to store content */
  constructor(
    private readonly appUrl: string,
    private readonly writer: LocalAccount,
  ) {}

  /** fetch that keeps the app's cookies, as a browser does. */
  private async ask(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await fetch(url, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name) this.cookies.set(name, value ?? "");
    }
    return response;
  }

  async put(car: readonly Bytes[]): Promise<void> {
    await signIn({
      origin: this.appUrl,
      address: this.writer.address,
      sign: (message) => this.writer.signMessage({ message }),
      fetch: (url, init) => this.ask(url, init),
    });
    const response = await this.ask(`${this.appUrl}/api/content`, {
      method: "POST",
      headers: { "content-type": "application/vnd.ipld.car" },
      body: blobOf(car),
    });
    if (!response.ok) {
      throw new Error(`The app refused an upload (${response.status}): ${await response.text()}`);
    }
  }

  async manifest(content: Hex, contribution: number): Promise<Manifest> {
    const known = this.manifests.get(content);
    if (known) return known;
    const bytes = await this.file(content, "manifest.json", contribution);
    const manifest = manifestSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    this.manifests.set(content, manifest);
    return manifest;
  }

  file(content: Hex, path: string, contribution: number): Promise<Uint8Array> {
    return fetchContent(`${this.appUrl}${contentUrl(content, path, contribution)}`);
  }
}
