import { durationOf } from './amounts';
import type { Context } from './context';

/** `5 s after the client was done sending (FIN)`: how long nothing happened, and after what. */
export function sinceWhat({ role, circumstances }: Context): string | undefined {
  const { last } = circumstances;
  const what = last && after(last.event.kind, role === 'server' ? 'client' : 'server');
  if (!last || what === undefined) return undefined;
  return `${last.ms === undefined ? '' : `${durationOf(last.ms)} `}after ${what}`;
}

type Kind = NonNullable<Context['circumstances']['last']>['event']['kind'];

function after(kind: Kind, other: 'client' | 'server'): string | undefined {
  switch (kind) {
    case 'start':
    case 'listen':
    case 'input':
      return 'it was started';
    case 'connect':
    case 'accept':
      return 'the connection was made';
    case 'send':
      return `the ${other} had sent its bytes`;
    case 'receive':
      return 'it had sent its last bytes';
    case 'half-close':
      return `the ${other} was done sending (FIN)`;
    case 'close':
      return `the ${other} had closed the connection`;
    case 'reset':
      return `the ${other} had reset the connection (RST)`;
    case 'fin':
      return 'it had closed the connection';
    case 'rst':
      return 'it had reset the connection';
    case 'signal':
      return 'it was asked to end';
    default:
      return undefined;
  }
}
