import { useTexts } from "#texts";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/feedback";
import { PageHeader } from "@/components/ui/Panel";

/** For numbers that no datanet, round or item has. */
export default function DatanetNotFound() {
  const t = useTexts();
  return (
    <>
      <PageHeader title={t("Not on the chain")} />
      <EmptyState
        title={t("There is nothing with this number")}
        actions={<ButtonLink href="/">{t("Explore datanets")}</ButtonLink>}
      >
        {t(
          "Datanets and their rounds are numbered from 1 as they are created. It may also have been on a local chain that has begun again since.",
        )}
      </EmptyState>
    </>
  );
}
