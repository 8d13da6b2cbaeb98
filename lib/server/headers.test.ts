import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { config, proxy } from "@/proxy";
import { contentSecurityPolicy, SECURITY_HEADERS, SONNER_STYLE_HASHES } from "./headers";

const options = {
  nonce: "bm9uY2U=",
  rpcUrls: ["http://127.0.0.1:8545/path?key=secret", "http://127.0.0.1:8545/other"],
};

/** The policy as a map from directive to its sources. */
function directives(policy: string): Map<string, string[]> {
  return new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );
}

describe("content security policy", () => {
  it("runs only scripts with the nonce and what they load", () => {
    expect(directives(contentSecurityPolicy(options)).get("script-src")).toEqual([
      "'nonce-bm9uY2U='",
      "'strict-dynamic'",
    ]);
  });

  it("allows no inline code or style in production", () => {
    expect(contentSecurityPolicy(options)).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
    // React hides what streams in late by this very attribute, and no other one is allowed.
    const hidden = createHash("sha256").update("display:none").digest("base64");
    expect(contentSecurityPolicy(options)).toContain(
      `style-src-attr 'unsafe-hashes' 'sha256-${hidden}';`,
    );
  });

  it("connects to the app and the chain only, and does not publish the RPC's path or key", () => {
    const policy = contentSecurityPolicy(options);
    expect(directives(policy).get("connect-src")).toEqual(["'self'", "http://127.0.0.1:8545"]);
    expect(policy).not.toContain("secret");
  });

  it("opens WalletConnect's hosts only where it is offered", () => {
    const sources = directives(contentSecurityPolicy({ ...options, walletConnect: true }));
    expect(sources.get("connect-src")).toContain("wss://relay.walletconnect.org");
  });

  it("knows the styles of the installed sonner", () => {
    const main = createRequire(import.meta.url).resolve("sonner");
    const source = readFileSync(main.replace(/index\.js$/, "index.mjs"), "utf8");
    const css = /__insertCSS\("((?:[^"\\]|\\.)*)"\)/.exec(source)?.[1];
    expect(css).toBeDefined();
    const text = JSON.parse(`"${css!.replace(/\\'/g, "'")}"`) as string;
    const hash = createHash("sha256").update(text).digest("base64");
    expect(SONNER_STYLE_HASHES).toContain(`'sha256-${hash}'`);
  });
});

describe("proxy", () => {
  it("puts every security header and a fresh nonce on each page", () => {
    const answers = [1, 2].map(() => proxy(new NextRequest("http://localhost/")));
    for (const { headers } of answers)
      for (const [name, value] of Object.entries(SECURITY_HEADERS))
        expect(headers.get(name)).toBe(value);
    const policies = answers.map(({ headers }) => headers.get("content-security-policy"));
    expect(policies[0]).toMatch(/'nonce-[A-Za-z0-9+/]{22}=='/);
    expect(policies[0]).not.toBe(policies[1]);
  });

  it.each([
    ["/", true],
    ["/datanets/1", true],
    ["/api/content/bafy", false],
    ["/api/upload", false],
    ["/_next/static/chunk.js", false],
  ])("covers %s: %s", (path, covered) => {
    expect(new RegExp(`^${config.matcher[0]}$`).test(path)).toBe(covered);
  });
});
