const TICK_MS = 100;
/** A timer is late by a few ms on an idle machine too. */
const NORMAL_MS = 20;

let lag = 0;
let last: number | undefined;

/** Milliseconds, in all, that our own event loop came too late since the first call. */
export function loopLag(): number {
  if (last === undefined) {
    last = performance.now();
    setInterval(() => {
      const now = performance.now();
      const late = now - last! - TICK_MS;
      if (late > NORMAL_MS) lag += late;
      last = now;
    }, TICK_MS).unref();
  }
  return lag;
}
