import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median, type Figure } from './figures';
import type { Kit } from './kit';
import { bundle } from './tools';

const FILES = 1_000;
const RUNS = 5;
const SLUG = 'many-cases';

/** A thousand case files: a course of sixty assignments. */
export async function measureLoading({ root, folder, run }: Kit): Promise<Figure[]> {
  const course = join(folder, 'course');
  writeCases(join(course, 'fixtures', SLUG));
  const loader = await bundle(root, 'load-cases');
  const times = Array.from({ length: RUNS }, () => {
    const { stdout, stderr, code } = run([process.execPath, loader, course, SLUG]);
    if (code !== 0) throw new Error(stderr);
    const { loaded, ms } = JSON.parse(stdout) as { loaded: number; ms: number };
    if (loaded !== FILES) throw new Error(`${loaded} cases loaded`);
    return ms;
  });
  return [
    { what: `Loading ${FILES} case files`, unit: 'ms', target: 1_500, figure: median(times) },
  ];
}

function writeCases(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < FILES; i++) writeFileSync(join(folder, `case-${i}.yaml`), caseFile(i));
}

function caseFile(index: number): string {
  return [
    `title: Case ${index} is echoed and closed`,
    'why: The whole conversation once, with one message of its own.',
    'refs: ["#the-contract", "RFC 862"]',
    'hint: Start it by hand with a port, and send this message.',
    'steps:',
    '  - connect',
    `  - send: "message ${index}\\n"`,
    '  - half-close',
    `  - expect: "message ${index}\\n"`,
    '  - expect-close: fin',
    '',
  ].join('\n');
}
