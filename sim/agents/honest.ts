import type { Agent } from "./agent";

/** Looks at every item and says what it sees. */
export const honest: Agent = { name: "honest", vote: ({ seen }) => seen };
