// Ends what `npm start` or `npm test` started if they die without ending it themselves (kill -9, a closed
// terminal). It reads "+PID" and "-PID" lines; when its input ends, the groups still listed are ended.
import { createInterface } from "node:readline";
import { killGroup, isAlive } from "./lib/groups.mjs";

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});

const pids = new Set();
const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const pid = Number(line.slice(1));
  if (line.startsWith("+")) pids.add(pid);
  else pids.delete(pid);
});
lines.on("close", async () => {
  // Last started, first ended: the chain goes last, so that it saves what the others did.
  for (const pid of [...pids].reverse()) {
    killGroup(pid, "SIGTERM");
    for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 100) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    if (isAlive(pid)) killGroup(pid, "SIGKILL");
  }
});
