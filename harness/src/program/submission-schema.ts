import * as z from 'zod';
import { formatProblem } from '../language/problem';
import { check } from '../language/schema-problems';
import { readYaml, type YamlFile } from '../language/yaml-file';
import type { FindingBody } from '../model/finding';
import { invalid } from './problem';

const word = z
  .string({ error: 'every word is text; put a number in quotes' })
  .min(1, 'an empty word');
const command = z
  .array(word, { error: 'write it as a list of words, such as [./server]' })
  .min(1, 'an empty command');

/** submission.yaml: how a program is built and started, where its files don't tell. */
export const submissionSchema = z.strictObject({
  build: z
    .union([command, z.array(command)], {
      error: 'write it as a list of words, such as [make], or as a list of such lists',
    })
    .optional()
    .describe('The command that builds the program, or several in order. No shell reads them.'),
  run: command.describe(
    'The command that starts the program, such as [./server]; or one source file: [echo.py].',
  ),
});
export type Submission = z.infer<typeof submissionSchema>;

/** What a submission.yaml says, and where it says it. */
export function parseSubmission(
  source: string,
  file: string,
): { yaml: YamlFile; submission: Submission } | FindingBody {
  const yaml = readYaml(source, file);
  if (Array.isArray(yaml)) return faulty(formatProblem(yaml[0]!), {});
  const checked = check(yaml, submissionSchema, yaml.data ?? {}, []);
  // Of a key that is missing and one that is misspelt, the latter comes last and explains both.
  if (!checked.ok) return faulty(formatProblem(checked.problems.at(-1)!), yaml.data);
  return { yaml, submission: checked.value };
}

function faulty(problem: string, data: unknown): FindingBody {
  const lines = { build: '[make]', run: '[./server]' };
  const said = Object.entries(typeof data === 'object' && data !== null ? data : {});
  // A command in one string is what most people write first: show it as the list that was meant.
  const meant = said.flatMap(([key, value]) =>
    key in lines && typeof value === 'string' && /^[\w./+ -]+$/.test(value)
      ? [`${key}: [${value.trim().split(/\s+/).join(', ')}]`]
      : [],
  );
  const example = Object.entries(lines).map(([key, value]) => `${key}: ${value}`);
  return invalid({
    problem,
    remedy:
      meant.length > 0
        ? `Write it like this:\n\n${meant.join('\n')}`
        : `A whole submission.yaml looks like this (without build if there is nothing to build):\n\n` +
          example.join('\n'),
  });
}
