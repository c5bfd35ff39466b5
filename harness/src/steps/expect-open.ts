import * as z from 'zod';
import { durationSchema } from '../language/quantity';
import { judgeOpen } from '../judge/nothing';
import { valuesOf } from '../model/http';
import { MET } from '../model/seen';
import { verb } from './verb';
import { judgeConnection } from './waits';

const schema = z.union([
  durationSchema,
  z.strictObject({
    for: durationSchema,
    unless: z
      .enum(['announced'], { error: 'unless takes announced' })
      .describe('It may end if the last response said Connection: close.'),
  }),
]);

export const expectOpen = verb({
  name: 'expect-open',
  group: 'expecting ends',
  doc: 'For this long the connection must stay open. Bytes may come: a later step judges them.',
  examples: ['expect-open: 300ms', 'expect-open: {for: 300ms, unless: announced}'],
  schema,
  onConnection: true,
  hand: () => [{ do: 'await' }],
  run(session, value, step) {
    const { name, peer } = session.connections.of(step);
    const label = session.connections.label(name);
    const { for: openMs, unless } = typeof value === 'number' ? { for: value } : value;
    const fields = session.connections.answeredOn(name)?.head.fields ?? [];
    const announced = /(^|,)[ \t]*close[ \t]*(,|$)/i.test(valuesOf(fields, 'connection').join());
    return judgeConnection(session, step, peer, (seen) =>
      unless && announced ? MET : judgeOpen(openMs, seen, label),
    );
  },
});
