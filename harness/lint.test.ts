import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const assignments = readdirSync(join(root, 'assignments'), { withFileTypes: true });
const slug = assignments.find((entry) => entry.isDirectory())?.name;

/** What it is, a file below harness/, and all that it holds. */
type Sample = [what: string, file: string, code: string];

const from = (path: string): string => `export { x } from '${path}';\n`;

const refused: Record<string, Sample[]> = {
  'halfclose/import-order': [
    ['steps in net', 'src/net/x.ts', from('../steps/verb')],
    ['http in model', 'src/model/x.ts', from('../http')],
    ['run in an inner folder of program', 'src/program/x/x.ts', from('../../run/wait')],
    ['cli in run', 'src/run/x.ts', from('../../cli/command')],
    ['jest in cli', 'cli/x.ts', from('../jest/x')],
    ['jest in a script of cli', 'cli/x.cjs', "require('../jest/x.cjs');\n"],
    ['import() of run in net', 'src/net/x.ts', "export const x = import('../run/wait');\n"],
    ['a reference program in run', 'src/run/x.ts', from('../../../reference/x/server')],
    ['a folder that is not in the list', 'src/utils/x.ts', 'export const x = 1;\n'],
  ],
  'no-restricted-imports': [
    ['a socket in judge', 'src/judge/x.ts', from('node:net')],
    ['a file in report', 'src/report/x.ts', from('fs')],
    ['get-port in http', 'src/http/x.ts', from('get-port')],
  ],
  'no-restricted-globals': [
    ['a clock in judge', 'src/judge/x.ts', 'export const x = performance.now();\n'],
    ['a date in model', 'src/model/x.ts', 'export const x = new Date();\n'],
    ['a timer in report', 'src/report/x.ts', 'globalThis.setTimeout(() => 0, 1);\n'],
  ],
  'no-restricted-syntax': [
    ['a slug', 'src/run/x.ts', `export const x = '${slug}/hello';\n`],
    ['a slug in a template', 'src/run/x.ts', `export const x = \`\${1}/${slug}\`;\n`],
    ['a test left out', 'x.test.ts', "test.skip('x', () => undefined);\n"],
    ['one test of a table', 'x.test.ts', "it.only.each([1])('x', () => undefined);\n"],
    ['a sleep', 'x.test.ts', 'void new Promise((resolve) => setTimeout(resolve, 50));\n'],
  ],
  'max-lines': [['a file of 151 lines', 'src/run/x.ts', 'export {};\n'.repeat(151)]],
  'no syntax but the oldest': [['an arrow in a script', 'cli/x.cjs', 'exports.x = () => 1;\n']],
};

const allowed: Sample[] = [
  ['net in steps', 'src/steps/x.ts', from('../net/dial')],
  ['an inner file of program in run', 'src/run/x.ts', from('../program/toolchains/c')],
  ['a file named like a later folder', 'src/program/x/x.ts', from('../run-file')],
  ['cli in jest', 'jest/x.ts', from('../cli/command')],
  ['zod in model', 'src/model/x.ts', from('zod')],
  ['node:buffer in report', 'src/report/x.ts', from('node:buffer')],
  ['a file of 150 lines', 'src/run/x.ts', 'export {};\n'.repeat(150)],
  ['steps and a slug in a test of judge', 'src/judge/x.test.ts', from(`../steps/${slug}`)],
  ['a deadline', 'x.test.ts', 'void new Promise((_, no) => setTimeout(no, 50));\n'],
  ['a test that Linux decides on', 'x.test.ts', "(1 ? test : test.skip)('x', () => 0);\n"],
];

/** ESLint gets its configuration by import(), which Jest refuses: it runs in its own process. */
const LINT = `
  import { ESLint } from 'eslint';
  import tseslint from 'typescript-eslint';
  const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked });
  const found = [];
  for (const [, file, code] of JSON.parse(process.argv[1])) {
    const [{ messages }] = await eslint.lintText(code, { filePath: 'harness/' + file });
    found.push(messages.map(({ ruleId }) => ruleId ?? 'no syntax but the oldest'));
  }
  process.stdout.write(JSON.stringify(found));
`;

function lint(samples: readonly Sample[]): [what: string, found: string[]][] {
  const script = ['--input-type=module', '--eval', LINT, JSON.stringify(samples)];
  const printed = execFileSync(process.execPath, script, { cwd: root, encoding: 'utf8' });
  const found = JSON.parse(printed) as string[][];
  return samples.map(([what], index) => [what, found[index] ?? []]);
}

const all = lint([...Object.values(refused).flat(), ...allowed]);

describe.each(Object.entries(refused))('%s refuses', (rule, samples) => {
  test.each(all.filter(([what]) => samples.some((sample) => sample[0] === what)))(
    '%s',
    (_what, found) => {
      expect(found).toEqual([rule]);
    },
  );
});

test.each(all.slice(-allowed.length))('%s is allowed', (_what, found) => {
  expect(found).toEqual([]);
});
