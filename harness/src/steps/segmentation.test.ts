import { parseCase } from '../language/parse-case';
import type { Case } from '../model/case';
import { VERBS } from './index';
import { bytesOf, type SendSpec } from './pieces';
import { variationsOf, type Varied } from './segmentation';

function caseOf(head: string, ...steps: string[]): Case {
  const source = `title: t\nwhy: w\nrefs: [r]\nhint: h\n${head}\nsteps:\n  - connect\n`;
  const lines = [...steps, 'expect-echo'].map((step) => `  - ${step}\n`);
  const parsed = parseCase(
    source + lines.join(''),
    'fixtures/echo/one.yaml',
    VERBS,
    () => undefined,
  );
  if (Array.isArray(parsed)) throw new Error(parsed.map(({ message }) => message).join());
  return parsed;
}

function sweep(...steps: string[]): Varied[] {
  return variationsOf(caseOf('sweep: segmentation', ...steps));
}

function cuts(varied: readonly Varied[]): number[] {
  return varied.flatMap(({ variation }) => (variation?.kind === 'cut' ? [variation.at] : []));
}

test('A case without a sweep is run once, as it is written.', () => {
  const theCase = caseOf('level: must', 'send: "ab\\n"');
  expect(variationsOf(theCase)).toEqual([{ theCase }]);
});

test('The first run of a sweep is the case as it is written.', () => {
  const [first] = sweep('send: "ab\\n"');
  expect(first?.variation).toBeUndefined();
});

test('Bytes are cut at their first and last byte, in and behind a line end, and in a character.', () => {
  expect(cuts(sweep('send: "ab\\r\\ncd"'))).toEqual([1, 3, 4, 5]);
  expect(cuts(sweep('send: "ab\u00e9cd"'))).toEqual([1, 3, 5]);
  expect(cuts(sweep('send: "ab"'))).toEqual([1]);
});

test('A long message of many lines is cut at sixteen places, from its first byte to its last.', () => {
  const text = 'line\\n'.repeat(100);
  const at = cuts(sweep(`send: "${text}"`));
  expect(at).toHaveLength(16);
  expect([at[0], at.at(-1)]).toEqual([1, 499]);
});

test('What is too long to be cut by hand is not cut; the kernel does it.', () => {
  expect(cuts(sweep('send: {random: 64KiB, seed: 1}'))).toEqual([]);
});

test('One run sends byte by byte, and one sends together what steps behind each other send.', () => {
  const varied = sweep('send: "ab"', 'send: "cd"', 'half-close', 'expect-close: fin');
  const kinds = varied.map(({ variation }) => variation?.kind);
  expect(kinds).toEqual([undefined, 'cut', 'cut', 'single-bytes', 'coalesced']);
  const joined = varied.at(-1)!.theCase.steps.filter(({ verb }) => verb === 'send');
  expect(joined.map(({ value }) => bytesOf(value as SendSpec))).toEqual([{ join: ['ab', 'cd'] }]);
});

test('Sends with another step between them are never put together.', () => {
  const varied = sweep('send: "ab"', 'expect-echo', 'send: "cd"');
  expect(varied.map(({ variation }) => variation?.kind)).not.toContain('coalesced');
});

test('Every run of a sweep sends the same bytes.', () => {
  for (const { theCase } of sweep('send: "a\\r\\nb"', 'send: {hex: 00 ff}')) {
    const sends = theCase.steps.filter(({ verb }) => verb === 'send');
    const bytes = sends.map(({ value }) => JSON.stringify(bytesOf(value as SendSpec)));
    expect(bytes.join()).toMatch(/a\\r\\nb.*00 ff/);
  }
});
