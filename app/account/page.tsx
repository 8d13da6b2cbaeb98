import { useTexts } from "#texts";
import { getTexts } from "@/components/texts/server";
import type { Metadata } from "next";
import { AccountDesk } from "@/components/account/AccountDesk";
import { explained } from "@/components/help/explained";
import { PageHeader } from "@/components/ui/Panel";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts();
  return {
    title: t("Account"),
    description: t("Your balance, your seats and their record, and what you contributed."),
  };
}

export default function AccountPage() {
  const t = useTexts();
  return (
    <>
      <PageHeader
        title={t("Account")}
        description={explained(
          t("Your balance, your {seat|seats} and their record, and what you contributed."),
        )}
      />
      <AccountDesk />
    </>
  );
}
