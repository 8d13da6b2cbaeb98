import type { Metadata } from "next";
import { AccountDesk } from "@/components/account/AccountDesk";
import { explained } from "@/components/help/explained";
import { PageHeader } from "@/components/ui/Panel";

export const metadata: Metadata = {
  title: "Account",
  description: "Your balance, your seats and their record, and what you contributed.",
};

export default function AccountPage() {
  return (
    <>
      <PageHeader
        title="Account"
        description={explained(
          "Your balance, your {seat|seats} and their record, and what you contributed.",
        )}
      />
      <AccountDesk />
    </>
  );
}
