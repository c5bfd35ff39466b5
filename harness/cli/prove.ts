import { courseProblems } from '../src/authoring/course-problems';
import type { Proof } from '../src/authoring/prove';
import { symptomProblems } from '../src/authoring/symptom-problems';
import { listSlugs, loadAssignment } from '../src/language/load-course';
import { readArguments } from './arguments';
import type { Command } from './command';
import { Progress } from './progress';
import { proveAll } from './proving';
import { screenOf } from './screen';

const USAGE = 'halfclose prove [<assignment>] [--only NAME] [--whole] [--write]';

export const proveCommand: Command = {
  name: 'prove',
  usage: USAGE,
  summary: 'shows that the cases pass right programs and fail wrong ones',
  details: [
    '--only NAME   only programs whose folder has this in its name',
    '--whole       runs mutants against every case, not only those that they are known to fail',
    '--write       writes the golden files; review them with git diff',
  ],
  async run(root, words) {
    const options = {
      only: { type: 'string' },
      whole: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    } as const;
    const { values, positionals } = readArguments(words, options, USAGE);
    for (const slug of positionals) loadAssignment(root, slug);
    const slugs = positionals.length > 0 ? positionals : listSlugs(root);
    const progress = new Progress(screenOf(process.stdout), 0, process.stdout);
    const proofs = await proveAll(root, slugs, {
      write: values.write,
      whole: values.whole,
      ...(values.only === undefined ? {} : { only: values.only }),
      ran: ({ folder }) => {
        progress.step(folder);
      },
    });
    progress.clear();
    const whole = positionals.length === 0 && values.only === undefined;
    const problems = [
      ...slugs.flatMap((slug) => courseProblems(root, slug)),
      ...(whole ? symptomProblems(proofs) : []),
    ];
    for (const problem of problems) process.stdout.write(`✘ ${problem}\n`);
    for (const proof of proofs) process.stdout.write(`${describeProof(proof)}\n`);
    const failed = problems.length + proofs.reduce((sum, one) => sum + one.problems.length, 0);
    return failed === 0 ? 0 : 1;
  },
};

/** What was proved of one assignment, and each thing that does not hold. */
export function describeProof({ assignment, cases, specimens, problems, checked }: Proof): string {
  const count = (kind: string): number => specimens.filter((one) => one.kind === kind).length;
  const mark = problems.length === 0 ? '✔' : '✘';
  const what = `${cases.length} cases, ${count('accepted')} accepted programs, ${count('mutant')} mutants`;
  const head = `${mark} ${assignment.slug}: ${what}; ${checked - problems.length} of ${checked} statements hold`;
  const lines = problems.map(({ specimen, caseId, message }) =>
    [`  ✘ ${specimen}`, ...(caseId === undefined ? [] : [caseId]), message].join('  '),
  );
  return [head, ...lines].join('\n');
}
