import type { ReactNode } from "react";
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

export const metadata = {
  title: "Networks, gas and bridging",
  description: `Which network the app runs on, what ${coinSymbol} is needed for, and how OPEN gets there.`,
};

const BRIDGE_DOCS = "https://openledger.gitbook.io/openledger/bridging";
const local = appChain.id === openLedgerLocal.id;
const SITE = "https://www.openledger.xyz";

/** Which network this is, why coins elsewhere do not count here, and how they get here. */
export default function NetworksHelp() {
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-10">
      <header>
        <h1>Networks, gas and bridging</h1>
        <p className="text-muted mt-2">
          Everything here is paid in {coinSymbol} on {appChain.name}, the network’s own coin. OPEN
          that lies on Ethereum or on BNB Smart Chain is a token there: a wallet shows it, but it
          cannot pay here until it has been moved.
        </p>
      </header>

      <section aria-labelledby="network">
        <h2 id="network">The network this site runs on</h2>
        <NetworkTable />
        {local && (
          <Callout className="mt-4" title="This is a local chain">
            Its coins are play money: every persona of the local wallet has plenty, and nothing has
            to be bridged. What follows is about the public networks.
          </Callout>
        )}
        {appChain.id === openLedgerTestnet.id && (
          <Callout className="mt-4" title="This is a test network">
            Its coin is called {coinSymbol} and is worth nothing. OpenLedger’s own pages say where
            test coins are given out; OPEN of value does not belong here.
          </Callout>
        )}
      </section>

      <section aria-labelledby="needs">
        <h2 id="needs">What you need coins for</h2>
        <ul className="mt-3 list-disc space-y-1.5 pl-5">
          <li>
            The network fee (gas) of every transaction. It goes to the network, is paid even when a
            transaction fails, and your wallet shows it before you sign.
          </li>
          <li>The fee and the bond of a contribution, and the stake of a seat.</li>
          <li>The price of using a datanet’s data.</li>
        </ul>
        <p className="text-muted mt-3">
          Looking around costs nothing, and so does signing in. Keep a little more than the amount a
          button names, for the fee. When a balance does not suffice, the app says by how much.
        </p>
      </section>

      <section aria-labelledby="ethereum">
        <h2 id="ethereum">If your OPEN is on Ethereum</h2>
        <p className="mt-3">
          OpenLedger is an OP Stack chain whose gas coin is OPEN. Its documentation describes the OP
          Stack’s standard bridge: the token is locked on Ethereum, and the same amount appears as
          the coin of OpenLedger. On the way back the coin is burned and the token unlocked.
        </p>
        <ol className="mt-3 list-decimal space-y-1.5 pl-5">
          <li>
            Open the bridge from <Out href={SITE}>OpenLedger’s site</Out> or{" "}
            <Out href={BRIDGE_DOCS}>its page on bridging</Out>, not from a message or an
            advertisement.
          </li>
          <li>
            Have some ETH on Ethereum: the deposit is a transaction there and its gas is paid in
            ETH.
          </li>
          <li>Send a small amount first, to your own address, and wait until it has arrived.</li>
          <li>
            Look your address up on{" "}
            <Out href={openLedger.blockExplorers!.default.url}>the explorer</Out>, then come back;
            the balance on your account page is read from the chain.
          </li>
        </ol>
        <Callout className="mt-4" tone="warn" title="The way back is slow">
          A withdrawal by the standard bridge takes at least seven days on OP Stack chains, and
          needs transactions on Ethereum. Bring what you mean to use.
        </Callout>
      </section>

      <section aria-labelledby="bsc">
        <h2 id="bsc">If your OPEN is on BNB Smart Chain</h2>
        <p className="mt-3">
          The standard bridge joins OpenLedger with Ethereum only. OPEN on BNB Smart Chain needs a
          route of its own, and we know of none that we could check. OpenLedger’s site names those
          it supports; an exchange that takes OPEN from BNB Smart Chain and pays it out on
          OpenLedger, or on Ethereum, is another way.
        </p>
        <p className="mt-3">
          Sending the token to your own address does not move it: it stays on BNB Smart Chain.
        </p>
      </section>

      <section aria-labelledby="safe">
        <h2 id="safe">Before you send</h2>
        <ul className="mt-3 list-disc space-y-1.5 pl-5">
          <li>
            This site neither runs nor offers a bridge, and no page of it asks you to send OPEN to
            an address.
          </li>
          <li>
            Compare the chain id in your wallet with the one above. Names can be copied; the app
            refuses a network whose id is another.
          </li>
          <li>
            Bridges, addresses and times change. What is written here was taken from public
            documentation; where it differs from OpenLedger’s own pages, believe those.
          </li>
        </ul>
      </section>
    </div>
  );
}

function NetworkTable() {
  const rows: [string, string, boolean][] = [
    ["Name", appChain.name, false],
    ["Chain id", String(appChain.id), true],
    ["Coin", coinSymbol, false],
    // The local chain's port is known only when it runs; elsewhere wallets get the public address.
    ["RPC address", local ? publicRpcUrls()[0]! : appChain.rpcUrls.default.http[0]!, true],
  ];
  const explorer = appChain.blockExplorers?.default.url;
  if (explorer) rows.push(["Explorer", explorer, true]);
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
