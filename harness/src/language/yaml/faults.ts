import type { Document, YAMLError } from 'yaml';
import { MOST_TOLD, TAB, type Fault } from './fault';
import { lineAt } from './lines';
import { faultOf } from './words';

/** One line can hold as many errors as it has characters, and explaining each takes its time. */
const MOST_EXAMINED = 100;

/**
 * What keeps a file from being read as YAML, one sentence for each fault. Most errors of a parser
 * come from the first: they are left out from where it has lost its way.
 */
export function syntaxFaults(document: Document, source: string): Fault[] {
  const unknownTags = document.warnings.filter(({ code }) => code === 'TAG_RESOLVE_FAILED');
  const all = [...document.errors, ...unknownTags].sort((a, b) => a.pos[0] - b.pos[0]);
  // Items that no comma parts are taken for a key as well.
  const others = all.filter(({ code }) => code !== 'NON_STRING_KEY');
  const errors = others.length > 0 ? others : all;
  const tabs = errors.filter(({ code }) => code === 'TAB_AS_INDENT');
  if (tabs.length > 0) {
    return tabs.slice(0, MOST_TOLD).map(({ pos }) => ({ at: pos[0], message: TAB }));
  }
  const faults = new Map<number, Fault>();
  for (const [index, error] of errors.slice(0, MOST_EXAMINED).entries()) {
    if (faults.size > 0 && isAstray(error, source)) break;
    const fault = faultOf({ document, source, error, next: errors[index + 1] });
    const { start } = lineAt(source, fault.at);
    if (!faults.has(start)) faults.set(start, fault);
    if (!fault.local || faults.size === MOST_TOLD) break;
  }
  return [...faults.values()];
}

/** A whole line that the parser has no place for: what went wrong stands above. */
function isAstray({ code, pos }: YAMLError, source: string): boolean {
  const { start, indent } = lineAt(source, pos[0]);
  return code === 'UNEXPECTED_TOKEN' && pos[0] <= start + indent;
}
