import Link from "next/link";
import { useTexts } from "#texts";
import { Amount } from "@/components/ui/Amount";
import { Badge } from "@/components/ui/Badge";
import { Progress } from "@/components/ui/Progress";
import { needOf, type Listed } from "@/lib/datanets/listed";
import { plural } from "@/lib/texts/text";
import { TypeTile } from "./TypeTile";
import { typeWords } from "./words";

/** A datanet in a list: what it is, what it needs, and its figures. */
export function DatanetCard({
  datanet,
  place,
}: {
  datanet: Listed;
  /** Where it stands in a list of which only a part is rendered. */
  place?: { "aria-posinset": number; "aria-setsize": number };
}) {
  const t = useTexts();
  const { id, name, type, about, curators, jurors, reviewedRecent, acceptedRecent } = datanet;
  const Item = place ? "div" : "li";
  const noCurators = Math.max(0, curators.needed - curators.active);
  const noJurors = Math.max(0, jurors.needed - jurors.active);
  return (
    <Item
      {...(place && { role: "listitem", ...place })}
      className="group rounded-panel border-line bg-raised hover:border-line-strong hover:shadow-float relative flex min-w-0 flex-col border transition-[border-color,box-shadow]"
    >
      <div className="flex flex-1 gap-4 p-5">
        <TypeTile type={type} />
        <div className="min-w-0 flex-1">
          <div className="flex items-start justify-between gap-3">
            <h3 className="font-display min-w-0 text-lg font-semibold tracking-tight">
              <Link
                href={`/datanets/${id}`}
                className="group-hover:text-accent after:rounded-panel after:absolute after:inset-0"
              >
                {name}
              </Link>
            </h3>
            {type && <Badge>{t(typeWords[type])}</Badge>}
          </div>
          <p className="text-muted mt-1 line-clamp-2 min-h-10 text-sm">
            {about ?? t("The description of this datanet is not stored on this server.")}
          </p>
          <div className="mt-3 flex flex-wrap gap-1.5">
            {noCurators > 0 && (
              <Badge tone="warn">
                {t(plural(noCurators, "{n} curator missing", "{n} curators missing"))}
              </Badge>
            )}
            {noJurors > 0 && (
              <Badge tone="warn">
                {t(plural(noJurors, "{n} juror missing", "{n} jurors missing"))}
              </Badge>
            )}
            {needOf(datanet).has("judging") && <Badge tone="accent">{t("Judging now")}</Badge>}
            {noCurators + noJurors === 0 && (
              <Badge tone="ok">
                {t("{curators} curators, {jurors} jurors", {
                  curators: curators.active,
                  jurors: jurors.active,
                })}
              </Badge>
            )}
          </div>
        </div>
      </div>
      <div className="px-5 pb-5">
        <Progress
          value={datanet.openItems}
          max={datanet.roundSize}
          label={
            datanet.openRound > 0
              ? t("Open round: {count} of {size} items", {
                  count: datanet.openItems,
                  size: datanet.roundSize,
                })
              : t("No open round; the next item starts one")
          }
        />
      </div>
      <dl className="border-line divide-line grid grid-cols-3 divide-x border-t text-sm">
        <Figure label={t("Price a unit")}>
          <Amount wei={datanet.priceWei} />
        </Figure>
        <Figure label={t("Accepted lately")}>
          {reviewedRecent === 0 ? (
            <span className="text-muted">{t("none yet")}</span>
          ) : (
            t("{count} of {size}", { count: acceptedRecent, size: reviewedRecent })
          )}
        </Figure>
        <Figure label={t("Burned by use")}>
          <Amount wei={datanet.burnedWei} decimals={2} />
        </Figure>
      </dl>
    </Item>
  );
}

function Figure({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0 px-3 py-3 first:pl-5 last:pr-5 sm:px-4">
      <dt className="text-muted text-xs">{label}</dt>
      <dd className="figures mt-0.5 font-medium">{children}</dd>
    </div>
  );
}
