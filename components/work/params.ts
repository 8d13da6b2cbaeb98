import { notFound } from "next/navigation";
import { isUnknown } from "@/lib/datanets/lens";

/** A positive number from a path segment below `end`; anything else is a page that does not exist. */
export function numberParam(text: string, end: number): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) notFound();
  const value = Number(text);
  if (value >= end) notFound();
  return value;
}

/** Datanets and rounds and contributions within one are numbered in 24 bits. */
export const END_OF_NUMBERS = 2 ** 24;

/** The answer of a read, or the page that says there is no such thing. */
export async function orNotFound<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (isUnknown(error)) notFound();
    throw error;
  }
}
