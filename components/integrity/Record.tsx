import { getTexts } from "@/components/texts/server";
import { Amount } from "@/components/ui/Amount";
import { Stat, StatList } from "@/components/ui/Stat";
import { tryRead } from "@/components/datanets/tryRead";
import { serverClient } from "@/lib/chain/client";
import type { DatanetPage } from "@/lib/datanets/types";
import { formatShare } from "@/lib/format/number";
import { readRecord, type Paid } from "@/lib/integrity/record";
import { plural } from "@/lib/texts/text";

/** What the latest settled rounds came to, read after the page itself: it takes the chain's events. */
export async function Record({ datanet }: { datanet: DatanetPage }) {
  const t = await getTexts();
  const { value: record, sentence } = await tryRead(() => readRecord(serverClient(), datanet));
  if (sentence) return <p className="text-muted text-sm">{t(sentence)}</p>;
  if (!record)
    return (
      <p className="text-muted text-sm">
        {t("Nothing has been settled here yet. After the first round this shows what it paid.")}
      </p>
    );
  const share = (part: number | null) => (part === null ? "–" : formatShare(part));
  const cost = ({ losing }: Paid) =>
    t("{share} of them lost by it", { share: formatShare(Math.round(losing * 1000) / 1000) });
  const hour = t("an hour at 6 s an item");
  return (
    <>
      <p className="text-muted mb-4 text-sm">
        {t(plural(record.rounds, "The latest settled round.", "The latest {n} settled rounds."))}
      </p>
      <StatList className="sm:grid-cols-4">
        <Stat label={t("Paid to a curator a round")} hint={cost(record.curator)}>
          <Amount wei={record.curator.roundWei} decimals={3} />
        </Stat>
        <Stat label={t("To a curator, by time")} hint={hour}>
          <Amount wei={record.curator.hourWei} decimals={2} />
        </Stat>
        <Stat label={t("Paid to a juror a round")} hint={cost(record.juror)}>
          <Amount wei={record.juror.roundWei} decimals={3} />
        </Stat>
        <Stat label={t("To a juror, by time")} hint={hour}>
          <Amount wei={record.juror.hourWei} decimals={2} />
        </Stat>
        <Stat label={t("Curators agree")} hint={t("verdicts that two of a panel gave alike")}>
          {share(record.agreement)}
        </Stat>
        <Stat label={t("Right on gold")} hint={t("curators' verdicts that the jury gave too")}>
          {share(record.onGold)}
        </Stat>
        <Stat
          label={t("Most pay in one hand")}
          hint={t(plural(record.reviewers, "of {n} reviewer", "of {n} reviewers"))}
        >
          {share(record.topPaid)}
        </Stat>
        <Stat
          label={t("Most accepted items in one hand")}
          hint={t(plural(record.contributors, "of {n} contributor", "of {n} contributors"))}
        >
          {share(record.topContributor)}
        </Stat>
      </StatList>
    </>
  );
}
