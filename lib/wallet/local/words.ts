import { decodeFunctionData, hexToString, isHex, type Abi, type Address, type Hex } from "viem";
import { parseSiweMessage } from "viem/siwe";
import { casesAbi } from "@/contracts-abi/Cases";
import { contributionsAbi } from "@/contracts-abi/Contributions";
import { curationAbi } from "@/contracts-abi/Curation";
import { datanetsAbi } from "@/contracts-abi/Datanets";
import { treasuryAbi } from "@/contracts-abi/Treasury";
import { addresses, type ContractName } from "@/lib/chain/addresses";
import { coinSymbol } from "@/lib/chain/chains";
import { sameAddress, shortHex } from "@/lib/format/address";
import { formatOpenExact } from "@/lib/format/open";
import { msg, phrase } from "@/lib/texts/text";
import type { Detail, Words } from "./prompts";

// Words for what is about to be signed, read from the request itself and never from what the page
// says about it: that is what a wallet is for.

const abis: Partial<Record<ContractName, Abi>> = {
  Cases: casesAbi,
  Contributions: contributionsAbi,
  Curation: curationAbi,
  Datanets: datanetsAbi,
  Treasury: treasuryAbi,
};

export type TransactionRequest = { from?: Address; to?: Address; data?: Hex; value?: Hex };

/** Title and details of a transaction. */
export function transactionWords(request: TransactionRequest): {
  title: Words;
  details: Detail[];
} {
  const value = BigInt(request.value ?? "0x0");
  const details: Detail[] = [
    { label: phrase(msg("Sends")), value: `${formatOpenExact(value)} ${coinSymbol}` },
  ];
  const name = contractAt(request.to);
  if (!name || !request.data || request.data === "0x") {
    details.push({ label: phrase(msg("To")), value: request.to ?? phrase(msg("a new contract")) });
    if (request.data && request.data !== "0x")
      details.push({ label: phrase(msg("Data")), value: shortHex(request.data, 8) });
    return {
      title: request.to
        ? msg("Send {coin}", { coin: coinSymbol })
        : phrase(msg("Create a contract")),
      details,
    };
  }
  try {
    const abi = abis[name]!;
    const { functionName, args = [] } = decodeFunctionData({ abi, data: request.data });
    const item = abi.find((entry) => entry.type === "function" && entry.name === functionName);
    const inputs = item?.type === "function" ? item.inputs : [];
    details.push({ label: phrase(msg("Contract")), value: `${name} (${shortHex(request.to!)})` });
    args.forEach((arg, index) =>
      details.push({
        label: inputs[index]?.name || msg("argument {position}", { position: index + 1 }),
        value: show(arg),
      }),
    );
    return { title: `${name}: ${spaced(functionName)}`, details };
  } catch {
    details.push({ label: phrase(msg("Contract")), value: `${name} (${shortHex(request.to!)})` });
    details.push({ label: phrase(msg("Data")), value: shortHex(request.data, 8) });
    return { title: msg("{name}: unknown call", { name }), details };
  }
}

/** Title and details of EIP-712 data, given as the JSON text or object of eth_signTypedData_v4. */
export function typedDataWords(input: unknown): { title: Words; details: Detail[] } {
  const data = (typeof input === "string" ? JSON.parse(input) : input) as {
    primaryType?: string;
    domain?: { name?: string };
    message?: Record<string, unknown>;
  };
  const details = Object.entries(data.message ?? {}).map(([label, value]) => ({
    label,
    value: show(value),
  }));
  const type = spaced(data.primaryType ?? "data");
  const domain = data.domain?.name;
  const title = domain
    ? msg("Sign {type} for {domain}", { type, domain })
    : msg("Sign {type}", { type });
  return { title, details };
}

/** Text of personal_sign, which arrives as hex; a sign-in (EIP-4361) is called that. */
export function messageWords(message: unknown): { title: Words; details: Detail[] } {
  const text = isHex(message) ? hexToString(message) : String(message);
  const { domain, address, statement, expirationTime } = parseSiweMessage(text);
  if (domain && address) {
    const details: Detail[] = [
      { label: phrase(msg("To")), value: domain },
      { label: phrase(msg("As")), value: address },
      ...(statement ? [{ label: phrase(msg("Message")), value: statement }] : []),
      ...(expirationTime
        ? [{ label: phrase(msg("Until")), value: expirationTime.toLocaleString("en") }]
        : []),
    ];
    return { title: msg("Sign in to {domain}", { domain }), details };
  }
  return {
    title: phrase(msg("Sign a message")),
    details: [{ label: phrase(msg("Message")), value: text }],
  };
}

function contractAt(to: Address | undefined): ContractName | null {
  for (const [name, address] of Object.entries(addresses()))
    if (sameAddress(address, to)) return abis[name as ContractName] ? (name as ContractName) : null;
  return null;
}

const spaced = (name: string) => name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();

const MAX_SHOWN = 120;

function show(value: unknown): string {
  const text =
    typeof value === "object" && value !== null
      ? JSON.stringify(value, (_, inner: unknown) =>
          typeof inner === "bigint" ? inner.toString() : inner,
        )
      : String(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
