import { useTexts } from "#texts";
import { explained } from "@/components/help/explained";
import { Amount } from "@/components/ui/Amount";
import { Stat, StatList } from "@/components/ui/Stat";
import type { DatanetPage } from "@/lib/datanets/types";
import { CollectStewardship } from "./CollectStewardship";

/** The money of a datanet: price, what was burned, what waits for judges and steward. */
export function Pools({ datanet }: { datanet: DatanetPage }) {
  const t = useTexts();
  return (
    <>
      <StatList className="sm:grid-cols-4 lg:grid-cols-2">
        <Stat label={t("Price")} hint={t("for one unit of usage")}>
          <Amount wei={datanet.priceWei} />
        </Stat>
        <Stat
          label={t("Burned")}
          hint={explained(t("by paid {usage|use}, {burn|for ever}: how popularity is counted"))}
        >
          <Amount wei={datanet.burnedWei} decimals={2} />
        </Stat>
        <Stat
          label={t("Curation pool")}
          hint={explained(t("the {curationPool|purse} that tops up the pay of those who judge"))}
        >
          <Amount wei={datanet.poolWei} decimals={2} />
        </Stat>
        <Stat label={t("Stewardship")} hint={explained(t("set aside for the {steward}"))}>
          <Amount wei={datanet.stewardshipWei} decimals={2} />
        </Stat>
      </StatList>
      {datanet.stewardshipWei > 0n && <CollectStewardship datanet={datanet.id} className="mt-4" />}
    </>
  );
}
