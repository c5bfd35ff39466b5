import { headOf } from '../model/excerpt';
import type { EventBody, TranscriptEvent } from '../model/transcript';

const KEPT = 4096;
const MOST_EVENTS = 2000;

/** Writes the transcript of one case; reads of one step that follow each other are one event. */
export class Recorder {
  readonly events: TranscriptEvent[] = [];
  /** The number of the step under way. */
  step = 0;
  /** Side by side, each connection is at a step of its own. */
  readonly #steps = new Map<string, number>();

  constructor(readonly now: () => number) {}

  /** From here on, what happens belongs to this step. */
  enter(step: number, connection: string): void {
    this.step = step;
    this.#steps.set(connection, step);
  }

  record(body: EventBody): void {
    if (this.events.length >= MOST_EVENTS) return;
    this.events.push({ ...body, at: round(this.now()), step: this.#stepOf(body.peer) });
  }

  /** Time given back; what one wait is given in several pieces is told as one. */
  credited(ms: number): void {
    const last = this.events.at(-1);
    if (last?.kind === 'credit' && last.step === this.step) last.ms = Math.round(last.ms + ms);
    else this.record({ kind: 'credit', ms: Math.round(ms) });
  }

  received(peer: string, bytes: Uint8Array): void {
    const last = this.events.at(-1);
    if (last?.kind !== 'receive' || last.peer !== peer || last.step !== this.#stepOf(peer)) {
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

  #stepOf(peer: string | undefined): number {
    return (peer === undefined ? undefined : this.#steps.get(peer)) ?? this.step;
  }
}

/** Tenths of a ms are what a timeline shows. */
export function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
