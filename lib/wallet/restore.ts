import { reconnect } from "wagmi/actions";
import { wagmiConfig } from "./config";

// Apart from ./connection, whose clients bring all of viem's actions: somebody who only comes back to
// read needs none of them.

const ANNOUNCEMENT_WAIT_MS = 1_000;

/**
 * Restores the last connection: asks its connector only, since asking every one would import every
 * wallet's SDK, and waits up to a second for a browser wallet that announces itself late.
 * @returns whether somebody is connected now
 */
export async function restoreConnection(): Promise<boolean> {
  const config = wagmiConfig();
  const recent = await config.storage?.getItem("recentConnectorId");
  if (!recent) return false;
  const find = () => config.connectors.find(({ id }) => id === recent);
  let connector = find();
  if (!connector) {
    connector = await new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        unsubscribe();
        resolve(find());
      };
      const timer = setTimeout(done, ANNOUNCEMENT_WAIT_MS);
      const unsubscribe = config._internal.connectors.subscribe(() => {
        if (find()) done();
      });
    });
  }
  if (!connector) return false;
  const restored = await reconnect(config, { connectors: [connector] });
  return restored.length > 0;
}
