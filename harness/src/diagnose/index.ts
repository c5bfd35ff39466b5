import type { Finding } from '../model/finding';
import type { Attempt } from '../model/result';
import { addressInUse } from './address-in-use';
import { countsCharacters } from './counts-characters';
import { extraLineEnd } from './extra-line-end';
import { extraNul } from './extra-nul';
import { firstPiece } from './first-piece';
import { ipv6Only } from './ipv6-only';
import { keepsRunning } from './keeps-running';
import { lengthInFront } from './length-in-front';
import { missesEndOfFile } from './misses-end-of-file';
import { noFinalNewline } from './no-final-newline';
import { notUtf8 } from './not-utf8';
import { nothingRan } from './nothing-ran';
import { oneRecv } from './one-recv';
import { partOfInput } from './part-of-input';
import { portByteOrder } from './port-byte-order';
import { portConstant } from './port-constant';
import { portOfTheKernel } from './port-of-the-kernel';
import { printsFirst } from './prints-first';
import { pythonError } from './python-error';
import { readAsText } from './read-as-text';
import { resetAtClose } from './reset-at-close';
import { segfault } from './segfault';
import { segfaultWithoutArguments } from './segfault-without-arguments';
import { sendsAfterShutdown } from './sends-after-shutdown';
import { sendsOneMore } from './sends-one-more';
import { speaksFirst } from './speaks-first';
import { stopsAtNul } from './stops-at-nul';
import type { Facts, Symptom } from './symptom';
import { waitsForEnd } from './waits-for-end';
import { wholeBuffer } from './whole-buffer';
import { wrongExitCode } from './wrong-exit-code';

/** The most specific first: the first that applies is told. */
export const SYMPTOMS: readonly Symptom[] = [
  segfaultWithoutArguments,
  segfault,
  sendsOneMore,
  notUtf8,
  sendsAfterShutdown,
  addressInUse,
  pythonError,
  nothingRan,
  portByteOrder,
  portOfTheKernel,
  ipv6Only,
  portConstant,
  lengthInFront,
  speaksFirst,
  extraNul,
  extraLineEnd,
  wholeBuffer,
  readAsText,
  stopsAtNul,
  noFinalNewline,
  printsFirst,
  countsCharacters,
  oneRecv,
  partOfInput,
  firstPiece,
  waitsForEnd,
  resetAtClose,
  missesEndOfFile,
  keepsRunning,
  wrongExitCode,
];

/** The likeliest bug behind a finding, if what happened tells. */
export function symptomOf(facts: Facts): { id: string; hint: string } | undefined {
  for (const symptom of SYMPTOMS) {
    const hint = symptom.hint(facts);
    if (hint !== undefined) return { id: symptom.id, hint };
  }
  return undefined;
}

/** What to try: the most specific hint that applies, else the case's own. */
export function hintFor(
  finding: Finding,
  attempt: Attempt,
  context: { role: 'server' | 'client'; caseHint: string },
): string {
  return symptomOf({ finding, attempt, role: context.role })?.hint ?? context.caseHint;
}
