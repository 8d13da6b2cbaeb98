import Link from "next/link";
import { useTexts } from "#texts";
import { Timeline } from "@/components/curate/Timeline";
import { explained } from "@/components/help/explained";
import { AsOf } from "@/components/shell/AsOf";
import { Badge } from "@/components/ui/Badge";
import { PageHeader, PartList, Section } from "@/components/ui/Panel";
import type { Described } from "@/components/work/description";
import type { CasePage } from "@/lib/cases/types";
import { AdvanceCase } from "./CaseActions";
import { Juries } from "./Juries";
import { casePhases } from "./phases";
import { caseSentence, caseStateTones, caseStateWords, reasonWords } from "./words";

/** One case: what is challenged and why, where it stands, who judges, what came out. */
export function CaseView({ page }: { page: CasePage; described: Described }) {
  const t = useTexts();
  const { brief } = page;
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
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-10">
          <Section
            id="phases"
            title={t("Phases")}
            description={t("Each ends at its deadline, or as soon as all who are due have acted.")}
          >
            <Timeline phases={casePhases(page)} />
          </Section>
          <Juries page={page} />
        </div>
        <PartList>{null}</PartList>
      </div>
    </>
  );
}
