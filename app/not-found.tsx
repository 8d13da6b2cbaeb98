import { useTexts } from "#texts";
import type { Metadata } from "next";
import { getTexts } from "@/components/texts/server";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/feedback";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts();
  return { title: t("Not found") };
}

export default function NotFound() {
  const t = useTexts();
  return (
    <>
      <h1 className="sr-only">{t("Not found")}</h1>
      <EmptyState
        title={t("There is no page here")}
        actions={
          <ButtonLink href="/" variant="primary">
            {t("Explore datanets")}
          </ButtonLink>
        }
      >
        {t("The address may be mistyped, or what it named never existed on this chain.")}
      </EmptyState>
    </>
  );
}
