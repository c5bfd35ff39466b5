import * as z from 'zod';
import { bytesSchema, toPayload } from '../language/bytes';
import { patternSchema } from '../language/pattern';
import { judgeBytes, judgeSurplus } from '../judge/bytes';
import { judgeExit } from '../judge/exit';
import { judgeStderr } from '../judge/stderr';
import { found, WAIT } from '../model/seen';
import { verb } from './verb';
import { judgeProgram } from './waits';

const exitSchema = z.union([z.int().min(0).max(255), z.enum(['failure', 'any'])], {
  error: 'an exit is a code from 0 to 255, failure, or any',
});

export const expectExit = verb({
  name: 'expect-exit',
  group: 'expecting the program',
  doc: 'The program must end by itself: with this exit code, with a failure (any code but 0), or in any way but by a signal that the case has not sent.',
  examples: ['expect-exit: 0', 'expect-exit: failure'],
  schema: exitSchema,
  async run(session, expected, step) {
    if (!session.program) await session.start({});
    return judgeProgram(
      session,
      step,
      () => new Uint8Array(),
      (seen) => judgeExit(expected, seen, session.signalled),
    );
  },
});

export const expectStdout = verb({
  name: 'expect-stdout',
  group: 'expecting the program',
  doc: 'All that the program prints on stdout until it ends must be exactly this.',
  examples: ['expect-stdout: "Received from server: ping\\n"'],
  schema: bytesSchema,
  dueStdout: (value, theCase) => toPayload(value, theCase.files).length,
  async run(session, value, step) {
    const { program } = session;
    const expected = toPayload(value, session.theCase.files, session.port);
    const source = { stream: 'stdout' } as const;
    let matched = 0;
    return judgeProgram(
      session,
      step,
      () => program?.inbox.peek() ?? new Uint8Array(),
      (seen) => {
        if (matched === expected.length) {
          const surplus = judgeSurplus(expected, seen, source);
          if (surplus) return found(surplus);
          if (seen.exit) return { kind: 'met', consumed: 0, strict: true };
          return seen.final ? found({ code: 'exit.missing', expected: 'any' }, true) : WAIT;
        }
        const outcome = judgeBytes(expected, matched, seen, source);
        if (outcome.kind === 'finding') return outcome;
        matched += outcome.consumed;
        program?.inbox.take(outcome.consumed);
        return { kind: 'wait', consumed: 0, until: seen.elapsedMs };
      },
    );
  },
});

const stderrSchema = z.union(
  [
    z.null(),
    z.strictObject({
      matches: patternSchema.describe('A regular expression; case does not matter.'),
    }),
  ],
  { error: 'expect-stderr takes nothing, or {matches: "usage"}' },
);

export const expectStderr = verb({
  name: 'expect-stderr',
  group: 'expecting the program',
  doc: 'The program must have said something on stderr by its end; or something that matches.',
  examples: ['expect-stderr', 'expect-stderr: {matches: usage}'],
  schema: stderrSchema,
  run(session, value, step) {
    const pattern = value ? new RegExp(value.matches, 'i') : undefined;
    const bytes = (): Uint8Array => session.program?.stderr.head ?? new Uint8Array();
    return judgeProgram(session, step, bytes, (seen) => judgeStderr(pattern, seen));
  },
});
