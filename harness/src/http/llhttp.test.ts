import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from './compare.test-data';
import { CORPUS } from './corpus/index.test-data';
import { explain, FREER, STRICTER } from './disagreements.test-data';
import { llhttpTable } from './llhttp-table.test-data';
import { mutate } from './mutate.test-data';

const DOCUMENT = join(__dirname, '../../../docs/http-parser.md');
/** `FUZZ_SECONDS=60` looks longer, from another seed on. */
const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 0);
const INPUTS = 20_000;
const BATCH = 1000;

/** What would have to be explained: the bytes, and what either parser says of them. */
function unexplained(bytes: Buffer, options: (typeof CORPUS)[number]['options']): object[] {
  const comparison = compare(bytes, options);
  if (comparison.agree || explain(comparison)) return [];
  const { codes, error, told } = comparison;
  return [{ bytes: bytes.toString('latin1'), kind: options.kind, codes, error, told }];
}

test('each disagreement with llhttp on the corpus has its reason', () => {
  const found = CORPUS.flatMap((one) => unexplained(Buffer.from(one.bytes, 'latin1'), one.options));
  expect(found).toEqual([]);
});

test(
  'each disagreement with llhttp on messages with changed bytes has its reason',
  () => {
    const until = performance.now() + 1000 * SECONDS;
    const first = SECONDS > 0 ? Date.now() : 0;
    const found: object[] = [];
    for (let batch = 0; batch * BATCH < INPUTS || performance.now() < until; batch++) {
      for (let seed = first + batch * BATCH; seed < first + (batch + 1) * BATCH; seed++) {
        const { bytes, options } = CORPUS[seed % CORPUS.length]!;
        found.push(...unexplained(mutate(bytes, seed), options));
      }
    }
    expect(found).toEqual([]);
  },
  1000 * SECONDS + 30_000,
);

test.each([...STRICTER, ...FREER])('$title: the example is of that class', (one) => {
  const comparison = compare(Buffer.from(one.example, 'latin1'), { kind: one.kind });
  expect(comparison.agree).toBe(false);
  expect(explain(comparison)).toContain(one.title);
});

test('docs/http-parser.md lists these reasons', () => {
  if (process.env['WRITE_DOCS']) writeFileSync(DOCUMENT, llhttpTable());
  expect(readFileSync(DOCUMENT, 'utf8')).toBe(llhttpTable());
});
