import { readArguments, refuseSurplus } from './arguments';
import { proofStages, toolStage, unitStage, type Stage } from './check-stages';
import type { Command } from './command';
import { realStage } from './real-stage';

const USAGE = 'npm run check';

export const checkCommand: Command = {
  name: 'check',
  usage: USAGE,
  summary: "all that CI checks: types, lint, unit tests, the proof, documents, strangers' servers",
  async run(root, words) {
    refuseSurplus(readArguments(words, {}, USAGE).positionals[0], USAGE);
    const started = performance.now();
    const stages: Stage[] = [];
    const told = (stage: Stage): void => {
      stages.push(stage);
      tell(stage, (performance.now() - started) / 1000);
    };
    told(await toolStage(root, 'types', 'typescript/bin/tsc', ['--noEmit']));
    told(await toolStage(root, 'lint', 'eslint/bin/eslint.js', ['.']));
    told(
      await toolStage(root, 'format', 'prettier/bin/prettier.cjs', [
        '--check',
        '.',
        '--log-level',
        'warn',
      ]),
    );
    told(await toolStage(root, 'unused code', 'knip/bin/knip.js', []));
    told(await unitStage(root));
    for (const stage of await proofStages(root)) told(stage);
    told(await realStage(root));
    const sum = (key: 'passed' | 'failed'): number =>
      stages.reduce((all, one) => all + one[key], 0);
    process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`);
    return sum('failed') === 0 ? 0 : 1;
  },
};

function tell({ name, passed, failed, details }: Stage, seconds: number): void {
  const mark = failed === 0 ? '✔' : '✘';
  const counts = failed === 0 ? String(passed) : `${passed}, ${failed} failed`;
  process.stdout.write(`${mark} ${name}: ${counts}   (at ${seconds.toFixed(0)} s)\n`);
  if (details === '') return;
  process.stdout.write(`${details.replace(/^/gm, '    ')}\n`);
}
