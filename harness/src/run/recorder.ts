import { headOf } from '../model/excerpt';
import type { EventBody, TranscriptEvent } from '../model/transcript';

const KEPT = 4096;
const MOST_EVENTS = 2000;

/** Writes the transcript of one case; reads of one step that follow each other are one event. */
export class Recorder {
  readonly events: TranscriptEvent[] = [];
  /** The step under way, counted from 1. */
  step = 0;

  constructor(readonly now: () => number) {}

  record(body: EventBody): void {
    if (this.events.length >= MOST_EVENTS) return;
    this.events.push({ ...body, at: round(this.now()), step: this.step });
  }

  /** Time given back; what one wait is given in several pieces is told as one. */
  credited(ms: number): void {
    const last = this.events.at(-1);
    if (last?.kind === 'credit' && last.step === this.step) last.ms = Math.round(last.ms + ms);
    else this.record({ kind: 'credit', ms: Math.round(ms) });
  }

  received(peer: string, bytes: Uint8Array): void {
    const last = this.events.at(-1);
    if (last?.kind !== 'receive' || last.peer !== peer || last.step !== this.step) {
      this.record({ kind: 'receive', peer, bytes: headOf(bytes, KEPT) });
      return;
    }
    const span = last.bytes.spans[0];
    if (span && span.bytes.length < KEPT) {
      const more = bytes.subarray(0, KEPT - span.bytes.length);
      span.bytes += Buffer.from(more).toString('latin1');
    }
    last.bytes.length += bytes.length;
  }
}

/** Tenths of a ms are what a timeline shows. */
export function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
