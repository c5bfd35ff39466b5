import type { Target } from '../src/run/grading';
import {
  isStarted,
  loadLadder,
  loadTarget,
  ownSubmission,
  parseSelection,
  referenceOf,
  type Selection,
} from '../src/run/targets';
import { existsSync } from 'node:fs';
import { loadAssignment } from '../src/language/load-course';
import { WrongUsage } from './arguments';
import { languagesOf } from './starters';

export interface WhatToGrade {
  targets: Target[];
  /** What is said before and after the grading; empty if there is nothing to say. */
  before: string;
  after: string;
}

/** What `npm test` grades: what is named, else what is started, else the references. */
export function whatToGrade(root: string, words: readonly string[]): WhatToGrade {
  if (words.length > 0) return named(root, words.map(parseSelection));
  const ladder = loadLadder(root);
  const started = ladder.filter(({ slug }) => isStarted(root, slug));
  if (started.length > 0) {
    const targets = started.map(({ slug }) =>
      loadTarget(root, { slug }, ownSubmission(root, slug)),
    );
    return { targets, before: '', after: '' };
  }
  const first = ladder[0];
  if (!first) throw new WrongUsage('there is no assignment here');
  const next = `Nothing of yours is graded yet. Next: ${startCommand(root, first.slug)}`;
  const shown = ladder.filter(({ slug }) => existsSync(referenceOf(root, slug)));
  if (shown.length === 0) throw new WrongUsage(next);
  return {
    targets: shown.map(({ slug }) => loadTarget(root, { slug }, referenceOf(root, slug))),
    before: `${next}\nUntil then, this shows the course's own reference programs being graded.`,
    after: next,
  };
}

function named(root: string, selections: readonly Selection[]): WhatToGrade {
  const slugs = [...new Set(selections.map(({ slug }) => slug))];
  const targets = slugs.map((slug) => {
    loadAssignment(root, slug);
    if (!isStarted(root, slug)) {
      throw new WrongUsage(`You have not started ${slug} yet. Next: ${startCommand(root, slug)}`);
    }
    const dir = ownSubmission(root, slug);
    const each = selections
      .filter((selection) => selection.slug === slug)
      .map((selection) => loadTarget(root, selection, dir));
    const chosen = new Set(each.flatMap(({ cases }) => cases.map(({ id }) => id)));
    return { ...each[0]!, cases: each[0]!.allCases.filter(({ id }) => chosen.has(id)) };
  });
  return { targets, before: '', after: '' };
}

function startCommand(root: string, slug: string): string {
  const languages = languagesOf(root, slug);
  const language = languages.includes('python') ? 'python' : (languages[0] ?? 'python');
  return `npm run start ${slug} -- --lang ${language}`;
}
