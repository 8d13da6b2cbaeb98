import { useTexts } from "#texts";
import Link from "next/link";
import { WalletButton } from "@/components/wallet/WalletButton";
import { Mark } from "./Mark";
import { NavLinks } from "./NavLinks";
import { PhoneMenu } from "./PhoneMenu";
import { ThemeToggle } from "./ThemeToggle";

export function Header() {
  const t = useTexts();
  return (
    <header className="border-line bg-surface sticky top-0 z-20 border-b">
      <div className="page flex h-15 items-center gap-2 sm:gap-6">
        <Link
          href="/"
          className="font-display flex items-center gap-2.5 text-lg font-bold tracking-tight"
        >
          <Mark className="size-6" />
          Datanets
        </Link>
        <nav aria-label={t("Main")} className="hidden md:block">
          <NavLinks className="flex gap-0.5" />
        </nav>
        <div className="ml-auto flex items-center gap-1 sm:gap-2">
          <ThemeToggle />
          <WalletButton />
          <PhoneMenu />
        </div>
      </div>
    </header>
  );
}
