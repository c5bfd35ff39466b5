import type { TargetForm } from '../model/http';

/** Any scheme but a path of it is a target in absolute form (RFC 3986 §3.1). */
const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:[^]/;
const AUTHORITY = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=%]+|\[[0-9A-Fa-f:.v]+\]):\d+$/;

/** RFC 9112 §3.2: which of the four forms it is; undefined if the method allows none of them. */
export function formOf(method: string, target: string): TargetForm | undefined {
  if (method === 'CONNECT') return AUTHORITY.test(target) ? 'authority' : undefined;
  if (target.startsWith('/')) return 'origin';
  if (target === '*') return method === 'OPTIONS' ? 'asterisk' : undefined;
  return ABSOLUTE.test(target) ? 'absolute' : undefined;
}
