import { loadAssignment, loadCases } from '../src/language/load-course';
import { gradeAssignment, type Graded, type Submission } from '../src/run/grade-assignment';
import { VERBS } from '../src/steps/index';
import { openBench } from './bench-of-programs';
import type { Command } from './command';

export const CREW_MEMBER = 'crew-member';

export interface Task {
  id: number;
  slug: string;
  /** The folder of the program. */
  dir: string;
  /** The cases to run; without it all. */
  names?: readonly string[];
}

export type Answer = { id: number } & ({ graded: Graded } | { error: string });

/** A grading process of a crew: grades what it is sent, until nobody sends any more. */
export const crewMemberCommand: Command = {
  name: CREW_MEMBER,
  usage: `halfclose ${CREW_MEMBER}`,
  summary: 'grades what a parent process asks for (prove, check and real use it)',
  hidden: true,
  async run(root) {
    const bench = openBench(root);
    const courses = new Map<string, Omit<Submission, 'dir'>>();
    const courseOf = (slug: string): Omit<Submission, 'dir'> => {
      const known = courses.get(slug);
      if (known) return known;
      const cases = loadCases(root, slug, VERBS);
      const course = { assignment: loadAssignment(root, slug), cases, allCases: cases };
      courses.set(slug, course);
      return course;
    };
    const answer = async ({ id, slug, dir, names }: Task): Promise<Answer> => {
      try {
        const options = { blocking: false, judged: () => undefined };
        const course = courseOf(slug);
        const cases = course.cases.filter(({ name }) => names?.includes(name) ?? true);
        return { id, graded: await gradeAssignment({ ...course, cases, dir }, bench, options) };
      } catch (error) {
        return {
          id,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        };
      }
    };
    process.on('message', (task: Task) => {
      void answer(task).then((told) => {
        if (process.connected) process.send?.(told);
      });
    });
    // The parent is done with us, or has been killed.
    await new Promise((resolve) => process.once('disconnect', resolve));
    await bench.isolation.close();
    return 0;
  },
};
