import { deviationSchema, DEVIATION_CODES } from '../model/http-deviation';
import { CORPUS } from './corpus/index.test-data';
import { outline } from './outline.test-data';
import { readAll } from './read.test-data';

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');
/** The codes that an end, a limit or nothing at all brings about are shown elsewhere. */
const SHOWN_ELSEWHERE = ['http.head-too-large'];

test.each(CORPUS)('$options.kind: $title', ({ options, bytes, end, parse }) => {
  expect(outline(readAll([bytesOf(bytes)], options, end))).toEqual(parse);
});

test('no two samples of a kind have one title', () => {
  const titles = CORPUS.map(({ title, options }) => `${options.kind} ${title}`);
  expect(titles).toEqual([...new Set(titles)]);
});

test('the corpus shows every deviation', () => {
  const shown = CORPUS.flatMap(({ parse }) => parse.map((line) => line.split(' ')[1]));
  const missing = DEVIATION_CODES.filter((code) => !shown.includes(code));
  expect(missing).toEqual(SHOWN_ELSEWHERE);
});

test('every deviation of the corpus is what the schema says, and shows its own bytes', () => {
  for (const { bytes, options, end } of CORPUS) {
    for (const found of readAll([bytesOf(bytes)], options, end).deviations) {
      expect(deviationSchema.parse(found)).toEqual(found);
      if (found.code === 'http.chunk-extension-invalid') continue;
      expect(found.bytes).toBe(bytes.slice(found.at, found.at + found.length));
    }
  }
});
