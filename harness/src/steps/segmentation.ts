import { toPayload } from '../language/bytes';
import type { Case, Step } from '../model/case';
import type { Variation } from '../model/variation';
import { bytesOf, isCut, type SendSpec } from './pieces';

/** In bytes. Longer messages are cut by the kernel anyway. */
const LONGEST = 4096;
/** In bytes: so many are sent one by one. */
const SINGLE = 256;
const SINGLE_EVERY_MS = 3;
const CUT_EVERY_MS = 30;
/** So many cuts of one case: each is a run of its own. */
const MOST_CUTS = 16;

export interface Varied {
  theCase: Case;
  /** None: as it is written. */
  variation?: Variation;
}

/** The runs of a case: one, or with `sweep: segmentation` all ways in which its bytes may arrive. */
export function variationsOf(theCase: Case): Varied[] {
  if (theCase.sweep !== 'segmentation') return [{ theCase }];
  const varied: Varied[] = [{ theCase }];
  for (const step of spread(theCase.steps.flatMap((one) => cutsOf(one, theCase)))) {
    const cut = { bytes: bytesOf(step.sent), 'cut-at': [step.at], every: CUT_EVERY_MS };
    varied.push({
      theCase: withSteps(theCase, (one) => (one === step.of ? { ...one, value: cut } : one)),
      variation: { kind: 'cut', step: step.of.number, at: step.at },
    });
  }
  const single = withSteps(theCase, (one) => byteByByte(one, theCase));
  varied.push({ theCase: single, variation: { kind: 'single-bytes' } });
  const joined = coalesce(theCase.steps);
  if (joined.length < theCase.steps.length) {
    varied.push({ theCase: { ...theCase, steps: joined }, variation: { kind: 'coalesced' } });
  }
  return varied;
}

interface CutAt {
  of: Step;
  sent: SendSpec;
  at: number;
}

/** Where a reader goes wrong: in a line end, behind it, in a character, at the first and last byte. */
function cutsOf(step: Step, theCase: Case): CutAt[] {
  const bytes = sentBy(step, theCase);
  if (!bytes || bytes.length > LONGEST) return [];
  const cuts = new Set([1, bytes.length - 1]);
  bytes.forEach((byte, at) => {
    const lineEnd = byte === 0x0a || (byte === 0x0d && bytes[at + 1] === 0x0a);
    const character = byte >= 0xc0;
    if (lineEnd || character) cuts.add(at + 1);
  });
  const inside = [...cuts].filter((at) => at > 0 && at < bytes.length);
  return inside.sort((a, b) => a - b).map((at) => ({ of: step, sent: step.value as SendSpec, at }));
}

/** At most MOST_CUTS of them, from the first to the last. */
function spread(cuts: readonly CutAt[]): CutAt[] {
  if (cuts.length <= MOST_CUTS) return [...cuts];
  const share = (cuts.length - 1) / (MOST_CUTS - 1);
  return Array.from({ length: MOST_CUTS }, (_, index) => cuts[Math.round(index * share)]!);
}

function byteByByte(step: Step, theCase: Case): Step {
  const bytes = sentBy(step, theCase);
  if (!bytes || bytes.length < 2 || bytes.length > SINGLE) return step;
  const cuts = Array.from({ length: bytes.length - 1 }, (_, index) => index + 1);
  const sent = bytesOf(step.value as SendSpec);
  return { ...step, value: { bytes: sent, 'cut-at': cuts, every: SINGLE_EVERY_MS } };
}

/** Sends behind each other on one connection become one. */
function coalesce(steps: readonly Step[]): Step[] {
  const joined: Step[] = [];
  for (const step of steps) {
    const last = joined.at(-1);
    if (last?.verb !== 'send' || step.verb !== 'send' || last.on !== step.on) joined.push(step);
    else joined.splice(-1, 1, { ...last, value: { join: [...partsOf(last), ...partsOf(step)] } });
  }
  return joined;
}

function partsOf(step: Step): unknown[] {
  const bytes = bytesOf(step.value as SendSpec);
  return typeof bytes === 'object' && 'join' in bytes ? bytes.join : [bytes];
}

/** What a step sends in one piece. */
function sentBy(step: Step, theCase: Case): Uint8Array | undefined {
  if (step.verb !== 'send' || isCut(step.value as SendSpec)) return undefined;
  const payload = toPayload(bytesOf(step.value as SendSpec), theCase.files);
  return payload.read(0, Math.min(payload.length, LONGEST + 1));
}

function withSteps(theCase: Case, change: (step: Step) => Step): Case {
  return { ...theCase, steps: theCase.steps.map(change) };
}
