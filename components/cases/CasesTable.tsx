import Link from "next/link";
import { useTexts } from "#texts";
import { Badge } from "@/components/ui/Badge";
import { Table, Td, Th } from "@/components/ui/Table";
import { TimeAgo } from "@/components/ui/TimeAgo";
import type { CaseBrief } from "@/lib/cases/types";
import { ChallengedItems } from "./ChallengedItems";
import { Deadline } from "./Deadline";
import { caseStateTones, caseStateWords, reasonWords } from "./words";

/** Cases, newest first; each leads to its own page. */
export function CasesTable({ cases }: { cases: readonly CaseBrief[] }) {
  const t = useTexts();
  return (
    <Table label={t("Cases, newest first")} steady>
      <thead>
        <tr>
          <Th>{t("Case")}</Th>
          <Th>{t("State")}</Th>
          <Th>{t("Reason")}</Th>
          <Th>{t("About")}</Th>
          <Th>{t("Outcome or deadline")}</Th>
          <Th>{t("Filed")}</Th>
        </tr>
      </thead>
      <tbody>
        {cases.map((brief) => (
          <tr key={brief.id}>
            <Td>
              <Link
                href={`/datanets/${brief.datanet}/cases/${brief.id}`}
                className="text-accent font-medium whitespace-nowrap hover:underline"
              >
                {t("Case {id}", { id: brief.id })}
              </Link>
            </Td>
            <Td>
              <Badge tone={caseStateTones[brief.state]}>{t(caseStateWords[brief.state])}</Badge>
            </Td>
            <Td className="whitespace-nowrap">{t(reasonWords[brief.reason])}</Td>
            <Td className="whitespace-nowrap">
              <ChallengedItems brief={brief} />
            </Td>
            <Td className="whitespace-nowrap">
              <Next brief={brief} />
            </Td>
            <Td className="text-muted whitespace-nowrap">
              <TimeAgo unix={brief.filedAt} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Next({ brief }: { brief: CaseBrief }) {
  const t = useTexts();
  if (brief.endedAt !== null)
    return t.rich("ended {time}", { time: <TimeAgo unix={brief.endedAt} /> });
  if (brief.due) return <span className="text-warn">{t("Anyone can move it on")}</span>;
  if (brief.deadline === null) return <span className="text-muted">{t("Waits for the draw")}</span>;
  return <Deadline until={brief.deadline} />;
}
