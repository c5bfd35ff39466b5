import { deathSignal, type Exit } from '../../model/exit';
import { exitName } from './signals';

type End = { how: 'fin' | 'rst' } | undefined;

export function thenEnd(end: End): string {
  return end ? `, then ${endName(end.how)}` : '';
}

export function thenExit(exit: Exit | undefined): string {
  return exit ? `, then ${exitName(exit)}` : '';
}

export function nothingCame(end: End): string {
  return end
    ? `${endName(end.how)}, after 0 bytes`
    : 'nothing: 0 bytes, and the connection was still open';
}

export function nothingPrinted(exit: Exit | undefined): string {
  return exit ? `nothing: 0 bytes, then ${exitName(exit)}` : 'nothing: 0 bytes, and still running';
}

export function endName(how: 'fin' | 'rst' | 'any' | 'open'): string {
  const names = { fin: 'FIN', rst: 'RST', any: 'FIN or RST', open: 'the connection open' };
  return names[how];
}

export function exitDue(expected: number | 'failure' | 'any'): string {
  if (expected === 'failure') return 'an exit code other than 0';
  return expected === 'any' ? 'an end' : `exit code ${expected}`;
}

export function exitSeen(exit: Exit | undefined): string {
  if (!exit) return 'still running';
  return deathSignal(exit) === 'SIGKILL' && exit.by !== 'self'
    ? 'stopped by the harness'
    : exitName(exit);
}

export function addresses(found: readonly { address: string; port: number }[]): string {
  const written = found.map(({ address, port }) =>
    address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`,
  );
  return written.join(', ');
}
