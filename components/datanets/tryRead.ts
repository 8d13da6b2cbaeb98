import { notFound } from "next/navigation";
import { toChainError } from "@/lib/chain/errors";
import { rpcUrl } from "@/lib/chain/rpc-url";
import type { Text } from "@/lib/texts/text";
import { isUnknown } from "@/lib/datanets/lens";

/** The answer of a read, or the sentence that says why the chain gave none. */
export type Read<T> = { value: T; sentence?: undefined } | { value?: undefined; sentence: Text };

/** A server read that turns a silent chain into a sentence and an unknown number into "not found". */
export async function tryRead<T>(read: () => Promise<T>): Promise<Read<T>> {
  try {
    return { value: await read() };
  } catch (error) {
    if (isUnknown(error)) notFound();
    const chain = toChainError(error, rpcUrl());
    if (chain) return { sentence: chain.sentence };
    throw error;
  }
}
