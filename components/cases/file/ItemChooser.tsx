"use client";

import { Check } from "lucide-react";
import { useMemo, useState } from "react";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { cn } from "@/components/ui/cn";
import { ItemThumb } from "@/components/work/ItemThumb";
import type { Stored } from "@/components/work/resolve";
import { useItem, type StoredRequest } from "@/components/work/useItem";
import { bitsOf, hasBit, withBit } from "@/lib/curation/bitmap";

/** Items shown at first; each shown item is fetched. */
const FIRST = 24;

/** Chooses items of a contribution; each is a button that is pressed or not. */
export function ItemChooser({
  stored,
  parent,
  inlineField,
  may,
  chosen,
  onChange,
  disabled,
}: {
  stored: Stored;
  parent: Stored | null;
  inlineField: string;
  /** Bitmap of the items to choose from. */
  may: bigint;
  chosen: bigint;
  onChange: (chosen: bigint) => void;
  disabled: boolean;
}) {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const bits = useMemo(() => {
    // What the address named comes first, or it could be out of sight.
    const every = bitsOf(may);
    return [
      ...every.filter((bit) => hasBit(chosen, bit)),
      ...every.filter((bit) => !hasBit(chosen, bit)),
    ];
    // The order stays as it was when the page came: a pressed item must not jump.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [may]);
  return (
    <>
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        {(all ? bits : bits.slice(0, FIRST)).map((index) => (
          <li key={index} className="min-w-0">
            <Choice
              request={{ index, stored, parent, inlineField }}
              on={hasBit(chosen, index)}
              disabled={disabled}
              onToggle={(on) => onChange(withBit(chosen, index, on))}
            />
          </li>
        ))}
      </ul>
      {!all && bits.length > FIRST && (
        <Button className="mt-3" onClick={() => setAll(true)}>
          {t("Show all {count}", { count: bits.length })}
        </Button>
      )}
    </>
  );
}

function Choice({
  request,
  on,
  disabled,
  onToggle,
}: {
  request: StoredRequest;
  on: boolean;
  disabled: boolean;
  onToggle: (on: boolean) => void;
}) {
  const t = useTexts();
  const item = useItem(request);
  const title = item.state === "ready" ? item.shown.source.title : "";
  return (
    <button
      type="button"
      aria-pressed={on}
      aria-disabled={disabled || undefined}
      onClick={() => !disabled && onToggle(!on)}
      aria-label={t(title ? "Item {position}, {title}" : "Item {position}", {
        position: request.index + 1,
        title,
      })}
      className={cn(
        "rounded-control flex h-36 w-full flex-col overflow-hidden border text-left",
        on
          ? "border-danger bg-danger-soft ring-danger ring-1"
          : "border-line-strong bg-surface hover:border-accent",
      )}
    >
      <span className="text-muted flex min-h-6 items-center justify-between gap-2 px-2 py-1 text-xs">
        <span className="figures">{request.index + 1}</span>
        {on && (
          <span className="text-danger inline-flex items-center gap-1 font-medium">
            <Check aria-hidden className="size-3.5" /> {t("challenged")}
          </span>
        )}
      </span>
      <span className="block min-h-0 flex-1 overflow-hidden px-2 pb-2">
        <ItemThumb item={item} />
      </span>
    </button>
  );
}
