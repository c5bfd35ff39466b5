import { isAbout } from '../../diagnose/finding-of';
import type { Finding } from '../../model/finding';
import type { TranscriptEvent } from '../../model/transcript';

/** Amounts from here on may depend on how much a kernel buffers. */
const MANY = 1 << 16;
/** Stands for all of them until the report is written, so that nothing moves with their digits. */
const SAME = 10_000_000;

export function steadyLength(event: TranscriptEvent): TranscriptEvent {
  if (!('bytes' in event) || event.bytes.length < MANY) return event;
  return { ...event, bytes: { length: SAME, spans: event.bytes.spans.slice(0, 1) } };
}

/** May the amount of bytes in it depend on how much a kernel buffers? */
export function isBuffered(finding: Finding): boolean {
  return isAbout(finding, 'bytes.missing', 'stdout.missing') && finding.differsAt >= MANY;
}

export function neutralBuffered(finding: Finding): Finding {
  if (!isAbout(finding, 'bytes.missing', 'stdout.missing') || finding.differsAt < MANY)
    return finding;
  const [expected, actual] = [2 * SAME, SAME].map((length) => ({ length, spans: [] }));
  return { ...finding, expected: expected!, actual: actual!, differsAt: SAME };
}

/** How much is held beside what leaks, and how much of a core is had, is chance. */
export function neutralHoldings(finding: Finding): Finding {
  if (isAbout(finding, 'holdings.grown')) return { ...finding, before: SAME, after: 2 * SAME };
  return isAbout(finding, 'cpu.busy') ? { ...finding, busyMs: finding.ofMs } : finding;
}

/** Amounts that depend on the machine, by the name MANY. */
export function neutralAmounts(lines: readonly string[]): string[] {
  const neutral = (digits: string): string => (Number(digits) >= MANY ? 'MANY' : digits);
  return lines.map((line) => line.replace(/\b\d{5,}\b/g, neutral));
}
