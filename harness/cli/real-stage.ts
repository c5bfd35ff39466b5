import { drifted } from '../src/authoring/documents';
import { REAL_DOCUMENT, surveyReal } from '../src/authoring/survey-real';
import { Crew } from './crew';
import type { Stage } from './check-stages';
import { hashOfJudging } from './proving';

/** Strangers' programs get what they deserve; one that can't be run here is told of. */
export async function realStage(root: string): Promise<Stage> {
  const crew = new Crew(root);
  try {
    const harnessHash = hashOfJudging(root);
    const ran = (): void => undefined;
    const survey = await surveyReal({
      root,
      grade: (slug, dir) => crew.grade(slug, dir),
      harnessHash,
      ran,
    });
    const { text, problems, leftOut, checked } = survey;
    const stale = drifted(root, new Map([[REAL_DOCUMENT, text]])).map(
      (file) => `${file} is not what the programs do now; run: npm run real`,
    );
    // On a machine that CI has set up nothing may be missing.
    const missing = process.env.SANDBOX_MUST_WORK === '1' ? leftOut.length : 0;
    return {
      name: "strangers' programs",
      passed: Math.max(0, checked - problems.length),
      failed: problems.length + stale.length + missing,
      details: [...leftOut, ...problems, ...stale].join('\n'),
    };
  } finally {
    await crew.close();
  }
}
