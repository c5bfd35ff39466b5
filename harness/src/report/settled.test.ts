import type { Finding } from '../model/finding';
import type { TranscriptEvent } from '../model/transcript';
import { attempt, bytes, exited, output, parting } from './sample-results.test-data';
import { settled } from './settled';
import { allOf } from '../diagnose/excerpt-parts';

const received = (...texts: string[]): TranscriptEvent[] =>
  texts.map((text, index) => ({
    at: 100 + index,
    step: 3,
    peer: 'a',
    kind: 'receive',
    ...bytes(text),
  }));

const place = { step: 3, at: 101, timing: false };

test('a report shows all that came behind a wrong byte', () => {
  const finding: Finding = { code: 'bytes.different', ...place, ...parting('Hello', 'Hi') };
  const transcript: TranscriptEvent[] = [
    ...received('earlier', 'Hi', ' there'),
    { at: 110, step: 3, peer: 'a', kind: 'fin', evidence: 'read' },
  ];
  const shown = settled(finding, attempt({ transcript }));
  expect(shown).toMatchObject({ differsAt: 1, end: { how: 'fin', at: 110 } });
  expect('actual' in shown && allOf(shown.actual)).toBe('Hi there');
});

test('a report shows all that was printed behind a wrong byte', () => {
  const finding: Finding = { code: 'stdout.different', ...place, ...parting('Got: x', 'Hi') };
  const shown = settled(finding, attempt({ stdout: output('Hi\nGot: x\n'), exit: exited(0) }));
  expect('actual' in shown && allOf(shown.actual)).toBe('Hi\nGot: x\n');
  expect(shown).toMatchObject({ exit: { code: 0 } });
});

test('what is missing is told as it was judged', () => {
  const finding: Finding = { code: 'bytes.missing', ...place, ...parting('Hello', 'He') };
  expect(settled(finding, attempt({ transcript: received('He', 'llo') }))).toBe(finding);
});

test('bytes that the transcript has not kept are not made up', () => {
  const finding: Finding = { code: 'bytes.different', ...place, ...parting('Hello', 'Hi') };
  const [event] = received('Hi');
  if (event?.kind === 'receive') event.bytes.length = 9000;
  expect(settled(finding, attempt({ transcript: [event!] }))).toMatchObject({
    actual: finding.actual,
  });
});
