import path from "node:path";
import { z } from "zod";
import type { BlockBackend } from "./backend";
import { DiskBlocks } from "./disk";
import { KuboBlocks } from "./kubo";
import { PinnedBlocks } from "./pinning";

const web = z.url({ protocol: /^https?$/ });
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const schema = z
  .object({
    CONTENT_DIR: z.string().min(1).default(".datanets/content"),
    CONTENT_BACKEND: z.enum(["disk", "kubo", "pinning"]).default("disk"),
    KUBO_RPC_URL: optional(web),
    KUBO_RPC_AUTH: optional(z.string()),
    PINNING_URL: optional(web),
    PINNING_TOKEN: optional(z.string()),
    PINNING_ORIGINS: optional(z.string()),
    IPFS_GATEWAY_URL: optional(web),
  })
  .superRefine((env, context) => {
    const need = (name: "KUBO_RPC_URL" | "PINNING_URL" | "PINNING_TOKEN") => {
      if (env[name] !== undefined) return;
      const message = `${name} must be set, because CONTENT_BACKEND is "${env.CONTENT_BACKEND}".`;
      context.addIssue({ code: "custom", path: [name], message });
    };
    if (env.CONTENT_BACKEND === "kubo") need("KUBO_RPC_URL");
    if (env.CONTENT_BACKEND === "pinning") ["PINNING_URL", "PINNING_TOKEN"].forEach(need as never);
  });

/** Where content is kept, from environment variables (docs/content.md). */
export interface StorageConfig {
  directory: string;
  backend: BlockBackend;
}

/**
 * Reads the variables.
 *
 * @throws Error that names each variable that is missing or wrong.
 */
export function storageConfig(env: Readonly<Record<string, string | undefined>>): StorageConfig {
  const read = schema.safeParse(env);
  if (!read.success) {
    const lines = read.error.issues.map(({ path: at, message }) => `${at.join(".")}: ${message}`);
    throw new Error(`The content store is not configured well. ${lines.join(" ")}`);
  }
  const { data } = read;
  // The comment keeps the build from packing the whole project, because the directory could be any.
  const directory = path.resolve(/* turbopackIgnore: true */ data.CONTENT_DIR);
  const kubo = data.KUBO_RPC_URL && new KuboBlocks(data.KUBO_RPC_URL, data.KUBO_RPC_AUTH);
  const disk = new DiskBlocks(directory);
  switch (data.CONTENT_BACKEND) {
    case "disk":
      return { directory, backend: disk };
    case "kubo":
      return { directory, backend: kubo || disk };
    case "pinning": {
      const named = data.PINNING_ORIGINS?.split(",").map((origin) => origin.trim());
      const backend = new PinnedBlocks(kubo || disk, {
        url: data.PINNING_URL!,
        token: data.PINNING_TOKEN!,
        origins: async () => named ?? (kubo ? await kubo.addresses() : []),
        ...(data.IPFS_GATEWAY_URL ? { gateway: data.IPFS_GATEWAY_URL } : {}),
      });
      return { directory, backend };
    }
  }
}
