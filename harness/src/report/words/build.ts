import { commandLine } from '../by-hand/command-line';
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
