import { notFound } from "next/navigation";
import { parseAddress } from "@/components/account/parseAddress";
import { tryRead } from "@/components/datanets/tryRead";
import { PREVIEW_SIZE, previewImage } from "@/components/preview/PreviewCard";
import { accountPreview, SITE_PREVIEW } from "@/components/preview/words";
import { serverClient } from "@/lib/chain/client";
import { readAccount, readRewards } from "@/lib/rewards/reads";

export const alt = "What this account contributed and where it judges";
export const size = PREVIEW_SIZE;
export const contentType = "image/png";

type Props = { params: Promise<{ address: string }> };

export default async function AccountImage({ params }: Props) {
  const parsed = parseAddress((await params).address);
  if (!parsed.address) notFound();
  const account = parsed.address.toLowerCase() as `0x${string}`;
  const { value } = await tryRead(() =>
    Promise.all([
      readAccount(serverClient(), { account }),
      readRewards(serverClient(), { account }),
    ]),
  );
  return previewImage(value ? accountPreview(account, ...value) : SITE_PREVIEW);
}
