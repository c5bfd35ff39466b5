import type { FindingOf } from '../../diagnose/finding-of';
import { sinceWhat } from './since';
import type { Context } from './context';

export function keptOpen(finding: FindingOf<'close.missing'>, context: Context): string {
  const { who } = context;
  const due = finding.expected === 'rst' ? 'reset' : 'closed';
  const since = sinceWhat(context)?.replace('the connection was made', 'it was made');
  return `${who} had not ${due} the connection${since === undefined ? ' when the time was up' : ` ${since}`}.`;
}

export function wasReset({ who }: Context): string {
  return `${who} ended the connection with a reset (RST) instead of closing it with a FIN.`;
}

export function closedWithFin({ who }: Context): string {
  return `${who} closed the connection with a FIN where a reset (RST) was due.`;
}

export function closedEarly({ end }: FindingOf<'close.early'>, { who }: Context): string {
  const how = end?.how === 'rst' ? 'reset the connection (RST)' : 'closed the connection (FIN)';
  return `${who} ${how} while it was still needed.`;
}
