import { getTexts } from "@/components/texts/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountView } from "@/components/account/AccountView";
import { parseAddress } from "@/components/account/parseAddress";
import { ChainSilent } from "@/components/datanets/ChainSilent";
import { tryRead } from "@/components/datanets/tryRead";
import { LiveRefresh } from "@/components/shell/LiveRefresh";
import { AddressTag } from "@/components/ui/AddressTag";
import { PageHeader } from "@/components/ui/Panel";
import { serverClient } from "@/lib/chain/client";
import { shortHex } from "@/lib/format/address";
import { readAccount, readRewards } from "@/lib/rewards/reads";

type Props = { params: Promise<{ address: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTexts();
  const { address } = await params;
  return {
    title: t("Account {address}", { address: shortHex(address) }),
    description: t("Seats, their record and contributions of this account, as the chain has them."),
    alternates: { canonical: `/account/${address.toLowerCase()}` },
  };
}

export default async function PublicAccountPage({ params }: Props) {
  const t = await getTexts();
  const parsed = parseAddress((await params).address);
  if (!parsed.address) notFound();
  // However it was capitalised in the address bar: a checksum that is off would be refused by viem.
  const account = parsed.address.toLowerCase() as `0x${string}`;
  const { value, sentence } = await tryRead(() =>
    Promise.all([
      readAccount(serverClient(), { account }),
      readRewards(serverClient(), { account }),
    ]),
  );
  return (
    <>
      <PageHeader
        title={t("Account {address}", { address: shortHex(account) })}
        description={<AddressTag address={account} />}
      />
      {value ? (
        <>
          <LiveRefresh seconds={12} />
          <AccountView account={account} page={value[0]} rewards={value[1]} />
        </>
      ) : (
        <ChainSilent sentence={sentence} />
      )}
    </>
  );
}
