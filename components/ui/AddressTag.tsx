import { useTexts } from "#texts";
import { blo } from "blo";
import { addressUrl } from "@/lib/chain/chains";
import { shortHex } from "@/lib/format/address";
import { cn } from "./cn";
import { CopyButton } from "./CopyButton";

/** An account: picture, short address, copy, and the explorer where there is one. */
export function AddressTag({
  address,
  name,
  copy = true,
  className,
}: {
  address: `0x${string}`;
  /** A name to show instead of the digits ("You", "Ada, steward"). */
  name?: string;
  copy?: boolean;
  className?: string;
}) {
  const t = useTexts();
  const url = addressUrl(address);
  const text = name ?? shortHex(address);
  return (
    <span
      className={cn("inline-flex items-center gap-1.5 align-middle whitespace-nowrap", className)}
    >
      <Avatar address={address} />
      {url ? (
        <a
          href={url}
          title={address}
          className={cn("hover:underline", !name && "font-mono text-[0.93em]")}
        >
          {text}
        </a>
      ) : (
        <span title={address} className={cn(!name && "font-mono text-[0.93em]")}>
          {text}
        </span>
      )}
      {copy && (
        <CopyButton text={address} label={t("address {address}", { address: shortHex(address) })} />
      )}
    </span>
  );
}

/** The picture of an account, the same in every app that uses blockies-like pictures. */
export function Avatar({ address, className }: { address: `0x${string}`; className?: string }) {
  return (
    // A data URI of 1 kB: next/image has nothing to optimise.
    // eslint-disable-next-line @next/next/no-img-element
    <img src={blo(address)} alt="" className={cn("size-4 shrink-0 rounded-full", className)} />
  );
}
