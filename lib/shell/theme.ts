/**
 * The theme is a cookie that the server reads while rendering <html>: no script has to run before the
 * first paint, so there is no flash. Without the cookie the system's preference decides, in CSS.
 */
export const THEME_COOKIE = "theme";

export type Theme = "light" | "dark";

export function parseTheme(value: string | undefined): Theme | undefined {
  return value === "light" || value === "dark" ? value : undefined;
}
