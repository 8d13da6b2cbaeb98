import Link from "next/link";
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
import { plural } from "@/lib/format/number";
import { digestToCid } from "@/lib/content/cid";
import { contentUrl } from "@/lib/content/fetch";
import { sequenceOf } from "@/lib/contributions/ids";
import type { ContributionPage } from "@/lib/contributions/types";
import { countBits } from "@/lib/curation/bitmap";
import { ItemGallery } from "./ItemGallery";
import { hasEnded, nextSentence, resultOf } from "./next";

const kinds = { data: "Data", labels: "Labels", refinement: "Refinement" } as const;

/** One contribution: what it consists of, where it stands, what it earns, and how to check it. */
export function ContributionView({
  page,
  parent,
  inlineField,
}: {
  page: ContributionPage;
  /** The contribution that labels and refinements are about. */
  parent: ContributionPage | null;
  /** Name of the field that labels inside data items answer. */
  inlineField: string;
}) {
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
            Contribution {row.sequence}
            <Badge tone={result.tone}>{result.words}</Badge>
          </span>
        }
        description={
          <>
            {kinds[row.kind]}, {plural(row.count, "item")}, by{" "}
            <AddressTag address={row.contributor} /> in{" "}
            <Link href={`${home}/rounds/${row.round}`} className="text-accent hover:underline">
              round {row.round}
            </Link>
            {row.parent !== null && (
              <>
                {" "}
                about{" "}
                <Link
                  href={`${home}/contributions/${sequenceOf(row.parent)}`}
                  className="text-accent hover:underline"
                >
                  contribution {sequenceOf(row.parent)}
                </Link>
              </>
            )}
            .
          </>
        }
      />
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-8">
          {!hasEnded(round.state) && (
            <Callout title="What happens next">
              <p>
                {nextSentence(round, page.policy)}
                {round.deadline > 0 && (
                  <>
                    {" "}
                    Time left:{" "}
                    <Countdown until={round.deadline} overLabel="none" className="font-medium" />.
                  </>
                )}
              </p>
            </Callout>
          )}
          <Section
            id="items"
            title="Items"
            description={
              row.state === "settled"
                ? `${plural(countBits(row.accepted), "item")} of ${row.count} accepted.`
                : undefined
            }
          >
            {row.state === "open" ? (
              <p className="text-muted text-sm">
                The content is sealed until the round closes, so that nobody can copy it before it
                is judged. The contributor has it already, and its address below is fixed.
              </p>
            ) : (
              <ItemGallery
                stored={{ id: row.id, content: row.content }}
                parent={parent && { id: parent.row.id, content: parent.row.content }}
                count={row.count}
                accepted={row.state === "settled" ? row.accepted : null}
                inlineField={inlineField}
              />
            )}
          </Section>
          {page.rewards.unvestedWei > 0n && (
            <Section
              id="vesting"
              title="When it becomes payable"
              description="Income vests by half-lives; the half-life is the one of its round."
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
  const { rewards, row } = page;
  return (
    <Part
      title="Money"
      actions={
        page.releaseAt > 0 &&
        !row.released && (
          <Badge tone="warn">
            Retired, released <TimeAgo unix={page.releaseAt} />
          </Badge>
        )
      }
    >
      {!hasEnded(row.state) ? (
        <p className="text-muted text-sm">
          A bond of <Amount wei={rewards.bondWei} className="text-text" /> is held for it. It begins
          to earn when its round is settled; what is rejected then gets the rest of its bond back.
        </p>
      ) : (
        <Figures page={page} />
      )}
    </Part>
  );
}

function Figures({ page }: { page: ContributionPage }) {
  const { rewards } = page;
  return (
    <>
      <StatList>
        <Stat label="Items that earn">{page.earning}</Stat>
        <Stat label="Bond held">
          <Amount wei={rewards.bondWei} />
        </Stat>
        <Stat label="Ready to claim">
          <Amount wei={rewards.payableWei} />
        </Stat>
        <Stat label="Vesting" hint="Becomes claimable over time">
          <Amount wei={rewards.unvestedWei} />
        </Stat>
        <Stat label="May still earn" hint="An item earns at most twice its bond">
          <Amount wei={rewards.capLeftWei} />
        </Stat>
        {page.toppedUpWei > 0n && (
          <Stat label="Bond added">
            <Amount wei={page.toppedUpWei} />
          </Stat>
        )}
      </StatList>
      <p className="text-muted mt-4 text-sm">
        Its contributor claims on the{" "}
        <Link href="/rewards" className="text-accent underline">
          rewards page
        </Link>
        .
      </p>
    </>
  );
}

function Provenance({ page }: { page: ContributionPage }) {
  const { row } = page;
  const cid = digestToCid(row.content);
  return (
    <Part
      title="Provenance"
      description="The chain holds the address of the content. Anyone can recompute it from the bytes."
    >
      <dl className="flex flex-col gap-3 text-sm">
        <div>
          <dt className="text-muted">Content address (CID)</dt>
          <dd className="flex items-start gap-1 font-mono text-xs break-all">
            {cid}
            <CopyButton text={cid} label="content address" />
          </dd>
        </div>
        <div>
          <dt className="text-muted">Merkle root of the items</dt>
          <dd className="flex items-center gap-1 font-mono text-xs">
            <span title={row.itemsRoot}>{shortHex(row.itemsRoot, 8)}</span>
            <CopyButton text={row.itemsRoot} label="Merkle root" />
          </dd>
        </div>
        <div>
          <dt className="text-muted">Contribution id</dt>
          <dd className="figures">{row.id}</dd>
        </div>
      </dl>
      {row.state !== "open" && (
        <div className="border-line mt-4 border-t pt-4">
          <ContentCheck digest={row.content} contribution={row.id} itemsRoot={row.itemsRoot} />
          <p className="text-muted mt-4 text-sm">
            <a
              href={contentUrl(row.content, "", row.id, "car")}
              download={`${cid}.car`}
              className="text-accent underline"
            >
              Download as .car
            </a>
            , the file that every IPFS node reads and that can be contributed again.
          </p>
        </div>
      )}
    </Part>
  );
}
