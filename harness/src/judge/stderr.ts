import { excerpt } from '../model/excerpt';
import { EMPTY, literal } from '../model/payload';
import { found, WAIT, type Outcome, type Seen } from '../model/seen';

/**
 * Does stderr say something, or match `pattern`? Judged when the program has ended, so that a
 * message in two writes is whole.
 */
export function judgeStderr(pattern: RegExp | undefined, seen: Seen): Outcome {
  const exit = seen.exit ? { exit: seen.exit } : {};
  const text = Buffer.from(seen.bytes).toString('utf8');
  const good = pattern ? pattern.test(text) : text.trim() !== '';
  if (good) return { kind: 'met', consumed: seen.bytes.length, strict: true };
  if (!seen.exit && !seen.final) return WAIT;
  const timing = seen.exit === undefined;
  const actual = excerpt(literal(seen.bytes));
  if (pattern && text.trim() !== '') {
    return found({ code: 'stderr.different', pattern: pattern.source, actual, ...exit }, timing);
  }
  return found(
    { code: 'stderr.missing', expected: excerpt(EMPTY), actual, differsAt: 0, ...exit },
    timing,
  );
}
