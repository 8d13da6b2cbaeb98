/**
 * Where this site is reached, for the absolute addresses of link previews: `APP_ORIGIN` where it is set,
 * else what the request was sent to.
 */
export function siteOrigin(headers: Pick<Headers, "get">): URL {
  const configured = process.env.APP_ORIGIN;
  if (configured) return new URL(configured);
  const host = headers.get("x-forwarded-host") ?? headers.get("host") ?? "localhost";
  const protocol = headers.get("x-forwarded-proto")?.split(",")[0] ?? "http";
  try {
    return new URL(`${protocol === "https" ? "https" : "http"}://${host}`);
  } catch {
    // A host header that is none: previews are not worth an error.
    return new URL("http://localhost");
  }
}
