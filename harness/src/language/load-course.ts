import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { assignmentSchema, type Assignment } from '../model/assignment';
import type { Case } from '../model/case';
import type { DocumentRoot } from '../model/document-root';
import { readCourseFile } from './course-file';
import { loadYaml } from './load-yaml';
import { didYouMean } from './nearest';
import { rootSchema, toRoot } from './document-root';
import { parseCase } from './parse-case';
import { NamedFiles, type Payloads } from './payload-files';
import { FaultyFiles, type Problem } from './problem';
import type { Vocabulary } from './vocabulary';

/** Beside the cases, and none of them. */
const ROOT_FILE = 'root.yaml';

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
  return { ...loadYaml(root, file, assignmentSchema).value, slug, file };
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
  const payloads = payloadsIn(join(root, folder, 'payloads'));
  const common = loadRoot(root, folder, payloads);
  const cases: Case[] = [];
  const problems: Problem[] = [];
  for (const one of name === undefined ? names : [name]) {
    const file = `${folder}/${one}.yaml`;
    const source = readCourseFile(root, file);
    const read =
      typeof source === 'string'
        ? parseCase(source, file, vocabulary, payloads.read, payloads.names, common)
        : [source];
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
    .filter((entry) => entry.endsWith('.yaml') && entry !== ROOT_FILE)
    .map((entry) => entry.slice(0, -'.yaml'.length))
    .sort();
}

/** The files that say what is checked of an assignment; the payloads are a folder. */
export function caseFiles(root: string, slug: string): string[] {
  const folder = join(root, 'fixtures', slug);
  const names = listCases(root, slug).map((name) => `${name}.yaml`);
  const fixtures = [...names, ROOT_FILE, 'payloads'].map((name) => join(folder, name));
  return [join(root, 'assignments', slug, 'assignment.yaml'), ...fixtures];
}

/** What `root.yaml` says that the roots of all cases hold. */
function loadRoot(root: string, folder: string, payloads: Payloads): DocumentRoot | undefined {
  const file = `${folder}/${ROOT_FILE}`;
  if (!existsSync(join(root, file))) return undefined;
  const { yaml, value } = loadYaml(root, file, rootSchema);
  const named = new NamedFiles(yaml, payloads);
  named.readAll();
  if (named.problems.length > 0) throw new FaultyFiles(named.problems);
  return toRoot(value, named.files);
}

function payloadsIn(folder: string): Payloads {
  return {
    names: existsSync(folder) ? readdirSync(folder) : [],
    read(name) {
      const path = join(folder, name);
      return existsSync(path) && statSync(path).isFile() ? readFileSync(path) : undefined;
    },
  };
}
