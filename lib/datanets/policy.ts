import { WEI_PER_OPEN } from "@/lib/format/open";
import { msg, type Text } from "@/lib/texts/text";
import type { Policy } from "./types";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const open = (amount: string): bigint => {
  const [whole = "0", fraction = ""] = amount.split(".");
  return BigInt(whole) * WEI_PER_OPEN + BigInt(fraction.padEnd(18, "0"));
};

const money = {
  reviewFeeWei: open("0.25"),
  bondWei: open("2"),
  curatorSeatWei: open("64"),
  jurorSeatWei: open("256"),
  forfeitBps: 2_500,
};

const periods = {
  roundTimeout: 3 * DAY,
  panelPeriod: 24 * HOUR,
  juryPeriod: 24 * HOUR,
  revealPeriod: 12 * HOUR,
  seatAge: 3 * DAY,
  seatCooldown: 14 * DAY,
  drawTimeout: 14 * DAY,
  retireDelay: 90 * DAY,
  halfLife: 90 * DAY,
  vestingHalfLife: 180 * DAY,
  appointmentTerm: 90 * DAY,
  policyDelay: 7 * DAY,
};

const rewards = {
  labelsBps: 5_000,
  refinementBps: 5_000,
  fields: 1,
  burnPct: 10,
  stewardPct: 5,
  poolPct: 10,
};

/** MECHANISM section 7: for datanets with a crowd. A draw needs 3m curators and 2J jurors. */
export const DEFAULT_POLICY: Policy = {
  ...money,
  ...periods,
  ...rewards,
  roundSize: 128,
  panelSize: 7,
  goldSize: 16,
  jurySize: 15,
  quorumNum: 5,
  quorumDen: 7,
  minCurators: 21,
  minJurors: 30,
};

/**
 * For datanets that begin: smaller rounds and benches, the same money. Quorum 3/4 asks for 4 of 5 curators, but for 3 of
 * 4 when one has no weight; the jury decides half of a round (cells `honest-acceptance-small` and `targeted-small`).
 */
export const SMALL_POLICY: Policy = {
  ...DEFAULT_POLICY,
  roundSize: 32,
  panelSize: 5,
  goldSize: 16,
  jurySize: 7,
  quorumNum: 3,
  quorumDen: 4,
  minCurators: 7,
  minJurors: 9,
};

/** The small one with periods of seconds. The contracts refuse it on every chain but the local one. */
export const LOCAL_POLICY: Policy = {
  ...SMALL_POLICY,
  roundTimeout: 60,
  panelPeriod: 60,
  juryPeriod: 60,
  revealPeriod: 60,
  seatAge: 1,
  seatCooldown: 60,
  drawTimeout: 600,
  retireDelay: 120,
  halfLife: 3_600,
  vestingHalfLife: 600,
  policyDelay: 30,
};

export type PolicyPreset = { id: string; name: Text; description: Text; policy: Policy };

/** The presets a chain allows, the one to suggest first. */
export function policyPresets(chainId: number): PolicyPreset[] {
  const presets: PolicyPreset[] = [
    {
      id: "small",
      name: msg("Small"),
      description: msg(
        "Rounds of 32 items, 5 curators and 7 jurors. For a datanet that begins: a draw needs 7 curators and 9 jurors.",
      ),
      policy: SMALL_POLICY,
    },
    {
      id: "default",
      name: msg("Standard"),
      description: msg(
        "Rounds of 128 items, 7 curators and 15 jurors. Cheaper per item and harder to capture, but a draw needs 21 curators and 30 jurors.",
      ),
      policy: DEFAULT_POLICY,
    },
  ];
  if (chainId !== LOCAL_CHAIN_ID) return presets;
  const local: PolicyPreset = {
    id: "local",
    name: msg("Local"),
    description: msg("Small, with every phase under a minute. Only the local chain accepts it."),
    policy: LOCAL_POLICY,
  };
  return [local, ...presets];
}

/** Where periods may be as short as a second (PolicyBounds.sol, LOCAL_CHAIN). */
export const LOCAL_CHAIN_ID = 31_337;
