const YEAR_SECONDS = 31_536_000;

/** Remembers a preference in a cookie that the server reads while rendering. In the browser only. */
export function rememberPreference(cookie: string, value: string): void {
  document.cookie = `${cookie}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
