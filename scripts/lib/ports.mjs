// Ports on the loopback interface. Node built-ins only.
import { createServer } from "node:net";

/** @param {number} port @param {string} host */
function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    // No IPv6 on this machine: nobody can be listening there.
    server.once("error", (error) =>
      resolve(error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT"),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** True if nobody listens on `port`, on loopback or on all interfaces. @param {number} port */
export async function isFree(port) {
  return (await canListen(port, "127.0.0.1")) && (await canListen(port, "::"));
}

/**
 * The wanted port, or the first free one of the next fifty.
 * @param {number} wanted
 */
export async function freePort(wanted) {
  for (let port = wanted; port < wanted + 50 && port < 65_536; port++) {
    if (await isFree(port)) return port;
  }
  throw new Error(
    `No free port between ${wanted} and ${wanted + 49}. End what listens there, or choose others with ` +
      "`npm start -- --app-port 4000 --chain-port 9545`.",
  );
}
