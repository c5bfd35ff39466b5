import type * as z from 'zod';
import { PUT_IT_IN_QUOTES } from './issue-words';
import { didYouMean, nearest } from './nearest';
import { nothingAt } from './nothing-at';
import type { Problem } from './problem';
import { quoted } from './quoted';
import { branchesOf, meantBranch, type UnionIssue } from './union-branch';
import { unknownWord } from './unknown-word';
import type { YamlFile } from './yaml-file';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];
type Keys = readonly string[];

interface Checked {
  yaml: YamlFile;
  /** For the unknown keys of each map, the keys that are known there. */
  known: ReadonlyMap<Keys, Keys>;
}

/** What to tell of one issue. `elsewhere`: keys that other branches of the same union have. */
export function problemsOf(
  issue: Issue,
  prefix: Path,
  checked: Checked,
  elsewhere: Keys = [],
): Problem[] {
  const { yaml } = checked;
  const path = [...prefix, ...issue.path];
  if (issue.input === undefined && path.length > 0) {
    return [yaml.problem(yaml.valueAt(path), `missing key "${String(path.at(-1))}"`)];
  }
  if (issue.code === 'unrecognized_keys') return ofUnknownKeys(issue, path, checked, elsewhere);
  if (issue.code === 'invalid_key') {
    const message = issue.issues[0]?.message ?? issue.message;
    return [yaml.problem(yaml.keyAt(path), message)];
  }
  if (issue.code === 'invalid_union') {
    const told = ofUnion(issue, path, checked);
    if (told.length > 0) return told;
  }
  const told = yaml.problem(yaml.valueAt(path), sentence(issue, path, yaml));
  return [issue.input === null ? nothingAt(yaml, path, told) : told];
}

function ofUnknownKeys(
  { keys, input = {} }: z.core.$ZodIssueUnrecognizedKeys,
  path: Path,
  { yaml, known }: Checked,
  elsewhere: Keys,
): Problem[] {
  const there = known.get(keys) ?? [];
  const written = there.filter((key) => Object.hasOwn(input, key));
  const free = there.filter((key) => !written.includes(key));
  return keys.map((key) => {
    const message = elsewhere.includes(key)
      ? `"${key}" does not go with ${written.map(quoted).join(' and ')}`
      : unknownWord('key', key, free, `; there are: ${there.join(', ')}`);
    return yaml.problem(yaml.keyAt([...path, key]), message);
  });
}

/** Of a union, the branch that was meant; or the keys that are nearly those of some branch. */
function ofUnion(union: UnionIssue, path: Path, checked: Checked): Problem[] {
  const { yaml, known } = checked;
  const keys = branchesOf(union)
    .flat()
    .flatMap((issue) => (issue.code === 'unrecognized_keys' ? (known.get(issue.keys) ?? []) : []));
  const meant = meantBranch(union);
  if (meant) return meant.flatMap((issue) => problemsOf(issue, path, checked, keys));
  const { input } = union;
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return [];
  return Object.keys(input)
    .filter((key) => nearest(key, keys) !== undefined)
    .map((key) => yaml.problem(yaml.keyAt([...path, key]), unknownWord('key', key, keys)));
}

function sentence(issue: Issue, path: Path, yaml: YamlFile): string {
  const written = yaml.written(path);
  const advice = written === undefined ? PUT_IT_IN_QUOTES : `put ${written} in quotes`;
  const words = issue.message.replace(PUT_IT_IN_QUOTES, () => advice) + suggestion(issue);
  const name = path.findLast((part) => typeof part === 'string');
  return name === undefined || words.startsWith(`${name} `) ? words : `${quoted(name)}: ${words}`;
}

/** Of the values that are known, the one nearest to what was written. */
function suggestion(issue: Issue): string {
  if (typeof issue.input !== 'string') return '';
  const issues = issue.code === 'invalid_union' ? branchesOf(issue).flat() : [issue];
  const values = issues.flatMap((one) => (one.code === 'invalid_value' ? one.values : []));
  return didYouMean(issue.input, values.map(String));
}
