import { CircleCheck, CircleMinus } from "lucide-react";
import { useTexts } from "#texts";
import type { FileReport } from "@/lib/content/parse/types";
import { plural } from "@/lib/texts/text";

/** What became of each file: taken, or left out and why. Those with something to say come first. */
export function FileReports({ files }: { files: readonly FileReport[] }) {
  const t = useTexts();
  if (files.length === 0) return null;
  const taken = files.filter(({ items }) => items > 0).length;
  const out = files.length - taken;
  const ordered = [...files].sort((a, b) => Number(!a.sentence) - Number(!b.sentence));
  return (
    <details
      open={files.some(({ sentence }) => sentence !== undefined)}
      className="rounded-panel border-line bg-raised border text-sm"
    >
      <summary className="figures px-4 py-3 font-medium">
        <span role="status">
          {out > 0
            ? t(
                plural(
                  files.length,
                  "{n} file: {taken} taken, {out} left out",
                  "{n} files: {taken} taken, {out} left out",
                  { taken, out },
                ),
              )
            : t(
                plural(files.length, "{n} file: {taken} taken", "{n} files: {taken} taken", {
                  taken,
                }),
              )}
        </span>
      </summary>
      <div
        role="region"
        aria-label={t("Files")}
        tabIndex={0}
        className="border-line max-h-72 overflow-y-auto border-t"
      >
        <ul className="divide-line divide-y">
          {ordered.map((file, index) => (
            <FileLine key={index} file={file} />
          ))}
        </ul>
      </div>
    </details>
  );
}

function FileLine({ file }: { file: FileReport }) {
  const t = useTexts();
  const ok = file.items > 0;
  const Icon = ok ? CircleCheck : CircleMinus;
  const words = ok ? t(plural(file.items, "{n} item", "{n} items")) : t("left out");
  return (
    <li className="flex gap-3 px-4 py-2">
      <Icon
        aria-hidden
        className={ok ? "text-ok mt-0.5 size-4 shrink-0" : "text-warn mt-0.5 size-4 shrink-0"}
      />
      <div className="min-w-0 flex-1">
        <div className="flex justify-between gap-3">
          <span dir="auto" className="truncate">
            {file.name}
          </span>
          <span className="figures text-muted shrink-0">{words}</span>
        </div>
        {file.sentence && <p className="text-muted break-words">{t(file.sentence)}</p>}
      </div>
    </li>
  );
}
