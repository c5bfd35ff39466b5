import type { Deviation } from '../model/http-deviation';
import type { Wrong } from './http-wrong';

/** The first deviation on the wire that counts; there may be any number of others. */
export class FirstDeviation {
  #first: Deviation | undefined;

  /** @param strict do flaws count, which a lenient receiver survives? */
  constructor(readonly strict: boolean) {}

  add(deviation: Deviation): void {
    if (deviation.severity === 'flaw' && !this.strict) return;
    if (!this.#first || deviation.at < this.#first.at) this.#first = deviation;
  }

  /** As what is wrong with the message that begins at `start`. */
  told(start: number): Wrong | undefined {
    return this.#first && deviant(this.#first, start);
  }
}

/** Its own finding says what the bytes are and how bad it is. */
const TOLD_OTHERWISE: ReadonlySet<string> = new Set(['bytes', 'severity']);

function deviant(deviation: Deviation, start: number): Wrong {
  const facts = Object.entries(deviation).filter(([key]) => !TOLD_OTHERWISE.has(key));
  return { ...Object.fromEntries(facts), at: Math.max(0, deviation.at - start) } as Wrong;
}
