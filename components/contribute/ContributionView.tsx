import Link from "next/link";
import { useTexts } from "#texts";
import { challengeable, challengePath } from "@/components/cases/file/filing";
import { CasesTable } from "@/components/cases/CasesTable";
import { ContentCheck } from "@/components/content/ContentCheck";
import { AddressTag } from "@/components/ui/AddressTag";
import { Amount } from "@/components/ui/Amount";
import { Badge } from "@/components/ui/Badge";
import { CopyButton } from "@/components/ui/CopyButton";
import { Countdown } from "@/components/ui/Countdown";
import { Callout } from "@/components/ui/feedback";
import { PageHeader, Part, PartList, Section } from "@/components/ui/Panel";
import { VestingChart } from "@/components/rewards/VestingChart";
import { Stat, StatList } from "@/components/ui/Stat";
import { TimeAgo } from "@/components/ui/TimeAgo";
import { shortHex } from "@/lib/format/address";
import { digestToCid } from "@/lib/content/cid";
import { contentUrl } from "@/lib/content/fetch";
import { sequenceOf } from "@/lib/contributions/ids";
import type { CaseBrief } from "@/lib/cases/types";
import type { ContributionPage } from "@/lib/contributions/types";
import { countBits } from "@/lib/curation/bitmap";
import { msg, plural } from "@/lib/texts/text";
import { ItemGallery } from "./ItemGallery";
import { hasEnded, nextSentence, resultOf } from "./next";

const kinds = { data: msg("Data"), labels: msg("Labels"), refinement: msg("Refinement") } as const;

/** One contribution: what it consists of, where it stands, what it earns, and how to check it. */
export function ContributionView({
  page,
  parent,
  cases,
  inlineField,
}: {
  page: ContributionPage;
  /** The contribution that labels and refinements are about. */
  parent: ContributionPage | null;
  /** About it, newest first, ended ones too. */
  cases: readonly CaseBrief[];
  /** Name of the field that labels inside data items answer. */
  inlineField: string;
}) {
  const t = useTexts();
  const { row, round } = page;
  const home = `/datanets/${row.datanet}`;
  const result = resultOf(row);
  return (
    <>
      <PageHeader
        eyebrow={
          <Link href={home} className="text-accent hover:underline">
            {page.name}
          </Link>
        }
        title={
          <span className="flex flex-wrap items-center gap-3">
            {t("Contribution {number}", { number: row.sequence })}
            <Badge tone={result.tone}>{t(result.words)}</Badge>
          </span>
        }
        description={
          <>
            {t.rich(
              row.parent === null
                ? "{kind}, {items}, by {contributor} in <round>round {number}</round>."
                : "{kind}, {items}, by {contributor} in <round>round {number}</round> about <parent>contribution {about}</parent>.",
              {
                kind: t(kinds[row.kind]),
                items: t(plural(row.count, "{n} item", "{n} items")),
                contributor: <AddressTag address={row.contributor} />,
                number: row.round,
                about: row.parent === null ? null : sequenceOf(row.parent),
                round: (words) => (
                  <Link
                    href={`${home}/rounds/${row.round}`}
                    className="text-accent hover:underline"
                  >
                    {words}
                  </Link>
                ),
                parent: (words) =>
                  row.parent !== null && (
                    <Link
                      href={`${home}/contributions/${sequenceOf(row.parent)}`}
                      className="text-accent hover:underline"
                    >
                      {words}
                    </Link>
                  ),
              },
            )}
          </>
        }
      />
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-8">
          {!hasEnded(round.state) && (
            <Callout title={t("What happens next")}>
              <p>
                {t(nextSentence(round, page.policy))}
                {round.deadline > 0 && (
                  <>
                    {" "}
                    {t.rich("Time left: {time}.", {
                      time: (
                        <Countdown
                          until={round.deadline}
                          overLabel={t("none")}
                          className="font-medium"
                        />
                      ),
                    })}
                  </>
                )}
              </p>
            </Callout>
          )}
          <Section
            id="items"
            title={t("Items")}
            actions={
              challengeable(row) !== 0n && (
                <Link
                  href={challengePath(row.datanet, row.sequence)}
                  className="text-accent text-sm font-medium hover:underline"
                >
                  {t("Challenge items")}
                </Link>
              )
            }
            description={
              row.state === "settled"
                ? t(
                    plural(
                      countBits(row.accepted),
                      "{n} item of {count} accepted.",
                      "{n} items of {count} accepted.",
                      { count: row.count },
                    ),
                  )
                : undefined
            }
          >
            {row.state === "open" ? (
              <p className="text-muted text-sm">
                {t(
                  "The content is sealed until the round closes, so that nobody can copy it before it is judged. The contributor has it already, and its address below is fixed.",
                )}
              </p>
            ) : (
              <ItemGallery
                stored={{ id: row.id, content: row.content }}
                parent={parent && { id: parent.row.id, content: parent.row.content }}
                count={row.count}
                accepted={row.state === "settled" ? row.accepted : null}
                struck={row.struck}
                inlineField={inlineField}
              />
            )}
          </Section>
          {cases.length > 0 && (
            <Section
              id="cases"
              title={t("Cases")}
              description={
                row.openCases > 0
                  ? t(
                      plural(
                        row.openCases,
                        "Its income is held while {n} case is open.",
                        "Its income is held while {n} cases are open.",
                      ),
                    )
                  : undefined
              }
            >
              <CasesTable cases={cases} />
            </Section>
          )}
          {page.rewards.unvestedWei > 0n && (
            <Section
              id="vesting"
              title={t("When it becomes payable")}
              description={t("Income vests by half-lives; the half-life is the one of its round.")}
            >
              <VestingChart parts={[{ ...page.rewards, halfLife: page.policy.vestingHalfLife }]} />
            </Section>
          )}
        </div>
        <PartList>
          <Earnings page={page} />
          <Provenance page={page} />
        </PartList>
      </div>
    </>
  );
}

function Earnings({ page }: { page: ContributionPage }) {
  const t = useTexts();
  const { rewards, row } = page;
  return (
    <Part
      title={t("Money")}
      actions={
        page.releaseAt > 0 &&
        !row.released && (
          <Badge tone="warn">
            {t.rich("Retired, released {time}", { time: <TimeAgo unix={page.releaseAt} /> })}
          </Badge>
        )
      }
    >
      {!hasEnded(row.state) ? (
        <p className="text-muted text-sm">
          {t.rich(
            "A bond of {sum} is held for it. It begins to earn when its round is settled; what is rejected then gets the rest of its bond back.",
            { sum: <Amount wei={rewards.bondWei} className="text-text" /> },
          )}
        </p>
      ) : (
        <Figures page={page} />
      )}
    </Part>
  );
}

function Figures({ page }: { page: ContributionPage }) {
  const t = useTexts();
  const { rewards } = page;
  return (
    <>
      <StatList>
        <Stat label={t("Items that earn")}>{page.earning}</Stat>
        <Stat label={t("Bond held")}>
          <Amount wei={rewards.bondWei} />
        </Stat>
        <Stat label={t("Ready to claim")}>
          <Amount wei={rewards.payableWei} />
        </Stat>
        <Stat label={t("Vesting")} hint={t("Becomes claimable over time")}>
          <Amount wei={rewards.unvestedWei} />
        </Stat>
        <Stat label={t("May still earn")} hint={t("An item earns at most twice its bond")}>
          <Amount wei={rewards.capLeftWei} />
        </Stat>
        {page.toppedUpWei > 0n && (
          <Stat label={t("Bond added")}>
            <Amount wei={page.toppedUpWei} />
          </Stat>
        )}
      </StatList>
      <p className="text-muted mt-4 text-sm">
        {t.rich("Its contributor claims on the <rewards>rewards page</rewards>.", {
          rewards: (words) => (
            <Link href="/rewards" className="text-accent underline">
              {words}
            </Link>
          ),
        })}
      </p>
    </>
  );
}

function Provenance({ page }: { page: ContributionPage }) {
  const t = useTexts();
  const { row } = page;
  const cid = digestToCid(row.content);
  return (
    <Part
      title={t("Provenance")}
      description={t(
        "The chain holds the address of the content. Anyone can recompute it from the bytes.",
      )}
    >
      <dl className="flex flex-col gap-3 text-sm">
        <div>
          <dt className="text-muted">{t("Content address (CID)")}</dt>
          <dd className="flex items-start gap-1 font-mono text-xs break-all">
            {cid}
            <CopyButton text={cid} label={t("content address")} />
          </dd>
        </div>
        <div>
          <dt className="text-muted">{t("Merkle root of the items")}</dt>
          <dd className="flex items-center gap-1 font-mono text-xs">
            <span title={row.itemsRoot}>{shortHex(row.itemsRoot, 8)}</span>
            <CopyButton text={row.itemsRoot} label={t("Merkle root")} />
          </dd>
        </div>
        <div>
          <dt className="text-muted">{t("Contribution id")}</dt>
          <dd className="figures">{row.id}</dd>
        </div>
      </dl>
      {row.state !== "open" && (
        <div className="border-line mt-4 border-t pt-4">
          <ContentCheck digest={row.content} contribution={row.id} itemsRoot={row.itemsRoot} />
          <p className="text-muted mt-4 text-sm">
            {t.rich(
              "<file>Download as .car</file>, the file that every IPFS node reads and that can be contributed again.",
              {
                file: (words) => (
                  <a
                    href={contentUrl(row.content, "", row.id, "car")}
                    download={`${cid}.car`}
                    className="text-accent underline"
                  >
                    {words}
                  </a>
                ),
              },
            )}
          </p>
        </div>
      )}
    </Part>
  );
}
