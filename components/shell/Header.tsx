import Link from "next/link";
import { WalletButton } from "@/components/wallet/WalletButton";
import { Bits } from "@/components/ui/Bits";
import { NavLinks } from "./NavLinks";
import { PhoneMenu } from "./PhoneMenu";
import { ThemeToggle } from "./ThemeToggle";

/** Bits of the product's mark: a verdict that is mostly yes. */
const MARK = 0b110_111_011;

export function Header() {
  return (
    <header className="border-line bg-raised sticky top-0 z-20 border-b">
      <div className="page flex h-14 items-center gap-2 sm:gap-4">
        <Link href="/" className="flex items-center gap-2 font-semibold tracking-tight">
          <Bits value={MARK} className="text-accent size-5" />
          Datanets
        </Link>
        <nav aria-label="Main" className="hidden md:block">
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
