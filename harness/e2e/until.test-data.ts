const LOOK_MS = 10;

/** Looks again and again until there is something to see; throws when the time is up. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false,
  withinMs = 60_000,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const seen = look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Only for a moment that is drawn by lot, never for something to happen. */
export function elapsed(ms: number): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
