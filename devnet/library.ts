import type { Hex } from "viem";
import { contentUrl, fetchContent } from "@/lib/content/fetch";
import { blobOf, type Bytes } from "@/lib/content/pieces";
import { manifestSchema, type Manifest } from "@/lib/content/schema";

/** Content as neighbours see it: through the app, like everyone else. */
export class Library {
  private readonly manifests = new Map<Hex, Manifest>();

  constructor(private readonly appUrl: string) {}

  async put(car: readonly Bytes[]): Promise<void> {
    const response = await fetch(`${this.appUrl}/api/content`, {
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
