/**
 * The actions of all domains on a chain of their own, by the people who would send them: the loop from
 * creating a datanet to claiming, and what running an action again does.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import {
  createTestClient,
  createWalletClient,
  encodeDeployData,
  getContractAddress,
  http,
  keccak256,
  publicActions,
  toHex,
  type Abi,
  type Address,
  type Hex,
  type PublicClient,
} from "viem";
import { mnemonicToAccount, type HDAccount } from "viem/accounts";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { fileCase, findCase } from "@/lib/cases/actions";
import {
  carryCaseBallots,
  casesDomain,
  commitCaseBallot,
  revealCaseBallot,
} from "@/lib/cases/ballotActions";
import {
  readCase,
  readCaseDuties,
  readCaseQuote,
  readCases,
  readCasesOf,
  readContributionCases,
  readDueCases,
} from "@/lib/cases/reads";
import type { CaseTier } from "@/lib/cases/types";
import { VERDICTS } from "@/lib/cases/words";
import { openLedgerLocal } from "@/lib/chain/chains";
import { contribute, findContribution } from "@/lib/contributions/actions";
import { readContribution, readContributions, readLabelTargets } from "@/lib/contributions/reads";
import { readVisibility } from "@/lib/contributions/visibility";
import {
  ballotId,
  carriedTypedData,
  caseBallotId,
  commitmentOf,
  deriveSalt,
} from "@/lib/curation/ballot";
import {
  carryBallots,
  commitBallot,
  exposeOpening,
  revealBallot,
  type Opening,
} from "@/lib/curation/ballotActions";
import { compressBits, countBits, fullBitmap } from "@/lib/curation/bitmap";
import { readDuties, readRound } from "@/lib/curation/reads";
import {
  appointJuror,
  buySeat,
  leaveSeat,
  topUpSeat,
  withdrawSeat,
} from "@/lib/curation/seatActions";
import {
  acceptStewardship,
  collectStewardship,
  createDatanet,
  describeDatanet,
  findCreated,
  proposePolicy,
  setPrice,
  offerStewardship,
} from "@/lib/datanets/actions";
import { isUnknown } from "@/lib/datanets/lens";
import { LOCAL_POLICY } from "@/lib/datanets/policy";
import { readDatanet, readExplore } from "@/lib/datanets/reads";
import type { Stage } from "@/lib/datanets/words";
import { claim, release, retire, setPayout, topUp, touch } from "@/lib/rewards/actions";
import { readAccount, readRewards } from "@/lib/rewards/reads";
import { runSteps } from "@/lib/tx/run";
import type { RunContext } from "@/lib/tx/run-context";
import type { Action } from "@/lib/tx/step";
import { payUsage } from "@/lib/usage/actions";
import { splitUsage } from "@/lib/usage/split";
import { advanceRound } from "./actions";
import { keepOnce } from "./keeper";

const deployed = vi.hoisted(() => ({ contracts: {} as Record<string, Address> }));
vi.mock("@/lib/chain/addresses", () => ({
  addresses: () => deployed.contracts,
  deploymentBlock: () => 0n,
}));

const NAMES = [
  "Treasury",
  "Datanets",
  "Contributions",
  "Curation",
  "Cases",
  "Lens",
  "CaseLens",
] as const;
const MNEMONIC = "test test test test test test test test test test test junk";
const OPEN = 10n ** 18n;
const ITEMS = 32;
/** Items 0 to 19 are good. */
const TRUTH = fullBitmap(20);

const person = (index: number) => mnemonicToAccount(MNEMONIC, { addressIndex: index });
const [deployer, steward, ada, consumer, keeper] = [0, 1, 2, 3, 4].map(person) as [
  HDAccount,
  HDAccount,
  HDAccount,
  HDAccount,
  HDAccount,
];
const curators = Array.from({ length: 7 }, (_, i) => person(5 + i));
const jurors = Array.from({ length: 9 }, (_, i) => person(12 + i));
const people = new Map([...curators, ...jurors].map((p) => [p.address.toLowerCase(), p]));

let anvil: ChildProcess | undefined;
let url: string;
let chain: PublicClient;
let time: { pass: (seconds: number) => Promise<void> };
let net: number;

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

function context(account: HDAccount): RunContext {
  const walletClient = createWalletClient({
    account,
    chain: openLedgerLocal,
    transport: http(url),
  });
  return { publicClient: chain, walletClient, account };
}

/** Builds and runs an action as the runner of a page does; returns the transactions sent. */
async function send(account: HDAccount, action: Action): Promise<Hex[]> {
  const steps = await action({ account: account.address, chain });
  return runSteps(steps, context(account));
}

async function deploy() {
  const wallet = createWalletClient({
    account: deployer,
    chain: openLedgerLocal,
    transport: http(url),
  });
  const contracts = Object.fromEntries(
    NAMES.map((name, i) => [
      name,
      getContractAddress({ from: deployer.address, nonce: BigInt(i) }),
    ]),
  ) as Record<string, Address>;
  for (const name of NAMES) {
    const file = path.resolve(`contracts/out/${name}.sol/${name}.json`);
    const { abi, bytecode } = JSON.parse(readFileSync(file, "utf8")) as {
      abi: Abi;
      bytecode: { object: Hex };
    };
    const constructor = abi.find((item) => item.type === "constructor");
    const args = constructor?.inputs.map((input) => {
      const wanted = (input.name ?? "").replaceAll("_", "").toLowerCase();
      return contracts[NAMES.find((candidate) => candidate.toLowerCase() === wanted) ?? ""];
    });
    const data = encodeDeployData({ abi, bytecode: bytecode.object, args });
    const hash = await wallet.sendTransaction({ data, to: null });
    const receipt = await chain.waitForTransactionReceipt({ hash });
    expect([name, receipt.status]).toEqual([name, "success"]);
  }
  deployed.contracts = contracts;
}

beforeAll(async () => {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const flags = ["--port", String(port), "--accounts", "24", "--balance", "100000", "--silent"];
  anvil = spawn(path.resolve("node_modules/.bin/anvil"), [...flags, "--hardfork", "prague"]);
  const client = createTestClient({
    mode: "anvil",
    chain: openLedgerLocal,
    transport: http(url, { retryCount: 0 }),
    pollingInterval: 20,
    cacheTime: 0,
  }).extend(publicActions);
  chain = client as unknown as PublicClient;
  time = {
    pass: async (seconds) => {
      await client.increaseTime({ seconds });
      await client.mine({ blocks: 6 });
    },
  };
  await vi.waitFor(() => client.getChainId(), { timeout: 60_000, interval: 50 });
  await deploy();
});

afterAll(() => {
  anvil?.kill();
});

const content = (text: string) => keccak256(toHex(text));
const now = async () => (await readExplore(chain)).now.time;

/** Salt, commitment and opening of a voter in a round, made as the app makes them. */
async function secretOf(round: number, stage: Stage, position: number, verdict: bigint) {
  const page = await readRound(chain, { datanet: net, round });
  const seat = (stage === "panel" ? page.panel : page.jury)[position]!;
  const voter = people.get(seat.owner.toLowerCase())!;
  const id = ballotId({ datanet: net, round, attempt: page.attempt, stage });
  expect(id).toBe(stage === "panel" ? page.panelBallotId : page.juryBallotId);
  const domain = { chainId: openLedgerLocal.id, curation: deployed.contracts.Curation! };
  const { salt } = await deriveSalt(domain, { ballotId: id, voter: voter.address }, (data) =>
    voter.signTypedData(data),
  );
  const vote = stage === "panel" ? verdict : compressBits(verdict, page.gold);
  const secret = { ballotId: id, voter: voter.address, verdict: vote, salt };
  const opening: Opening = { position, verdict: vote, salt };
  return { voter, domain, id, opening, commitment: commitmentOf(domain, secret) };
}

/** Everyone of a stage commits: position 0 in a transaction of its own, the others carried at once. */
async function commitAll(round: number, stage: Stage, verdict: bigint): Promise<Opening[]> {
  const page = await readRound(chain, { datanet: net, round });
  const seats = stage === "panel" ? page.panel : page.jury;
  const secrets = await Promise.all(
    seats.map(({ position }) => secretOf(round, stage, position, verdict)),
  );
  const place = { datanet: net, round, stage };
  const deadline = (await now()) + 600;
  const ballots = await Promise.all(
    secrets.slice(1).map(async ({ voter, domain, id, opening, commitment }) => ({
      position: opening.position,
      commitment,
      deadline,
      signature: await voter.signTypedData(
        carriedTypedData(domain, {
          ballotId: id,
          voter: voter.address,
          commitment,
          deadline: BigInt(deadline),
        }),
      ),
    })),
  );
  const [first] = secrets;
  const own = commitBallot({ ...place, position: 0, commitment: first!.commitment });
  expect(await send(first!.voter, own)).toHaveLength(1);
  expect(await send(first!.voter, own), "a second run finds it committed").toEqual([]);
  expect(await send(keeper, carryBallots({ ...place, ballots }))).toHaveLength(1);
  return secrets.map(({ opening }) => opening);
}

/** Lets the keeper work until the round is in a state. */
async function keepUntil(round: number, state: string) {
  for (let pass = 0; pass < 6; pass += 1) {
    if ((await readRound(chain, { datanet: net, round })).state === state) return;
    await time.pass(12);
    const { failed } = await keepOnce(context(keeper));
    expect(failed).toEqual([]);
  }
  expect((await readRound(chain, { datanet: net, round })).state).toBe(state);
}

describe.sequential("the loop", () => {
  it("creates a datanet once, however often it is run", async () => {
    const description = content("description");
    const create = createDatanet({
      name: "Spam or ham",
      content: description,
      priceWei: OPEN / 100n,
      policy: { ...LOCAL_POLICY, panelPeriod: 300, juryPeriod: 300, revealPeriod: 300 },
    });
    expect(await send(steward, create)).toHaveLength(1);
    expect(await send(steward, create)).toEqual([]);
    net = (await findCreated(chain, { steward: steward.address, content: description }))!;
    expect(net).toBe(1);
    const page = await readDatanet(chain, { id: net, account: steward.address });
    expect(page.name).toBe("Spam or ham");
    expect(page.policy.bondWei).toBe(2n * OPEN);
    expect(page.stewardRunJury).toBe(true);
    await expect(readDatanet(chain, { id: 2 })).rejects.toSatisfy(isUnknown);
  });

  it("fills the benches", async () => {
    for (const curator of curators) {
      await send(curator, buySeat({ datanet: net, bench: "curator" }));
    }
    for (const juror of jurors) {
      await send(steward, appointJuror({ datanet: net, juror: juror.address }));
      await send(juror, buySeat({ datanet: net, bench: "juror" }));
    }
    const page = await readDatanet(chain, { id: net, account: jurors[0]!.address });
    expect(page.curators).toEqual({ active: 7, total: 7, needed: 7 });
    expect(page.jurors.active).toBe(9);
    expect(page.viewer.juror.balanceWei).toBe(256n * OPEN);
    expect(await send(curators[0]!, buySeat({ datanet: net, bench: "curator" }))).toEqual([]);
    await time.pass(5);
  });

  it("takes a contribution, seals it, and does not take it twice", async () => {
    const items = { datanet: net, kind: "data", count: ITEMS, itemsRoot: content("root") } as const;
    const submit = contribute({ ...items, content: content("mails") });
    const before = await chain.getBalance({ address: deployed.contracts.Treasury! });
    expect(await send(ada, submit)).toHaveLength(1);
    expect(await send(ada, submit)).toEqual([]);
    const after = await chain.getBalance({ address: deployed.contracts.Treasury! });
    expect(after - before).toBe((BigInt(ITEMS) * 9n * OPEN) / 4n);
    const id = (await findContribution(chain, {
      account: ada.address,
      datanet: net,
      content: content("mails"),
    }))!;
    expect(await readVisibility(chain, { id, digest: content("mails") })).toBe("sealed");
    const { rows } = await readContributions(chain, { datanet: net });
    expect(rows[0]).toMatchObject({ id, sequence: 1, kind: "data", state: "open", parent: null });
  });

  it("draws, commits, reveals and settles", async () => {
    await keepUntil(1, "panelCommit");
    const panel = await commitAll(1, "panel", TRUTH);
    await keepUntil(1, "juryCommit");
    const page = await readRound(chain, { datanet: net, round: 1 });
    const { duties } = await readDuties(chain, { account: page.jury[2]!.owner });
    expect(duties).toMatchObject([
      {
        stage: "jury",
        position: 2,
        count: LOCAL_POLICY.goldSize,
        committed: false,
        state: "juryCommit",
      },
    ]);
    const jury = await commitAll(1, "jury", TRUTH);
    const place = { datanet: net, round: 1 };
    await send(ada, revealBallot({ ...place, stage: "panel", openings: panel }));
    await send(ada, revealBallot({ ...place, stage: "jury", openings: jury }));
    const revealed = await readRound(chain, { datanet: net, round: 1 });
    expect(revealed.state).toBe("awaitSettle");
    expect(revealed.panel[1]!.verdict).toBe(TRUTH);
    expect(revealed.jury[1]!.verdict).toBe(TRUTH & revealed.gold);
    expect(await send(keeper, advanceRound(place))).toHaveLength(1);
    const settled = await readRound(chain, { datanet: net, round: 1 });
    expect(settled.state).toBe("settled");
    expect(settled.accepted).toBe(TRUTH);
    expect(settled.contributions[0]!.accepted).toBe(TRUTH);
    const { targets } = await readLabelTargets(chain, { datanet: net });
    expect(countBits(targets[0]!.accepted)).toBe(20);
  });

  it("takes labels and cancels a ballot whose opening was shown", async () => {
    const parent = (await readContributions(chain, { datanet: net })).rows[0]!.id;
    await send(
      ada,
      contribute({
        datanet: net,
        kind: "labels",
        parent,
        targets: TRUTH,
        field: 0,
        count: 20,
        content: content("labels"),
        itemsRoot: content("labels root"),
      }),
    );
    const { rows } = await readContributions(chain, { datanet: net });
    expect(rows[0]).toMatchObject({ kind: "labels", parent, targets: TRUTH });
    await time.pass(LOCAL_POLICY.roundTimeout);
    await keepUntil(2, "panelCommit");
    const [opening] = await commitAll(2, "panel", TRUTH);
    const place = { datanet: net, round: 2, stage: "panel" } as const;
    expect(await send(ada, exposeOpening({ ...place, opening: opening! }))).toHaveLength(1);
    expect((await readRound(chain, { datanet: net, round: 2 })).panel[0]!.exposed).toBe(true);
  });

  it("pays for usage as often as asked, split as shown", async () => {
    const before = await readDatanet(chain, { id: net });
    const pay = payUsage({ datanet: net, units: 1_000n });
    expect(await send(consumer, pay)).toHaveLength(1);
    expect(await send(consumer, pay), "the same again is another payment").toHaveLength(1);
    const after = await readDatanet(chain, { id: net });
    const split = splitUsage(10n * OPEN, before.policy, before.earningWeight);
    expect(after.burnedWei - before.burnedWei).toBe(2n * split.burnedWei);
    expect(after.stewardshipWei).toBe(2n * split.stewardshipWei);
    expect(after.poolWei - before.poolWei).toBe(2n * split.poolWei);
    expect(split.contributorsWei).toBe((75n * OPEN) / 10n);
  });

  it("claims what is there, to the chosen address, and then nothing", async () => {
    const payout = person(22).address;
    await send(ada, setPayout({ payout }));
    const shown = await readRewards(chain, { account: ada.address });
    expect(shown.payout).toBe(payout);
    const before = await chain.getBalance({ address: payout });
    expect(await send(ada, claim())).toHaveLength(1);
    const paid = (await chain.getBalance({ address: payout })) - before;
    expect(paid).toBeGreaterThanOrEqual(shown.claimableWei);
    const seat = await readRound(chain, { datanet: net, round: 1 });
    const owner = people.get(seat.panel[0]!.owner.toLowerCase())!;
    expect(await send(owner, claim())).toHaveLength(1);
    expect(await send(owner, claim()), "nothing is left").toEqual([]);
  });

  it("files a case, lets a jury decide, and strikes the items", async () => {
    const contribution = (await readRewards(chain, { account: ada.address })).rows.at(-1)!.row.id;
    const params = {
      contribution,
      items: 0b110n,
      reason: "duplicate",
      evidence: content("evidence"),
    } as const;
    const quote = await readCaseQuote(chain, params);
    expect(quote).toEqual({ tier: 0, depositWei: 8n * OPEN, feeWei: (7n * OPEN) / 2n });
    const spent = await chain.getBalance({ address: consumer.address });
    expect(await send(consumer, fileCase(params))).toHaveLength(1);
    const left = await chain.getBalance({ address: consumer.address });
    expect(spent - left).toBeGreaterThanOrEqual(quote.depositWei + quote.feeWei);
    const id = (await findCase(chain, { ...params, account: consumer.address }))!;
    expect((await readContribution(chain, { id: contribution })).row.openCases).toBe(1);
    const { payableWei } = (await readContribution(chain, { id: contribution })).rewards;
    expect(payableWei, "all of it is held").toBe(0n);

    await time.pass(12);
    await keepOnce(context(keeper));
    const page = await readCase(chain, { id });
    expect(page.brief).toMatchObject({ state: "commit", reason: "duplicate", items: 0b110n });
    const [{ seats, ballotId: ballot }] = page.tiers as [CaseTier];
    expect(ballot).toBe(caseBallotId({ id, tier: 0 }));
    const { duties } = await readCaseDuties(chain, seats[3]!.owner);
    expect(duties).toMatchObject([{ position: 3, committed: false, brief: { id } }]);
    const place = { id, tier: 0, contribution };
    const domain = casesDomain(chain);
    const deadline = (await now()) + 600;
    const votes = await Promise.all(
      seats.map(async ({ owner, position }) => {
        const voter = people.get(owner.toLowerCase())!;
        const sealed = { ballotId: ballot, voter: voter.address };
        const { salt } = await deriveSalt(domain, sealed, (data) => voter.signTypedData(data));
        const verdict = VERDICTS.uphold;
        const commitment = commitmentOf(domain, { ...sealed, verdict, salt });
        const signature = await voter.signTypedData(
          carriedTypedData(domain, { ...sealed, commitment, deadline: BigInt(deadline) }),
        );
        return { voter, position, verdict, salt, commitment, deadline, signature };
      }),
    );
    const [first, ...others] = votes;
    const own = commitCaseBallot({ ...place, position: 0, commitment: first!.commitment });
    expect(await send(first!.voter, own)).toHaveLength(1);
    expect(await send(first!.voter, own)).toEqual([]);
    expect(await send(keeper, carryCaseBallots({ ...place, ballots: others }))).toHaveLength(1);
    expect(await send(ada, revealCaseBallot({ ...place, openings: votes }))).toHaveLength(1);
    await keepOnce(context(keeper));
    const ruled = await readCase(chain, { id });
    expect(ruled.brief).toMatchObject({ state: "ruled", ruling: "upheld" });
    expect(ruled.appeal).toEqual({ depositWei: 16n * OPEN, feeWei: (15n * OPEN) / 2n });

    await time.pass(960);
    await keepOnce(context(keeper));
    const { cases } = await readCasesOf(chain, { contribution });
    expect(cases).toMatchObject([{ id, state: "upheld", datanet: net }]);
    expect((await readCases(chain, { datanet: net })).cases).toEqual(cases);
    const both = await readContributionCases(chain, { id: contribution });
    expect(both.cases).toEqual(cases);
    expect(both.contribution.row).toMatchObject({ struck: 0b110n, openCases: 0 });
    // Two bonds and what accrued are forfeited: the fee comes out of that, and a quarter of the rest.
    const { creditWei } = await readAccount(chain, { account: consumer.address });
    expect(creditWei).toBeGreaterThan(quote.depositWei + quote.feeWei);
    expect(await readDueCases(chain)).toEqual([]);
    const { targets } = await readLabelTargets(chain, { datanet: net });
    expect(countBits(targets[0]!.accepted)).toBe(18);
  });

  it("keeps a contribution: touch, top up, retire, release", async () => {
    const id = (await readRewards(chain, { account: ada.address })).rows.at(-1)!.row.id;
    await time.pass(600);
    expect(await send(keeper, touch({ id }))).toHaveLength(1);
    const before = (await readContribution(chain, { id })).rewards;
    await send(ada, topUp({ id, amountWei: OPEN }));
    const after = await readContribution(chain, { id });
    expect(after.toppedUpWei).toBe(OPEN);
    expect(after.rewards.capLeftWei - before.capLeftWei).toBe(2n * OPEN);
    await send(ada, retire({ id }));
    const retired = await readContribution(chain, { id });
    expect(retired.row.retired).toBe(true);
    expect(retired.releaseAt).toBeGreaterThan(0);
    await time.pass(LOCAL_POLICY.retireDelay);
    expect(await send(keeper, release({ id }))).toHaveLength(1);
    expect((await readAccount(chain, { account: ada.address })).creditWei).toBeGreaterThan(
      40n * OPEN,
    );
  });

  it("lets the steward change things and be paid", async () => {
    await send(steward, setPrice({ datanet: net, priceWei: OPEN / 50n }));
    await send(steward, describeDatanet({ datanet: net, content: content("second") }));
    const { policy } = await readDatanet(chain, { id: net });
    const changed = proposePolicy({ datanet: net, policy: { ...policy, burnPct: 20 } });
    expect(await send(steward, changed)).toHaveLength(1);
    expect(await send(steward, changed)).toEqual([]);
    await time.pass(LOCAL_POLICY.policyDelay);
    const { done } = await keepOnce(context(keeper));
    expect(done.map(({ task }) => task.kind)).toContain("policy");
    const page = await readDatanet(chain, { id: net });
    expect(page).toMatchObject({ priceWei: OPEN / 50n, content: content("second"), version: 2 });
    expect(page.policy.burnPct).toBe(20);
    expect(await send(keeper, collectStewardship({ datanet: net }))).toHaveLength(1);
    expect((await readAccount(chain, { account: steward.address })).creditWei).toBe(OPEN);
    await send(steward, offerStewardship({ datanet: net, to: ada.address }));
    expect((await readAccount(chain, { account: ada.address })).stewardships).toHaveLength(0);
    await send(ada, acceptStewardship({ datanet: net }));
    expect((await readAccount(chain, { account: ada.address })).stewardships).toHaveLength(1);
  });

  it("lets a seat be topped up, left and withdrawn", async () => {
    await time.pass(2_000);
    for (let pass = 0; pass < 4; pass += 1) {
      await keepOnce(context(keeper));
      await time.pass(400);
    }
    const { curators: before } = await readDatanet(chain, { id: net });
    const idle = curators[0]!;
    const place = { datanet: net, bench: "curator" } as const;
    expect(await send(idle, topUpSeat({ ...place, amountWei: OPEN }))).toHaveLength(1);
    expect(await send(idle, topUpSeat({ ...place, amountWei: OPEN }))).toHaveLength(1);
    const { viewer } = await readDatanet(chain, { id: net, account: idle.address });
    expect(viewer.curator.duties).toBe(0);
    await send(idle, leaveSeat(place));
    await time.pass(LOCAL_POLICY.seatCooldown);
    await send(idle, withdrawSeat(place));
    const { curators: after } = await readDatanet(chain, { id: net });
    expect(after.total).toBe(before.total - 1);
    const { creditWei } = await readAccount(chain, { account: idle.address });
    expect(creditWei).toBeGreaterThan(50n * OPEN);
  });
});
