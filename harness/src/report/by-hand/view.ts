import type { Finding, FindingCode } from '../../model/finding';
import { isHttpCode, type HttpCode } from '../../model/http-finding';

/** Where a person must look to see what was found. */
export type View =
  /** What came over the connection. */
  | 'bytes'
  /** Does the connection end at all? */
  | 'end'
  /** Does it end with a FIN or with a RST? */
  | 'reset'
  /** The exit code, and what was said on stderr. */
  | 'exit'
  | 'stdout'
  /** Is there anybody at the port? */
  | 'reach'
  /** The same, when the conversation is over. */
  | 'listener'
  | 'flood';

const VIEWS: Readonly<Record<Exclude<FindingCode, HttpCode>, View>> = {
  'program.missing': 'exit',
  'program.ambiguous': 'exit',
  'program.invalid': 'exit',
  'toolchain.missing': 'exit',
  'build.failed': 'exit',
  'build.timeout': 'exit',
  'start.failed': 'exit',
  'listen.missing': 'reach',
  'listen.elsewhere': 'reach',
  'listen.still': 'listener',
  'listen.gone': 'reach',
  'exit.early': 'exit',
  'connect.missing': 'reach',
  'connect.elsewhere': 'reach',
  'connect.reset': 'reset',
  'connect.unanswered': 'reach',
  'bytes.missing': 'bytes',
  'bytes.different': 'bytes',
  'bytes.surplus': 'bytes',
  'close.missing': 'end',
  'close.reset': 'reset',
  'close.fin': 'reset',
  'close.early': 'end',
  'exit.missing': 'exit',
  'exit.code': 'exit',
  'exit.signal': 'exit',
  'exit.unasked': 'exit',
  'port.shared': 'exit',
  'stdout.missing': 'stdout',
  'stdout.different': 'stdout',
  'stdout.surplus': 'stdout',
  'stderr.missing': 'exit',
  'stderr.different': 'exit',
  'holdings.grown': 'exit',
  'cpu.busy': 'exit',
  'output.flood': 'flood',
};

/** @param connections how many were made, or were to be made, up to the finding. */
export function viewOf({ code }: Finding, connections: number): View {
  // A program that ends before its first connection was never there.
  if (code === 'exit.early' && connections < 2) return 'reach';
  return isHttpCode(code) ? 'bytes' : VIEWS[code];
}
