import { afterEach, expect, it, vi } from "vitest";
import { siteOrigin } from "./origin";

afterEach(() => vi.unstubAllEnvs());

it.each([
  [{ host: "127.0.0.1:3000" }, "http://127.0.0.1:3000"],
  [
    {
      host: "inner:3000",
      "x-forwarded-host": "datanets.example",
      "x-forwarded-proto": "https,http",
    },
    "https://datanets.example",
  ],
  [{ host: "example.org", "x-forwarded-proto": "javascript" }, "http://example.org"],
  [{ host: "not a host" }, "http://localhost"],
  [{}, "http://localhost"],
])("reads %j as %s", (headers, origin) =>
  expect(siteOrigin(new Headers(headers as Record<string, string>)).origin).toBe(origin),
);

it("prefers what is configured over what a visitor claims", () => {
  vi.stubEnv("APP_ORIGIN", "https://datanets.example");
  expect(siteOrigin(new Headers({ host: "evil.example" })).origin).toBe("https://datanets.example");
});
