import type { Metadata } from "next";
import type { ReactNode } from "react";
import { useTexts } from "#texts";
import { getTexts } from "@/components/texts/server";
import { CopyButton } from "@/components/ui/CopyButton";
import { Callout } from "@/components/ui/feedback";
import { Panel } from "@/components/ui/Panel";
import {
  appChain,
  coinSymbol,
  openLedger,
  openLedgerLocal,
  openLedgerTestnet,
} from "@/lib/chain/chains";
import { publicRpcUrls } from "@/lib/chain/rpc-url";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts();
  return {
    title: t("Networks, gas and bridging"),
    description: t(
      "Which network the app runs on, what {coin} is needed for, and how OPEN gets there.",
      { coin: coinSymbol },
    ),
  };
}

const BRIDGE_DOCS = "https://openledger.gitbook.io/openledger/bridging";
const local = appChain.id === openLedgerLocal.id;
const SITE = "https://www.openledger.xyz";

/** Which network this is, why coins elsewhere do not count here, and how they get here. */
export default function NetworksHelp() {
  const t = useTexts();
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-10">
      <header>
        <h1>{t("Networks, gas and bridging")}</h1>
        <p className="text-muted mt-2">
          {t(
            "Everything here is paid in {coin} on {chain}, the network’s own coin. OPEN that lies on Ethereum or on BNB Smart Chain is a token there: a wallet shows it, but it cannot pay here until it has been moved.",
            { coin: coinSymbol, chain: appChain.name },
          )}
        </p>
      </header>

      <section aria-labelledby="network">
        <h2 id="network">{t("The network this site runs on")}</h2>
        <NetworkTable />
        {local && (
          <Callout className="mt-4" title={t("This is a local chain")}>
            {t(
              "Its coins are play money: every persona of the local wallet has plenty, and nothing has to be bridged. What follows is about the public networks.",
            )}
          </Callout>
        )}
        {appChain.id === openLedgerTestnet.id && (
          <Callout className="mt-4" title={t("This is a test network")}>
            {t(
              "Its coin is called {coin} and is worth nothing. OpenLedger’s own pages say where test coins are given out; OPEN of value does not belong here.",
              { coin: coinSymbol },
            )}
          </Callout>
        )}
      </section>

      <section aria-labelledby="needs">
        <h2 id="needs">{t("What you need coins for")}</h2>
        <ul className="mt-3 list-disc space-y-1.5 pl-5">
          <li>
            {t(
              "The network fee (gas) of every transaction. It goes to the network, is paid even when a transaction fails, and your wallet shows it before you sign.",
            )}
          </li>
          <li>{t("The fee and the bond of a contribution, and the stake of a seat.")}</li>
          <li>{t("The price of using a datanet’s data.")}</li>
        </ul>
        <p className="text-muted mt-3">
          {t(
            "Looking around costs nothing, and so does signing in. Keep a little more than the amount a button names, for the fee. When a balance does not suffice, the app says by how much.",
          )}
        </p>
      </section>

      <section aria-labelledby="ethereum">
        <h2 id="ethereum">{t("If your OPEN is on Ethereum")}</h2>
        <p className="mt-3">
          {t(
            "OpenLedger is an OP Stack chain whose gas coin is OPEN. Its documentation describes the OP Stack’s standard bridge: the token is locked on Ethereum, and the same amount appears as the coin of OpenLedger. On the way back the coin is burned and the token unlocked.",
          )}
        </p>
        <ol className="mt-3 list-decimal space-y-1.5 pl-5">
          <li>
            {t.rich(
              "Open the bridge from <site>OpenLedger’s site</site> or <docs>its page on bridging</docs>, not from a message or an advertisement.",
              {
                site: (words) => <Out href={SITE}>{words}</Out>,
                docs: (words) => <Out href={BRIDGE_DOCS}>{words}</Out>,
              },
            )}
          </li>
          <li>
            {t(
              "Have some ETH on Ethereum: the deposit is a transaction there and its gas is paid in ETH.",
            )}
          </li>
          <li>
            {t("Send a small amount first, to your own address, and wait until it has arrived.")}
          </li>
          <li>
            {t.rich(
              "Look your address up on <explorer>the explorer</explorer>, then come back; the balance on your account page is read from the chain.",
              {
                explorer: (words) => (
                  <Out href={openLedger.blockExplorers!.default.url}>{words}</Out>
                ),
              },
            )}
          </li>
        </ol>
        <Callout className="mt-4" tone="warn" title={t("The way back is slow")}>
          {t(
            "A withdrawal by the standard bridge takes at least seven days on OP Stack chains, and needs transactions on Ethereum. Bring what you mean to use.",
          )}
        </Callout>
      </section>

      <section aria-labelledby="bsc">
        <h2 id="bsc">{t("If your OPEN is on BNB Smart Chain")}</h2>
        <p className="mt-3">
          {t(
            "The standard bridge joins OpenLedger with Ethereum only. OPEN on BNB Smart Chain needs a route of its own, and we know of none that we could check. OpenLedger’s site names those it supports; an exchange that takes OPEN from BNB Smart Chain and pays it out on OpenLedger, or on Ethereum, is another way.",
          )}
        </p>
        <p className="mt-3">
          {t(
            "Sending the token to your own address does not move it: it stays on BNB Smart Chain.",
          )}
        </p>
      </section>

      <section aria-labelledby="safe">
        <h2 id="safe">{t("Before you send")}</h2>
        <ul className="mt-3 list-disc space-y-1.5 pl-5">
          <li>
            {t(
              "This site neither runs nor offers a bridge, and no page of it asks you to send OPEN to an address.",
            )}
          </li>
          <li>
            {t(
              "Compare the chain id in your wallet with the one above. Names can be copied; the app refuses a network whose id is another.",
            )}
          </li>
          <li>
            {t(
              "Bridges, addresses and times change. What is written here was taken from public documentation; where it differs from OpenLedger’s own pages, believe those.",
            )}
          </li>
        </ul>
      </section>
    </div>
  );
}

function NetworkTable() {
  const t = useTexts();
  const rows: [string, string, boolean][] = [
    [t("Name"), appChain.name, false],
    [t("Chain id"), String(appChain.id), true],
    [t("Coin"), coinSymbol, false],
    // The local chain's port is known only when it runs; elsewhere wallets get the public address.
    [t("RPC address"), local ? publicRpcUrls()[0]! : appChain.rpcUrls.default.http[0]!, true],
  ];
  const explorer = appChain.blockExplorers?.default.url;
  if (explorer) rows.push([t("Explorer"), explorer, true]);
  return (
    <Panel className="mt-3">
      <dl className="divide-line divide-y text-sm">
        {rows.map(([label, value, copies]) => (
          <div
            key={label}
            className="flex items-center justify-between gap-4 py-2 first:pt-0 last:pb-0"
          >
            <dt className="text-muted">{label}</dt>
            <dd className="figures flex min-w-0 items-center gap-1.5 break-all">
              {value}
              {copies && <CopyButton text={value} label={label.toLowerCase()} />}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

/** A link away from here. */
function Out({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="text-accent underline" href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
