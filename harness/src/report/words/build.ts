import { commandLine } from '../by-hand/command-line';
import { firstError } from '../../diagnose/first-error';
import type { FindingOf } from '../../diagnose/finding-of';
import { exitName } from './signals';

export function buildFailed(finding: FindingOf<'build.failed'>): string {
  const how = exitName({ code: finding.exitCode, signal: finding.signal });
  return `Your program did not build: \`${commandLine(finding.command)}\` ended with ${how}.`;
}

export function buildTimeout(finding: FindingOf<'build.timeout'>): string {
  const command = commandLine(finding.command);
  return `Your program did not build in time: \`${command}\` was still running.`;
}

/** What to do about a build, with the compiler's own words kept in sight. */
export function buildAdvice(finding: FindingOf<'build.failed' | 'build.timeout'>): string {
  if (finding.code === 'build.timeout')
    return 'A build must end by itself. Does it start your program, or wait for an answer?';
  const error = firstError(finding.output);
  return error === undefined
    ? 'Read what the build said from its beginning: the first error may be why the others came.'
    : `Mend the first error first: it may be why the others came.\n${error}`;
}
