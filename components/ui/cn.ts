import clsx, { type ClassValue } from "clsx";

/**
 * Joins class names, skipping false ones. It does not resolve conflicts between Tailwind classes
 * (tailwind-merge is 7 kB on every page): components leave their outer spacing to the caller instead.
 */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes);
}
