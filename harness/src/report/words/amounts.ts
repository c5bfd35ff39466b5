export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function bytesOf(count: number): string {
  return countOf(count, 'byte');
}

/** `30 s`, `5 s`, `300 ms`: as exact as a reader needs. */
export function durationOf(ms: number): string {
  return ms >= 950 ? `${Math.round(ms / 1000)} s` : `${Math.max(1, Math.round(ms))} ms`;
}

/** `1 MiB`, `64 KiB` or `100 bytes`: rounded down. */
export function sizeOf(count: number): string {
  if (count >= 1 << 20) return `${Math.floor(count / (1 << 20))} MiB`;
  return count >= 1024 ? `${Math.floor(count / 1024)} KiB` : bytesOf(count);
}
