import { endWithNpm } from './end-with-npm.cjs';
import { onSignal } from './signals.cjs';

/** Resolves with an exit code at Ctrl-C, at a request to end, or when the terminal goes away. */
export function interrupted(): Promise<number> {
  return new Promise((resolve) => {
    onSignal(resolve);
    endWithNpm(resolve);
  });
}

export const CUT_SHORT = 'Interrupted: what was not judged by then counts as not checked.';
