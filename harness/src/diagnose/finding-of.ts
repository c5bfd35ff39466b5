import type { Finding, FindingCode } from '../model/finding';

/** The findings that have one of these codes. */
export type FindingOf<Code extends FindingCode> = Extract<Finding, { code: Code }>;

export function isAbout<Code extends FindingCode>(
  finding: Finding,
  ...codes: readonly Code[]
): finding is FindingOf<Code> {
  return (codes as readonly FindingCode[]).includes(finding.code);
}
