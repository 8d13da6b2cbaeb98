/** Headers that every page carries; the content security policy is made per request beside them. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  // User content is served by type: a browser must not guess another one.
  "X-Content-Type-Options": "nosniff",
  // For browsers that do not know frame-ancestors.
  "X-Frame-Options": "DENY",
  // Links out do not tell which datanet or round somebody was looking at.
  "Referrer-Policy": "strict-origin-when-cross-origin",
  // Popups of wallets need their opener; nothing else does.
  "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()",
  // Browsers ignore it over plain http, so localhost keeps working.
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
};

/** `display:none`, in which React wraps a part of an <svg> that streams in after the rest. */
const HIDDEN_STYLE_HASH = "'sha256-aqNNdDLnnrDOnTNdkJpYlAxKVJtLt9CtFLklmInuUAE='";

// sonner inserts two style elements without a nonce: an empty one and its own CSS. These are their
// hashes for the pinned version; headers.test.ts recomputes the second from the package.
export const SONNER_STYLE_HASHES = [
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='",
];

// WalletConnect talks to its relay and to the list of wallets; only builds that offer it may.
const WALLET_CONNECT_HOSTS = [
  "wss://relay.walletconnect.org",
  "wss://relay.walletconnect.com",
  "https://pulse.walletconnect.org",
  "https://api.web3modal.org",
];

/**
 * The content security policy of one page.
 * @param nonce base64, new for every request; Next puts it on its own scripts
 * @param rpcUrls where browsers reach the chain
 * @param walletConnect whether the build offers WalletConnect
 * @param dev next dev: React's debugging needs eval, its overlay inserts styles
 */
export function contentSecurityPolicy({
  nonce,
  rpcUrls,
  walletConnect = false,
  dev = false,
}: {
  nonce: string;
  rpcUrls: readonly string[];
  walletConnect?: boolean;
  dev?: boolean;
}): string {
  const connect = ["'self'", ...new Set(rpcUrls.map((url) => new URL(url).origin))];
  if (walletConnect) connect.push(...WALLET_CONNECT_HOSTS);
  const directives: Record<string, string[]> = {
    "default-src": ["'self'"],
    "script-src": [`'nonce-${nonce}'`, "'strict-dynamic'", ...(dev ? ["'unsafe-eval'"] : [])],
    "style-src": dev
      ? ["'self'", "'unsafe-inline'"]
      : ["'self'", `'nonce-${nonce}'`, ...SONNER_STYLE_HASHES],
    // Server-rendered style attributes are blocked but for React's own; what scripts set through the
    // CSSOM is not.
    "style-src-attr": dev ? ["'unsafe-inline'"] : ["'unsafe-hashes'", HIDDEN_STYLE_HASH],
    // Account pictures are data URIs, previews of files not yet uploaded are blobs.
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": connect,
    // Hashing and parsing of files; bundled workers start from a blob in some browsers.
    "worker-src": ["'self'", "blob:"],
    "frame-src": ["'none'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "form-action": ["'self'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}
