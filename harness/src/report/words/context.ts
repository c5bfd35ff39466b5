import type { Circumstances } from './circumstances';

/** Whose finding it is, for all families of words. */
export interface Context {
  /** `server` or `client`. */
  role: 'server' | 'client';
  /** `Your server` or `Your client`. */
  who: string;
  circumstances: Circumstances;
}
