/**
 * `npm run content:check`: reads every stored block, compares it with its hash and says what is damaged
 * or missing, by content. Ends with status 1 when anything is. The store is the one that the environment
 * names (docs/content.md).
 */
import { formatBytes } from "@/lib/format/number";
import { checkStore } from "@/lib/storage/check";
import { contentStore } from "@/lib/storage/store";

const store = contentStore();
const started = performance.now();
const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? "" : "s"}`;

try {
  console.log(`Checking ${store.directory} (${store.backend.name}) …`);
  const report = await checkStore(store, (done, total) => {
    if (process.stdout.isTTY) process.stdout.write(`\r${done} of ${count(total, "root")} `);
  });
  if (process.stdout.isTTY) process.stdout.write("\r");
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { roots, blocks, bytes, findings, strays } = report;
  const read = `${count(roots, "root")}, ${count(blocks, "block")}, ${formatBytes(bytes)}`;
  console.log(`${read} in ${seconds} s.`);
  if (strays) console.log(`${count(strays, "block")} of interrupted uploads, harmless.`);
  for (const { cid, kind, missing, damaged, record } of findings) {
    console.log(`\n✗ ${kind || "root"} ${cid}`);
    if (record) console.log(`  ${record}`);
    for (const block of missing) console.log(`  missing  ${block}`);
    for (const block of damaged) console.log(`  damaged  ${block} (put aside)`);
  }
  if (findings.length > 0) {
    console.log(
      "\nUpload the content of these roots again, from a copy or a saved .car: that repairs it.",
    );
    process.exitCode = 1;
  } else {
    console.log("Every block is what its address says.");
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
