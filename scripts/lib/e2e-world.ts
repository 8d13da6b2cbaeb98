/** Where a worker's chain and app are, and the folder that holds their data. */
export type World = { appUrl: string; rpcUrl: string; dataDir: string };

/**
 * Tells this process its world as E2E_APP_URL, E2E_RPC_URL and E2E_DATA_DIR. Each worker has one of its own,
 * because specs move the clock of the chain. Nothing to tell before the setup has run, or when the person
 * who runs the tests has named a world.
 */
export function takeWorld(): void {
  const worlds = JSON.parse(process.env.E2E_WORLDS ?? "[]") as World[];
  const world = worlds[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
  if (!world) return;
  process.env.E2E_APP_URL = world.appUrl;
  process.env.E2E_RPC_URL = world.rpcUrl;
  process.env.E2E_DATA_DIR = world.dataDir;
}
