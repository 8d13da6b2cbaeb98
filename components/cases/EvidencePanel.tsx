import { useTexts } from "#texts";
import ItemPreview from "@/components/content/ItemPreview";
import { CopyButton } from "@/components/ui/CopyButton";
import { Callout, ExternalContentNote } from "@/components/ui/feedback";
import { Section } from "@/components/ui/Panel";
import type { CaseBrief } from "@/lib/cases/types";
import { digestToCid } from "@/lib/content/cid";
import { evidenceUrl } from "@/lib/content/fetch";
import { formatBytes } from "@/lib/format/number";
import type { ShownEvidence } from "./evidence";

/** What the challenger says and shows. */
export function EvidencePanel({
  brief,
  evidence,
}: {
  brief: Pick<CaseBrief, "id" | "evidence">;
  evidence: ShownEvidence;
}) {
  const t = useTexts();
  const cid = digestToCid(brief.evidence);
  return (
    <Section
      id="evidence"
      title={t("Evidence")}
      description={t("What the challenger says. The jurors judge whether it is true.")}
    >
      {evidence.sentence !== undefined ? (
        <Callout tone="warn" title={t("The evidence cannot be shown here")}>
          <p>
            {t("{reason} Jurors dismiss what nobody can check.", { reason: evidence.sentence })}
          </p>
        </Callout>
      ) : (
        <>
          <blockquote className="rounded-panel border-line bg-raised max-h-[60vh] overflow-y-auto border p-4 break-words whitespace-pre-line">
            {evidence.text}
          </blockquote>
          {evidence.files.length > 0 && (
            <ul className="mt-4 grid gap-4 sm:grid-cols-2">
              {evidence.files.map((file) => {
                const src = evidenceUrl(brief.evidence, file.path, brief.id);
                return (
                  <li
                    key={file.path}
                    className="rounded-panel border-line bg-raised flex min-w-0 flex-col border"
                  >
                    <div className="border-line flex items-baseline justify-between gap-3 border-b px-3.5 py-2.5 text-sm">
                      <a
                        href={src}
                        target="_blank"
                        rel="noreferrer"
                        className="text-accent min-w-0 truncate font-medium hover:underline"
                      >
                        {file.title}
                      </a>
                      <span className="text-muted shrink-0 text-xs">{formatBytes(file.size)}</span>
                    </div>
                    <div className="p-3.5">
                      <ItemPreview preview={file.preview} src={src} title={file.title} compact />
                    </div>
                  </li>
                );
              })}
            </ul>
          )}
          <ExternalContentNote className="mt-4" />
        </>
      )}
      <p className="text-muted mt-3 flex items-center gap-1 text-xs">
        <span className="min-w-0 break-all">
          {t.rich("Content address: <code>{cid}</code>", {
            cid,
            code: (words) => <code className="font-mono">{words}</code>,
          })}
        </span>
        <CopyButton text={cid} label={t("content address")} />
      </p>
    </Section>
  );
}
