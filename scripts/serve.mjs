// `npm run serve`: the production server. Next answers; this listens, says whom a request comes from, logs
// one line a request, and on SIGTERM finishes what is under way before it ends.
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { pino } from "pino";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** A whole number from the environment. @param {string} name @param {number} fallback */
function number(name, fallback) {
  const text = process.env[name];
  if (!text) return fallback;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  console.error(`${name} is "${text}"; it must be a whole number.`);
  process.exit(2);
}

process.env.NODE_ENV = "production";
process.env.NEXT_PUBLIC_APP_CHAIN ||= "local";
const chain = process.env.NEXT_PUBLIC_APP_CHAIN;
const port = number("PORT", 3000);
const hostname = process.env.HOST || "127.0.0.1";
/** Proxies in front of this server, each of which appends to x-forwarded-for. 0: nobody is believed. */
const trustedProxies = number("TRUSTED_PROXIES", 0);
/** Seconds between "not ready" and closed doors, for balancers that ask only now and then. */
const drainSeconds = number("DRAIN_SECONDS", 0);
/** Seconds that requests under way, uploads above all, may take to finish. */
const shutdownSeconds = number("SHUTDOWN_SECONDS", 60);
/** Milliseconds one request may take to arrive; parts of uploads are 8 MiB. */
const REQUEST_TIMEOUT = 15 * 60_000;
/** Milliseconds idle connections stay open: longer than the 60 s of common balancers, which close first. */
const KEEP_ALIVE = 65_000;

if (!existsSync(join(ROOT, ".next", chain, "BUILD_ID"))) {
  console.error(
    `There is no build for "${chain}". Make it with \`NEXT_PUBLIC_APP_CHAIN=${chain} npm run build\`.`,
  );
  process.exit(2);
}

const log = pino({ name: "server", base: null, level: process.env.LOG_LEVEL || "info" });

/**
 * Replaces what a client may have written about itself: x-forwarded-for becomes the one address that the
 * connection, or the outermost trusted proxy, saw.
 * @param {import("node:http").IncomingMessage} request
 */
function nameClient(request) {
  const seen = request.socket.remoteAddress ?? "unknown";
  const chainOfProxies = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  request.headers["x-forwarded-for"] =
    trustedProxies > 0 ? (chainOfProxies.at(-trustedProxies) ?? seen) : seen;
  if (trustedProxies > 0) return;
  delete request.headers["x-forwarded-host"];
  delete request.headers["x-forwarded-proto"];
  delete request.headers["x-forwarded-port"];
}

/** Paths that are asked all the time and say nothing when they succeed. */
const QUIET = /^\/(_next\/static\/|api\/(health|ready)$)/;

/** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
function logWhenDone(request, response) {
  const started = performance.now();
  response.once("close", () => {
    const path = (request.url ?? "").split("?")[0];
    const status = response.statusCode;
    const line = {
      method: request.method,
      path,
      status,
      ms: Math.round(performance.now() - started),
      ...(!response.writableFinished && { aborted: true }),
    };
    if (status >= 500) log.error(line, "request");
    else if (QUIET.test(path) && status < 400) log.debug(line, "request");
    else log.info(line, "request");
  });
}

let draining = false;
/** Requests under way. */
let active = 0;

const server = createServer((request, response) => {
  nameClient(request);
  logWhenDone(request, response);
  active += 1;
  response.once("close", () => (active -= 1));
  if (draining) response.setHeader("connection", "close");
  handle(request, response).catch((error) => {
    log.error({ err: error }, "a request failed");
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});
server.requestTimeout = REQUEST_TIMEOUT;
server.headersTimeout = 30_000;
server.keepAliveTimeout = KEEP_ALIVE;

const { default: next } = await import("next");
const app = next({ dev: false, dir: ROOT, hostname, port, httpServer: server });
await app.prepare();
const handle = app.getRequestHandler();

server.once("error", (error) => {
  log.fatal({ err: error }, "cannot listen");
  process.exit(1);
});
server.listen(port, hostname, () => {
  log.info({ hostname, port, chain }, "listening");
  void readAhead();
});

/** Has the list of datanets read before somebody searches it. Without a chain, the first search does. */
async function readAhead() {
  const host = hostname === "0.0.0.0" ? "127.0.0.1" : hostname === "::" ? "[::1]" : hostname;
  try {
    const response = await fetch(`http://${host}:${port}/api/datanets`);
    await response.arrayBuffer();
  } catch (error) {
    log.debug({ err: error }, "the list was not read ahead");
  }
}

/** Ends in order: not ready, doors closed, requests finished, process gone. @param {string} signal */
async function shutDown(signal) {
  if (draining) {
    log.warn({ signal, active }, "ending at once");
    process.exit(1);
  }
  draining = true;
  process.env.APP_DRAINING = "1";
  log.info({ signal, active }, "ending: finishing requests");
  await pause(drainSeconds * 1000);
  const closed = new Promise((resolve) => server.close(resolve));
  // Connections fall idle one by one as their last answer is out.
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  server.closeIdleConnections();
  const finished = await Promise.race([
    closed.then(() => true),
    pause(shutdownSeconds * 1000).then(() => false),
  ]);
  clearInterval(sweep);
  if (!finished) {
    log.warn({ active }, "cut off what did not finish in time");
    server.closeAllConnections();
  }
  await app.close();
  log.info("ended");
  process.exit(finished ? 0 : 1);
}

for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => void shutDown(signal));
