import { msg } from "@/lib/texts/text";

export const NAV = [
  { href: "/", label: msg("Explore") },
  { href: "/create", label: msg("Create") },
  { href: "/duties", label: msg("Duties") },
  { href: "/rewards", label: msg("Rewards") },
  { href: "/account", label: msg("Account") },
] as const;

/** In the footer beside the others. */
export const MORE = [
  { href: "/try", label: msg("Try curating") },
  { href: "/help", label: msg("Help") },
  { href: "/help/networks", label: msg("Networks and gas") },
] as const;

/** Whether `href` is the section of `path`; pages of a datanet belong to Explore. */
export function isCurrent(href: string, path: string): boolean {
  if (href === "/") return path === "/" || path.startsWith("/datanets");
  return path === href || path.startsWith(`${href}/`);
}
