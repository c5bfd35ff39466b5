import { inIsolation, runGrading } from '../cli/grading-run';
import { whatToGrade } from '../cli/what-to-grade';
import { ResultFile } from '../src/run/result-file';

// The process that is measured, grading what `npm test` does: node grade-course.cjs ROOT RESULT
const [root = '', resultPath = ''] = process.argv.slice(2);
const { targets } = whatToGrade(root, []);
const file = new ResultFile(resultPath);
const stopped = new Promise<never>(() => undefined);
void inIsolation(file, [], (isolation) =>
  runGrading({ root, targets, file, isolation, judged: () => undefined, stopped }),
).then(() => process.exit());
