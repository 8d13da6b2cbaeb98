import type { ReactNode } from "react";
import { ContentCheck } from "@/components/content/ContentCheck";
import { AddressTag } from "@/components/ui/AddressTag";
import { Badge } from "@/components/ui/Badge";
import { PageHeader } from "@/components/ui/Panel";
import { Tabs } from "@/components/ui/Tabs";
import type { Described } from "@/components/work/description";
import type { DatanetPage } from "@/lib/datanets/types";
import { typeWords } from "./words";

export type DatanetTab = "" | "/items" | "/rounds" | "/use";

const TABS: { path: DatanetTab; label: string }[] = [
  { path: "", label: "Overview" },
  { path: "/items", label: "Items" },
  { path: "/rounds", label: "Rounds" },
  { path: "/use", label: "Use" },
];

/** The head that all pages of a datanet share: what it is, whose it is, and where its parts are. */
export function DatanetFrame({
  datanet,
  described,
  tab,
  actions,
  check = false,
  children,
}: {
  datanet: DatanetPage;
  described: Described;
  tab: DatanetTab;
  actions?: ReactNode;
  /** Recomputes the description's digest in the reader's browser. */
  check?: boolean;
  children: ReactNode;
}) {
  const base = `/datanets/${datanet.id}`;
  const { description } = described;
  return (
    <>
      <PageHeader
        eyebrow={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span>Datanet {datanet.id}</span>
            {description && <Badge>{typeWords[description.type]}</Badge>}
            <span className="inline-flex items-center gap-1.5">
              Steward <AddressTag address={datanet.steward} />
            </span>
          </span>
        }
        title={datanet.name}
        description={description?.description}
        actions={actions}
      />
      {check && description && (
        <div className="-mt-2 mb-4 min-h-9 max-w-xl">
          <ContentCheck digest={datanet.content} auto />
        </div>
      )}
      <Tabs
        label="Parts of this datanet"
        current={`${base}${tab}`}
        tabs={TABS.map(({ path, label }) => ({ href: `${base}${path}`, label }))}
      />
      {children}
    </>
  );
}
