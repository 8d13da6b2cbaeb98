import { createServer } from "node:http";
import { Readable } from "node:stream";
import { ContentStore } from "./store";
import { UploadDesk } from "./uploads";

// A server process of its own for the tests that kill it: `node --import tsx <this> <directory> <port>`.
// Prints the port once it listens; GET /memory answers its peak resident memory in bytes.

let peak = 0;
// Sampled, because the system's own figure begins with that of the parent process.
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 5).unref();

const [directory, port] = process.argv.slice(2);
const desk = new UploadDesk(new ContentStore(directory!), `${directory}/incoming`);

const server = createServer((incoming, answer) => {
  if (incoming.url === "/memory") {
    answer.end(String(peak));
    return;
  }
  const hasBody = incoming.method === "PATCH";
  const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method: incoming.method,
    headers: incoming.headers as Record<string, string>,
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: "half" } : {}),
  } as RequestInit);
  void desk.handle(request).then(async (response) => {
    answer.writeHead(response.status, Object.fromEntries(response.headers));
    answer.end(Buffer.from(await response.arrayBuffer()));
  });
});
server.listen(Number(port), "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" && address ? address.port : "");
});
