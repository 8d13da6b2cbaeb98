import type { Address, PublicClient } from "viem";
import { curationAbi } from "@/contracts-abi/Curation";
import { callOf, contractAt, hasReached, nextBlock } from "@/lib/datanets/contracts";
import { accountKeys, datanetKeys } from "@/lib/datanets/keys";
import { readDatanet } from "@/lib/datanets/reads";
import { BENCHES, wordNumber, type Bench } from "@/lib/datanets/words";
import { shortHex } from "@/lib/format/address";
import { formatDateTime, formatDuration } from "@/lib/format/time";
import { msg } from "@/lib/texts/text";
import type { Action } from "@/lib/tx/step";
import { coins, NO_PAYMENT } from "@/lib/tx/words";

export type SeatParams = { datanet: number; bench: Bench };

const seatKeys = (datanet: number, account: Address) => [
  ...datanetKeys(datanet),
  ...accountKeys(account),
  ["duties", account],
];

/** The account's seat on a bench, or null. */
async function seatOf(chain: PublicClient, { datanet, bench }: SeatParams, account: Address) {
  const curation = { address: contractAt(chain, "Curation"), abi: curationAbi } as const;
  const place = [BigInt(datanet), wordNumber(BENCHES, bench)] as const;
  const idPlusOne = await chain.readContract({
    ...curation,
    functionName: "seatOf",
    args: [...place, account],
  });
  if (idPlusOne === 0n) return null;
  return chain.readContract({
    ...curation,
    functionName: "seat",
    args: [...place, idPlusOne - 1n],
  });
}

const seatCall = (
  chain: PublicClient,
  functionName: "buySeat" | "topUpSeat" | "leaveSeat" | "withdrawSeat",
  { datanet, bench }: SeatParams,
  value?: bigint,
) =>
  callOf(
    contractAt(chain, "Curation"),
    curationAbi,
    functionName,
    [BigInt(datanet), wordNumber(BENCHES, bench)],
    value,
  );

/** Buys the sender's one seat on a bench, at par of the policy in force. */
export const buySeat =
  (place: SeatParams): Action =>
  async ({ account, chain }) => {
    const { policy, name } = await readDatanet(chain, { id: place.datanet, account });
    const ofCurators = place.bench === "curator";
    const value = ofCurators ? policy.curatorSeatWei : policy.jurorSeatWei;
    return [
      {
        id: `buy-seat-${place.datanet}-${place.bench}`,
        describe: msg(
          ofCurators
            ? "Buy a curator seat of {name} for {amount}"
            : "Buy a juror seat of {name} for {amount}",
          { name, amount: coins(value) },
        ),
        preview: {
          pay: msg("{amount} as a stake, which stays yours.", { amount: coins(value) }),
          get: msg(
            ofCurators
              ? "A curator seat. It can be drawn {time} from now, and good votes are paid."
              : "A juror seat. It can be drawn {time} from now, and good votes are paid.",
            { time: formatDuration(policy.seatAge) },
          ),
          risk: msg(
            "A vote that is not cast when drawn costs a tenth of the seat, one that is not revealed costs more, and careless votes lose a little. Leaving takes {time}.",
            { time: formatDuration(policy.seatCooldown) },
          ),
        },
        isComplete: async (c) => (await seatOf(c, place, account)) !== null,
        call: seatCall(chain, "buySeat", place, value),
        invalidates: seatKeys(place.datanet, account),
      },
    ];
  };

/** Adds to the sender's seat; back at par it can be drawn again. `amountWei` in whole gwei. */
export const topUpSeat =
  ({ amountWei, ...place }: SeatParams & { amountWei: bigint }): Action =>
  async ({ account, chain }) => {
    const fromBlock = await nextBlock(chain);
    return [
      {
        id: `top-up-seat-${place.datanet}-${place.bench}-${amountWei}`,
        describe: msg(
          place.bench === "curator"
            ? "Add {amount} to the curator seat"
            : "Add {amount} to the juror seat",
          { amount: coins(amountWei) },
        ),
        preview: {
          pay: msg("{amount}, added to your stake.", { amount: coins(amountWei) }),
          get: msg("A seat that is at par again can be drawn again."),
          risk: msg("The stake answers for your votes as before."),
        },
        isComplete: async (c) => {
          if (!(await hasReached(c, fromBlock))) return false;
          const events = await c.getContractEvents({
            address: contractAt(c, "Curation"),
            abi: curationAbi,
            eventName: "SeatToppedUp",
            args: {
              datanet: BigInt(place.datanet),
              bench: wordNumber(BENCHES, place.bench),
              account,
            },
            fromBlock,
          });
          return events.length > 0;
        },
        call: seatCall(chain, "topUpSeat", place, amountWei),
        invalidates: seatKeys(place.datanet, account),
      },
    ];
  };

/** Starts the cooldown of the sender's seat. Refused while it has an open duty. */
export const leaveSeat =
  (place: SeatParams): Action =>
  async ({ account, chain }) => [
    {
      id: `leave-seat-${place.datanet}-${place.bench}`,
      describe:
        place.bench === "curator" ? msg("Leave the curator seat") : msg("Leave the juror seat"),
      preview: {
        pay: NO_PAYMENT,
        get: msg("The cooldown starts; after it you can withdraw the stake."),
        risk: msg("The seat is not drawn any more, so it earns nothing from here on."),
      },
      isComplete: async (c) => {
        const seat = await seatOf(c, place, account);
        return seat === null || seat.leavingAt !== 0;
      },
      call: seatCall(chain, "leaveSeat", place),
      invalidates: seatKeys(place.datanet, account),
    },
  ];

/** After the cooldown: credits the whole balance of the seat and frees it. */
export const withdrawSeat =
  (place: SeatParams): Action =>
  async ({ account, chain }) => [
    {
      id: `withdraw-seat-${place.datanet}-${place.bench}`,
      describe:
        place.bench === "curator"
          ? msg("Withdraw the curator seat")
          : msg("Withdraw the juror seat"),
      preview: {
        pay: NO_PAYMENT,
        get: msg("What the seat holds becomes your credit, to be paid out by the next claim."),
        risk: msg("The seat is given up. A new one has to come of age again before it is drawn."),
      },
      isComplete: async (c) => (await seatOf(c, place, account)) === null,
      call: seatCall(chain, "withdrawSeat", place),
      invalidates: seatKeys(place.datanet, account),
    },
  ];

/** Appointments end on a full hour. */
const HOUR = 3_600n;

/** Lets `juror` buy a juror seat, or renews the appointment. Steward only. */
export const appointJuror =
  ({ datanet, juror }: { datanet: number; juror: Address }): Action =>
  async ({ account, chain }) => {
    const { policy, now } = await readDatanet(chain, { id: datanet, account });
    const term = BigInt(now.time) + BigInt(policy.appointmentTerm);
    const until = ((term + HOUR - 1n) / HOUR) * HOUR;
    return [
      {
        id: `appoint-juror-${datanet}-${juror}`,
        describe: msg("Appoint {account} as a juror", { account: shortHex(juror) }),
        preview: {
          pay: NO_PAYMENT,
          get: msg("{account} may buy a juror seat until {time}.", {
            account: juror,
            time: formatDateTime(Number(until)),
          }),
          risk: msg(
            "The jury decides what is accepted: appoint people you trust to look. An appointment cannot be taken back; it runs out.",
          ),
        },
        isComplete: async (c) => {
          const appointed = await c.readContract({
            address: contractAt(c, "Curation"),
            abi: curationAbi,
            functionName: "appointedUntil",
            args: [BigInt(datanet), juror],
          });
          return appointed >= until;
        },
        call: callOf(contractAt(chain, "Curation"), curationAbi, "appointJuror", [
          BigInt(datanet),
          juror,
        ]),
        invalidates: seatKeys(datanet, juror),
      },
    ];
  };
