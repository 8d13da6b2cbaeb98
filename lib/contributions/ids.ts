const SEQUENCES = 2 ** 24;

/** (datanet << 24) | sequence; below 2^48, so a number holds it exactly. */
export const contributionId = (datanet: number, sequence: number): number =>
  datanet * SEQUENCES + sequence;

export const datanetOf = (id: number): number => Math.floor(id / SEQUENCES);

/** Number within its datanet, from 1. */
export const sequenceOf = (id: number): number => id % SEQUENCES;
