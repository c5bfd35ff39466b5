import type { CaseResult } from '../model/result';
import type { RealProgram } from './real-program';

/** What the cases say of a program; no results where it could not be run on this machine. */
export interface RealRun {
  program: RealProgram;
  results?: readonly CaseResult[];
}

const INTRO = `# Servers that nobody wrote for this course

Programs of others, and what documentation shows, graded like a submission: how many MUST cases each
meets, and why it fails the others. Written by \`npm run real\`.
`;

/**
 * Programs × assignments as Markdown, then what each program fails. One that was not run, or not in
 * full, keeps the row and the section that it has in \`before\`.
 */
export function realTable(
  runs: readonly RealRun[],
  slugs: readonly string[],
  before: string,
): string {
  const parts = runs.map((run) => told(run, slugs) ?? kept(before, run.program.name));
  const head = [
    row(['program', 'what it is', ...slugs]),
    row(['---', '---', ...slugs.map(() => '---')]),
  ];
  const rows = parts.flatMap((part) => part.row ?? []);
  const sections = parts.flatMap((part) => part.section ?? []);
  return `${[INTRO + '\n' + [...head, ...rows].join('\n'), ...sections].join('\n\n')}\n`;
}

interface Part {
  row?: string;
  section?: string;
}

function told({ program, results }: RealRun, slugs: readonly string[]): Part | undefined {
  if (!results || results.some(({ verdict }) => verdict === 'skipped')) return undefined;
  const name = `\`${program.name}\``;
  const reasons = reasonsOf(program, results);
  return {
    row: row([name, program.title, ...slugs.map((slug) => cell(program, slug, results))]),
    ...(reasons.length > 0 ? { section: [`## ${name}`, ...reasons].join('\n\n') } : {}),
  };
}

function cell({ varies }: RealProgram, slug: string, results: readonly CaseResult[]): string {
  const musts = results.filter(({ id, level }) => level === 'must' && id.startsWith(`${slug}/`));
  if (musts.length === 0) return '';
  const chance = musts.filter(({ id }) => id in varies);
  const met = musts.filter(({ id, verdict }) => !(id in varies) && verdict !== 'fail');
  const more = chance.length > 0 ? `, ${chance.length} by chance` : '';
  return `MUST ${met.length} of ${musts.length}${more}`;
}

/** Each reason, and below it the cases that share it. */
function reasonsOf({ explained, varies }: RealProgram, results: readonly CaseResult[]): string[] {
  const reasons = new Map<string, string[]>();
  for (const { id } of results) {
    const failure = explained[id];
    const why = varies[id] ?? failure?.why;
    if (why === undefined) continue;
    const how = failure ? failure.codes.map((code) => `\`${code}\``).join(' or ') : 'by chance';
    reasons.set(why, [...(reasons.get(why) ?? []), `- \`${id}\`: ${how}`]);
  }
  return [...reasons].map(([why, cases]) => `${why}\n\n${cases.join('\n')}`);
}

function kept(before: string, name: string): Part {
  const line = before.split('\n').find((one) => one.startsWith(`| \`${name}\` |`));
  const section = before.split(/\n\n(?=## )/).find((one) => one.startsWith(`## \`${name}\`\n`));
  return {
    ...(line === undefined ? {} : { row: line }),
    ...(section === undefined ? {} : { section: section.trimEnd() }),
  };
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
