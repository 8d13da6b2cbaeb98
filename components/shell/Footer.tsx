import { useTexts } from "#texts";
import Link from "next/link";
import { appChain } from "@/lib/chain/chains";
import { LanguageSwitch } from "./LanguageSwitch";
import { Mark } from "./Mark";
import { MORE, NAV } from "./nav";

/** Where else to go, what the product does not promise, and the chain it runs on; on every page. */
export function Footer() {
  const t = useTexts();
  return (
    <footer className="border-line bg-sunken border-t">
      <div className="page grid gap-x-12 gap-y-10 py-12 text-sm sm:grid-cols-2 lg:grid-cols-[1.1fr_0.6fr_1.6fr_0.9fr]">
        <div>
          <p className="font-display flex items-center gap-2.5 text-base font-bold tracking-tight">
            <Mark className="size-5" />
            Datanets
          </p>
          <p className="text-muted mt-2 max-w-60">
            {t("Datasets owned by the people who bring and judge their data.")}
          </p>
        </div>
        <nav aria-label={t("Footer")}>
          <ul className="flex flex-col gap-1">
            {[...NAV, ...MORE].map(({ href, label }) => (
              <li key={href}>
                <Link
                  href={href}
                  className="text-muted hover:text-text inline-flex min-h-7 items-center hover:underline"
                >
                  {t(label)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="max-w-prose">
          <h2 className="mb-1.5 font-sans text-sm font-semibold tracking-normal">{t("Limits")}</h2>
          <p className="text-muted">
            {t(
              "The contracts have had no external audit. Panels and juries are drawn from block hashes, which the chain’s sequencer can influence. A jury that the steward appoints is trust in the steward.",
            )}
          </p>
        </div>
        <dl>
          <dt className="mb-1.5 font-semibold">{t("Chain")}</dt>
          <dd className="text-muted">
            {appChain.name} <span className="figures">({appChain.id})</span>
          </dd>
          <dt className="mt-4 mb-1 font-semibold">{t("Language")}</dt>
          <dd>
            <LanguageSwitch />
          </dd>
        </dl>
      </div>
    </footer>
  );
}
