import type { FindingBody } from '../model/finding';
import { found, type Outcome, type Seen } from '../model/seen';
import type { ExpectedMessage } from './http-expected';
import { readHead } from './http-read-head';
import { surplusBehind, type Answered } from './http-surplus';
import { MessageTrack } from './http-track';
import type { Wrong } from './http-wrong';
import { Search } from './search';

/** No payload of a case is larger than half of this. */
const ENDLESS = 128 << 20;
/** More empty lines than this, in bytes, are no beginning. */
const HEADLESS = 128 << 10;
/** In bytes: so much of a secret is told. */
const SECRET = 256;

/** Where a message is looked for. */
export interface Around {
  peer?: string | undefined;
  /** Bytes of the connection that are consumed already. */
  from: number;
  /** The message that came last, if nothing came behind it. */
  answered?: Answered | undefined;
}

/** Judges one message of HTTP as it comes, piece by piece; nothing that is right is kept. */
export class MessageJudge {
  readonly #track: MessageTrack;
  readonly #secrets: readonly Search[];

  constructor(
    readonly expected: ExpectedMessage,
    readonly around: Around = { from: 0 },
  ) {
    this.#track = new MessageTrack(expected);
    this.#secrets = expected.never.map((bytes) => new Search(bytes));
  }

  /** The message, once it is complete. */
  get answered(): Answered | undefined {
    const { wire, head, end, start } = this.#track;
    return end === undefined || !head ? undefined : { wire, head, from: this.around.from + start };
  }

  judge(seen: Seen): Outcome {
    const track = this.#track;
    const before = track.offset;
    const leaked = this.#leaked(seen.bytes);
    if (leaked) return found(leaked);
    track.push(seen.bytes);
    if (!track.isDecided && seen.end) {
      if (this.expected.orClose && track.offset === 0) return met(0);
      track.connectionEnded(seen.end.how);
    }
    if (track.wrong && !this.#maySayMore(seen)) return found(this.#tell(track.wrong));
    if (track.end !== undefined) return met(track.end - before);
    const headless = track.within === 'start-line' && track.wire.length > HEADLESS;
    if (headless || track.received > ENDLESS) return found(this.#tell(this.#unfinished(true)));
    if (seen.final) return found(this.#tell(this.#late()), true);
    return { kind: 'wait', consumed: seen.bytes.length };
  }

  /** A secret counts for more than what is wrong around it, in whatever pieces they come. */
  #maySayMore({ end, final }: Seen): boolean {
    const { wire } = this.#track;
    return this.#secrets.length > 0 && !end && !final && wire.length <= HEADLESS;
  }

  #late(): Wrong {
    const track = this.#track;
    if (track.offset === 0) return { code: 'http.unanswered', at: 0 };
    return track.deviation() ?? this.#unfinished(false);
  }

  #unfinished(endless: boolean): Wrong {
    const { wire, within, received } = this.#track;
    return { code: 'http.unfinished', at: wire.length, within, received, endless };
  }

  #leaked(bytes: Uint8Array): FindingBody | undefined {
    for (const search of this.#secrets) {
      const at = search.push(bytes);
      if (at === undefined) continue;
      const { wire, start } = this.#track;
      const kept = Buffer.from(search.wanted.subarray(0, SECRET)).toString('latin1');
      const secret = { length: search.wanted.length, spans: [{ from: 0, bytes: kept }] };
      const wrong: Wrong = { code: 'http.leaked', at: Math.max(0, at - start), secret };
      return this.#tell(wrong, wire.with(bytes));
    }
    return undefined;
  }

  #tell({ at, ...wrong }: Wrong, wire = this.#track.wire): FindingBody {
    const { peer, answered, from } = this.around;
    // What begins as no message is more of the last one.
    if (answered && at === 0 && wrong.code === 'http.not-http') {
      return surplusBehind(answered, wire.beginning(), peer);
    }
    const { head, start } = this.#track;
    return {
      ...wrong,
      ...(peer === undefined ? {} : { peer }),
      message: this.expected.kind,
      from: from + start,
      wire: wire.excerpt(at),
      offset: at,
      ...(head ? { head: readHead(head) } : {}),
    };
  }
}

function met(consumed: number): Outcome {
  return { kind: 'met', consumed, strict: true };
}
