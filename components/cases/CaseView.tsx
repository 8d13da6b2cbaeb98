import Link from "next/link";
import { useTexts } from "#texts";
import { CaseJuryDesk } from "@/components/cases/jury/CaseJuryDesk";
import { ItemGallery } from "@/components/contribute/ItemGallery";
import { Timeline } from "@/components/curate/Timeline";
import { explained } from "@/components/help/explained";
import { AsOf } from "@/components/shell/AsOf";
import { Badge } from "@/components/ui/Badge";
import { PageHeader, Section } from "@/components/ui/Panel";
import type { Described } from "@/components/work/description";
import type { Stored } from "@/components/work/resolve";
import type { CaseEnd, Comparison } from "@/lib/cases/history";
import type { CasePage } from "@/lib/cases/types";
import { countBits } from "@/lib/curation/bitmap";
import { plural } from "@/lib/texts/text";
import { AppealPanel } from "./AppealPanel";
import { AdvanceCase } from "./CaseActions";
import { CaseFacts } from "./CaseFacts";
import type { ShownEvidence } from "./evidence";
import { EvidencePanel } from "./EvidencePanel";
import { Juries } from "./Juries";
import { Outcome } from "./Outcome";
import { casePhases } from "./phases";
import { Similarity } from "./Similarity";
import { caseSentence, caseStateTones, caseStateWords, reasonWords } from "./words";

/** One case: what is challenged and why, where it stands, who judges, what came out. */
export function CaseView({
  page,
  described,
  evidence,
  parent,
  end,
  comparisons,
}: {
  page: CasePage;
  described: Described;
  evidence: ShownEvidence;
  /** The contribution that labels and refinements are about. */
  parent: Stored | null;
  /** Null while it has not ended, or where the chain's history cannot be searched. */
  end: CaseEnd | null;
  /** Null where the chain's history cannot be searched. */
  comparisons: readonly Comparison[] | null;
}) {
  const t = useTexts();
  const { brief, row } = page;
  const home = `/datanets/${brief.datanet}`;
  return (
    <>
      <PageHeader
        eyebrow={
          <>
            {t.rich("<a>{datanet}</a> / <cases>Cases</cases>, as of {block}", {
              a: (name) => (
                <Link href={home} className="text-accent underline underline-offset-4">
                  {name}
                </Link>
              ),
              cases: (words) => (
                <Link href={`${home}/cases`} className="text-accent underline underline-offset-4">
                  {words}
                </Link>
              ),
              datanet: page.name,
              block: <AsOf block={page.now.blockNumber} />,
            })}
          </>
        }
        title={
          <span className="flex flex-wrap items-center gap-3">
            {t("Case {id}: {reason}", { id: brief.id, reason: reasonWords[brief.reason] })}
            <Badge tone={caseStateTones[brief.state]}>{t(caseStateWords[brief.state])}</Badge>
          </span>
        }
        description={explained(t(caseSentence(brief)))}
        actions={brief.due && <AdvanceCase brief={brief} />}
      />
      <div className="flex flex-col gap-8">
        <Outcome page={page} end={end} />
        <CaseJuryDesk page={page} />
        <AppealPanel page={page} />
        <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="flex min-w-0 flex-col gap-10">
            <Section
              id="items"
              title={t("What is challenged")}
              description={t(
                plural(
                  countBits(brief.items),
                  "{n} item. It stands or falls by this case alone.",
                  "{n} items. They stand or fall together.",
                ),
              )}
            >
              <ItemGallery
                stored={{ id: row.id, content: row.content }}
                parent={parent}
                count={row.count}
                accepted={row.accepted}
                struck={row.struck}
                only={brief.items}
                inlineField={described.description?.fields[0]?.name ?? "label"}
              />
            </Section>
            <EvidencePanel brief={brief} evidence={evidence} />
            {brief.reason === "duplicate" && <Similarity page={page} comparisons={comparisons} />}
            <Section
              id="phases"
              title={t("Phases")}
              description={t(
                "Each ends at its deadline, or as soon as all who are due have acted.",
              )}
            >
              <Timeline phases={casePhases(page)} />
            </Section>
            <Juries page={page} />
          </div>
          <CaseFacts page={page} described={described} />
        </div>
      </div>
    </>
  );
}
