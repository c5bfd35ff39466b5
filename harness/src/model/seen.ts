import type { End } from './end';
import type { Exit } from './exit';
import type { FindingBody } from './finding';

/** What has been seen of a stream of bytes so far. */
export interface Seen {
  /** Bytes not consumed yet. */
  bytes: Uint8Array;
  end?: End | undefined;
  /** Of the program, where the stream is its output. */
  exit?: Exit | undefined;
  /** Milliseconds since the step began. */
  elapsedMs: number;
  /** No more will be seen: the deadline is over. A judge must not answer `wait`. */
  final: boolean;
}

export type Outcome =
  | {
      kind: 'wait';
      /** Bytes already judged right, which may be forgotten. */
      consumed: number;
      /** Ask again when this many ms have passed since the step began, even if nothing happens. */
      until?: number;
    }
  | { kind: 'met'; consumed: number; strict: boolean }
  | {
      kind: 'finding';
      finding: FindingBody;
      timing: boolean;
      /** The number of the step that found it, where another step holds that one. */
      step?: number;
    };

export const WAIT: Outcome = { kind: 'wait', consumed: 0 };
export const MET: Outcome = { kind: 'met', consumed: 0, strict: true };

export function found(finding: FindingBody, timing = false): Outcome {
  return { kind: 'finding', finding, timing };
}
