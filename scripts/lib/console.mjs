// What a person sees while things take their time. Node built-ins only.

const interactive = process.stdout.isTTY && !process.env.CI;

/** "850 ms", "4.2 s", "3 min 05 s". @param {number} milliseconds */
export function duration(milliseconds) {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}

/** @param {string} line */
export function say(line = "") {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a long step under a title. On a terminal the line counts the seconds; elsewhere one line says
 * that it started, a line every half minute that it goes on, and one how long it took.
 * @template T
 * @param {string} title what is being done, "Building the app"
 * @param {(detail: (text: string) => void) => Promise<T>} work may report where it is
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = Date.now();
  let detail = "";
  const line = () => `${title} … ${duration(Date.now() - started)}${detail ? ` (${detail})` : ""}`;
  const draw = () =>
    process.stdout.write(`\r\x1b[K  ${line().slice(0, process.stdout.columns - 4)}`);
  if (!interactive) say(`  ${title} …`);
  const timer = setInterval(
    () => (interactive ? draw() : say(`  ${line()}`)),
    interactive ? 200 : 30_000,
  );
  const clear = () => {
    clearInterval(timer);
    if (interactive) process.stdout.write("\r\x1b[K");
  };
  try {
    const result = await work((text) => (detail = text));
    clear();
    say(`✓ ${title} (${duration(Date.now() - started)})`);
    return result;
  } catch (error) {
    clear();
    say(`✗ ${title} (after ${duration(Date.now() - started)})`);
    throw error;
  }
}
