import type { Page } from "@playwright/test";

/**
 * What a page's console complains about from now on: warnings, errors (what the content security policy
 * blocks is one) and exceptions that nobody caught. The list grows as they come.
 */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}
