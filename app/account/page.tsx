import type { Metadata } from "next";
import { AccountDesk } from "@/components/account/AccountDesk";
import { PageHeader } from "@/components/ui/Panel";

export const metadata: Metadata = { title: "Account" };

export default function AccountPage() {
  return (
    <>
      <PageHeader
        title="Account"
        description="Your balance, your seats and their record, and what you contributed."
      />
      <AccountDesk />
    </>
  );
}
