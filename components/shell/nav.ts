export const NAV = [
  { href: "/", label: "Explore" },
  { href: "/create", label: "Create" },
  { href: "/duties", label: "Duties" },
  { href: "/rewards", label: "Rewards" },
  { href: "/account", label: "Account" },
] as const;

/** In the footer beside the others. */
export const MORE = [
  { href: "/try", label: "Try curating" },
  { href: "/help", label: "Help" },
  { href: "/help/networks", label: "Networks and gas" },
] as const;

/** Whether `href` is the section of `path`; pages of a datanet belong to Explore. */
export function isCurrent(href: string, path: string): boolean {
  if (href === "/") return path === "/" || path.startsWith("/datanets");
  return path === href || path.startsWith(`${href}/`);
}
