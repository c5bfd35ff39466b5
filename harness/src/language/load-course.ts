import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assignmentSchema, type Assignment } from '../model/assignment';
import type { Case } from '../model/case';
import { didYouMean } from './nearest';
import { parseCase } from './parse-case';
import { FaultyFiles, type Problem } from './problem';
import { check } from './schema-problems';
import type { Vocabulary } from './vocabulary';
import { readYaml } from './yaml-file';

const CASE_SIZE_LIMIT = 1 << 20;

/** What was asked for does not exist; the message says what does. */
export class UnknownName extends Error {
  override readonly name = 'UnknownName';
}

/** The names of the assignments, without opening them. */
export function listSlugs(root: string): string[] {
  const folder = join(root, 'assignments');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Reads `assignments/<slug>/assignment.yaml`. */
export function loadAssignment(root: string, slug: string): Assignment {
  const slugs = listSlugs(root);
  if (!slugs.includes(slug)) {
    const known = slugs.length === 0 ? 'there are none here' : `there are: ${slugs.join(', ')}`;
    throw new UnknownName(
      `There is no assignment "${slug}"${didYouMean(slug, slugs) || `; ${known}`}`,
    );
  }
  const file = `assignments/${slug}/assignment.yaml`;
  if (!existsSync(join(root, file))) throw new UnknownName(`There is no ${file}`);
  const yaml = readYaml(readFileSync(join(root, file), 'utf8'), file);
  if (Array.isArray(yaml)) throw new FaultyFiles(yaml);
  const checked = check(yaml, assignmentSchema, yaml.data, []);
  if (!checked.ok) throw new FaultyFiles(checked.problems);
  return { ...checked.value, slug, file };
}

/** The cases of one assignment in their order, or the one that `name` picks. */
export function loadCases(
  root: string,
  slug: string,
  vocabulary: Vocabulary,
  name?: string,
): Case[] {
  const folder = `fixtures/${slug}`;
  const names = listCases(root, slug);
  if (name !== undefined && !names.includes(name)) {
    const known = didYouMean(name, names) || `; there are: ${names.join(', ')}`;
    throw new UnknownName(`There is no case "${slug}/${name}"${known}`);
  }
  const cases: Case[] = [];
  const problems: Problem[] = [];
  for (const one of name === undefined ? names : [name]) {
    const file = `${folder}/${one}.yaml`;
    const source = readFileSync(join(root, file), 'utf8').slice(0, CASE_SIZE_LIMIT);
    const read = parseCase(source, file, vocabulary, (payload) => {
      const path = join(root, folder, 'payloads', payload);
      return existsSync(path) ? readFileSync(path) : undefined;
    });
    if (Array.isArray(read)) problems.push(...read);
    else cases.push(read);
  }
  if (problems.length > 0) throw new FaultyFiles(problems);
  return cases.sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
}

/** Names of the case files of an assignment, sorted. */
export function listCases(root: string, slug: string): string[] {
  const folder = join(root, 'fixtures', slug);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((entry) => entry.endsWith('.yaml'))
    .map((entry) => entry.slice(0, -'.yaml'.length))
    .sort();
}
