import { compare } from './compare.test-data';
import { FREER, STRICTER, type Freer, type Stricter } from './disagreements.test-data';

const HEADER = [
  '# Our HTTP parser and llhttp',
  '',
  'We read HTTP/1.1 strictly: `harness/src/http`. Node has a parser of its own, llhttp, which is strict',
  'as well. Where they disagree on a message, it is for one of these reasons: that holds for every',
  'message of our corpus, and for those messages with some of their bytes changed at random. A flaw',
  'is survived by a lenient receiver, an error is not.',
  '',
  'Generated: `WRITE_DOCS=1 npx jest --selectProjects unit -- harness/src/http/llhttp`.',
];

/** The classes of disagreement as Markdown; what both parsers say is what they say just now. */
export function llhttpTable(): string {
  return [
    ...HEADER,
    ...section('We find a deviation, llhttp accepts', STRICTER),
    ...section('We accept, llhttp rejects', FREER),
    '',
  ].join('\n');
}

function section(title: string, classes: readonly (Stricter | Freer)[]): string[] {
  return [
    '',
    `## ${title}`,
    '',
    '| class | example | we | llhttp | why |',
    '| --- | --- | --- | --- | --- |',
    ...classes.map(row),
  ];
}

function row({ title, example, kind, why }: Stricter | Freer): string {
  const { read, error = 'accepts' } = compare(Buffer.from(example, 'latin1'), { kind });
  const ours = read.deviations.map(({ severity, code }) => `\`${code}\`, ${severity}`).join('<br>');
  const theirs = error.replace(/:.*/, '').replace(/^(HPE_\w+)$/, '`$1`');
  const cells = [title, `\`${shown(example)}\``, ours || 'accept', theirs, why];
  return `| ${cells.join(' | ')} |`;
}

function shown(bytes: string): string {
  if (bytes === '') return '(nothing)';
  const escaped = JSON.stringify(bytes).slice(1, -1);
  return escaped.replaceAll('\\u00', '\\x').replaceAll('|', '\\|');
}
