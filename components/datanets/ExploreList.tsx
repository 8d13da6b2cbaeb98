"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Amount } from "@/components/ui/Amount";
import { Badge } from "@/components/ui/Badge";
import { Input, Select } from "@/components/ui/controls";
import { EmptyState } from "@/components/ui/feedback";
import { Progress } from "@/components/ui/Progress";
import { Button } from "@/components/ui/Button";
import { DATANET_TYPES_IN_ORDER, filterDatanets, needOf, type Listed, type Need } from "./filter";
import { TypeTile } from "./TypeTile";
import { typeWords } from "./words";

const needs: { value: Need | "all"; label: string }[] = [
  { value: "all", label: "Anything" },
  { value: "curators", label: "Needs curators" },
  { value: "jurors", label: "Needs jurors" },
  { value: "judging", label: "Judging now" },
];

/** Datanets to search and filter in the browser; the list itself came with the page. */
export function ExploreList({ datanets }: { datanets: Listed[] }) {
  const [query, setQuery] = useState("");
  const [type, setType] = useState<string>("all");
  const [need, setNeed] = useState<Need | "all">("all");
  const shown = filterDatanets(datanets, { query, type, need });
  const clear = () => {
    setQuery("");
    setType("all");
    setNeed("all");
  };
  return (
    <>
      <div className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-[minmax(0,1fr)_11rem_11rem]">
        <div className="relative col-span-2 sm:col-span-1">
          <Search
            aria-hidden
            className="text-muted pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2"
          />
          <Input
            type="search"
            aria-label="Search datanets by name or steward"
            placeholder="Name or steward"
            className="pl-9"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
        <Select aria-label="Type of data" value={type} onChange={(e) => setType(e.target.value)}>
          <option value="all">All types</option>
          {DATANET_TYPES_IN_ORDER.map((key) => (
            <option key={key} value={key}>
              {typeWords[key]}
            </option>
          ))}
        </Select>
        <Select
          aria-label="What it needs"
          value={need}
          onChange={(event) => setNeed(event.target.value as Need | "all")}
        >
          {needs.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </div>
      <p role="status" className="sr-only">
        {shown.length} of {datanets.length} datanets shown
      </p>
      {shown.length === 0 ? (
        <EmptyState title="Nothing matches" actions={<Button onClick={clear}>Show all</Button>}>
          No datanet has this name, type and need.
        </EmptyState>
      ) : (
        <ul className="grid gap-5 md:grid-cols-2">
          {shown.map((datanet) => (
            <DatanetCard key={datanet.id} datanet={datanet} />
          ))}
        </ul>
      )}
    </>
  );
}

function DatanetCard({ datanet }: { datanet: Listed }) {
  const { id, name, type, about, curators, jurors, reviewedRecent, acceptedRecent } = datanet;
  const missing = [
    [curators.needed - curators.active, "curators"],
    [jurors.needed - jurors.active, "jurors"],
  ] as const;
  return (
    <li className="group rounded-panel border-line bg-raised hover:border-line-strong hover:shadow-float relative flex min-w-0 flex-col border transition-[border-color,box-shadow]">
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
            {type && <Badge>{typeWords[type]}</Badge>}
          </div>
          <p className="text-muted mt-1 line-clamp-2 min-h-10 text-sm">
            {about ?? "The description of this datanet is not stored on this server."}
          </p>
          <div className="mt-3 flex flex-wrap gap-1.5">
            {missing.map(([count, bench]) =>
              count > 0 ? (
                <Badge key={bench} tone="warn">
                  {count} {count === 1 ? bench.slice(0, -1) : bench} missing
                </Badge>
              ) : null,
            )}
            {needOf(datanet).has("judging") && <Badge tone="accent">Judging now</Badge>}
            {missing.every(([count]) => count <= 0) && (
              <Badge tone="ok">
                {curators.active} curators, {jurors.active} jurors
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
              ? `Open round: ${datanet.openItems} of ${datanet.roundSize} items`
              : "No open round; the next item starts one"
          }
        />
      </div>
      <dl className="border-line divide-line grid grid-cols-3 divide-x border-t text-sm">
        <Figure label="Price a unit">
          <Amount wei={datanet.priceWei} />
        </Figure>
        <Figure label="Accepted lately">
          {reviewedRecent === 0 ? (
            <span className="text-muted">none yet</span>
          ) : (
            `${acceptedRecent} of ${reviewedRecent}`
          )}
        </Figure>
        <Figure label="Burned by use">
          <Amount wei={datanet.burnedWei} decimals={2} />
        </Figure>
      </dl>
    </li>
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
