import { appChain } from "@/lib/chain/chains";

/** What the product does not promise, on every page, and the chain it runs on. */
export function Footer() {
  return (
    <footer className="border-line mt-16 border-t">
      <div className="page text-muted grid gap-6 py-8 text-sm md:grid-cols-[1fr_auto]">
        <div className="max-w-prose">
          <h2 className="text-text mb-1 text-sm">Limits</h2>
          <p>
            The contracts have had no external audit. Panels and juries are drawn from block hashes,
            which the chain’s sequencer can influence. A jury that the steward appoints is trust in
            the steward.
          </p>
        </div>
        <dl className="md:text-right">
          <dt>Chain</dt>
          <dd className="text-text">
            {appChain.name} <span className="figures text-muted">({appChain.id})</span>
          </dd>
        </dl>
      </div>
    </footer>
  );
}
