"use client";

import { useTexts } from "#texts";
import { Menu, X } from "lucide-react";
import { useDisclosure } from "@/components/ui/useDisclosure";
import { NavLinks } from "./NavLinks";

/** The navigation on narrow screens: a disclosure under the header, closed by Escape or by leaving. */
export function PhoneMenu() {
  const t = useTexts();
  const { open, setOpen, box, button } = useDisclosure();
  const Icon = open ? X : Menu;
  return (
    <div ref={box} className="md:hidden">
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls="phone-menu"
        aria-label={t(open ? "Close menu" : "Open menu")}
        onClick={() => setOpen(!open)}
        className="rounded-control text-muted hover:bg-sunken hover:text-text inline-flex size-10 items-center justify-center"
      >
        <Icon aria-hidden className="size-5" />
      </button>
      <nav
        id="phone-menu"
        aria-label={t("Main")}
        hidden={!open}
        className="border-line bg-surface shadow-float absolute inset-x-0 top-full border-b p-3"
      >
        <NavLinks onNavigate={() => setOpen(false)} />
      </nav>
    </div>
  );
}
