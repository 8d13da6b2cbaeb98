import { getTexts } from "@/components/texts/server";
import type { Metadata } from "next";
import Link from "next/link";
import { ChainSilent } from "@/components/datanets/ChainSilent";
import { DatanetFrame } from "@/components/datanets/DatanetFrame";
import { RoundsChart } from "@/components/datanets/RoundsChart";
import { RoundsTable } from "@/components/datanets/RoundsTable";
import { tryRead } from "@/components/datanets/tryRead";
import { explained } from "@/components/help/explained";
import { LiveRefresh } from "@/components/shell/LiveRefresh";
import { describe } from "@/components/work/description";
import { END_OF_NUMBERS, numberParam } from "@/components/work/params";
import { serverClient } from "@/lib/chain/client";
import { readDatanet } from "@/lib/datanets/reads";

type Props = { params: Promise<{ id: string }> };

/** Links to older rounds; beyond, a round's number in the address leads to it. */
const OLDER_SHOWN = 200;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTexts();
  return {
    title: t("Rounds of datanet {id}", { id: (await params).id }),
    description: t(
      "Rounds of items that are judged together: what was accepted, what is being judged, until when.",
    ),
  };
}

export default async function RoundsPage({ params }: Props) {
  const t = await getTexts();
  const id = numberParam((await params).id, END_OF_NUMBERS);
  const { value: datanet, sentence } = await tryRead(() => readDatanet(serverClient(), { id }));
  if (!datanet) return <ChainSilent sentence={sentence} />;
  const described = await describe(datanet.content);
  const oldest = datanet.rounds.at(-1)?.number ?? 1;
  const older = Array.from(
    { length: Math.min(OLDER_SHOWN, oldest - 1) },
    (_, index) => oldest - 1 - index,
  );
  return (
    <DatanetFrame datanet={datanet} described={described} tab="/rounds">
      <LiveRefresh />
      <p className="text-muted mb-4 max-w-3xl text-sm">
        {explained(
          t(
            "A {round} collects {item|items}, a {panel} of {curator|curators} judges all of them, a {jury} checks a sample, the {gold}, votes are {reveal|opened} together, and the round {settle|settles}. Open a round to see its items, its deadlines and who judged how.",
          ),
        )}
      </p>
      {datanet.rounds.length > 0 && (
        <div className="mb-8">
          <RoundsChart rounds={datanet.rounds} />
        </div>
      )}
      <RoundsTable datanet={datanet} rounds={datanet.rounds} />
      {older.length > 0 && (
        <section aria-labelledby="older" className="mt-8">
          <h2 id="older">{t("Older rounds")}</h2>
          <p className="text-muted mb-3 text-sm">
            {t("The chain keeps the details of the latest 16; of these only the outcome is left.")}
          </p>
          <ul className="flex flex-wrap gap-2">
            {older.map((number) => (
              <li key={number}>
                <Link
                  href={`/datanets/${id}/rounds/${number}`}
                  className="figures rounded-control border-line hover:bg-sunken inline-flex min-h-8 min-w-10 items-center justify-center border px-2 text-sm"
                >
                  {number}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </DatanetFrame>
  );
}
