/** What a failed run has printed, given back by this variable, brings the same moments again. */
export const SEED = Number(process.env['HALFCLOSE_TEST_SEED'] ?? Date.now() % 100_000);

let state = SEED;

/** Mulberry32: even enough for moments. */
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}

/** So many whole numbers between two, both included, in their order. */
export function randomMoments(count: number, from: number, to: number): number[] {
  const some = Array.from({ length: count }, () => from + Math.floor(random() * (to - from + 1)));
  return some.sort((a, b) => a - b);
}
