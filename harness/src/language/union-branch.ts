import type * as z from 'zod';
import { PUT_IT_IN_QUOTES } from './issue-words';

type Issue = z.core.$ZodIssue;
export type UnionIssue = z.core.$ZodIssueInvalidUnion;

/** All branches; those of a union that is itself a branch count as its own. */
export function branchesOf(union: UnionIssue): Issue[][] {
  return union.errors.flatMap((issues) => {
    const [only, ...more] = issues;
    const nested = only?.code === 'invalid_union' && only.path.length === 0 && more.length === 0;
    return nested && only.errors.length > 0 ? branchesOf(only) : [issues];
  });
}

/** What to tell of the branch that the author most likely meant; undefined if none is like it. */
export function meantBranch(union: UnionIssue): Issue[] | undefined {
  const { input } = union;
  const candidates =
    typeof input === 'object' && input !== null
      ? branchesOf(union).filter((issues) => hasItsShape(issues, input))
      : union.errors.filter((issues) => issues.every(isNearMiss));
  return candidates.sort((a, b) => faultsIn(a) - faultsIn(b))[0];
}

/** A list for a list; a map for a map that has one of its keys at least. */
function hasItsShape(issues: readonly Issue[], input: object): boolean {
  let known = Object.keys(input).length;
  for (const issue of issues) {
    if (issue.path.length > 0) continue;
    if (issue.code === 'unrecognized_keys') known -= issue.keys.length;
    else if (issue.code !== 'too_small') return false;
  }
  return known > 0 || Array.isArray(input);
}

/** Of the right type, but out of range; or only its quotes are missing. */
function isNearMiss(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  return ['too_small', 'too_big', 'custom'].includes(issue.code) || advisesQuotes(issue);
}

function advisesQuotes({ code, message }: Issue): boolean {
  return code === 'invalid_union' && message.includes(PUT_IT_IN_QUOTES);
}

function faultsIn(issues: readonly Issue[]): number {
  return issues.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1),
    0,
  );
}
