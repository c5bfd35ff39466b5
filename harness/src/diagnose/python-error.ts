import { isAbout } from './finding-of';
import { pythonException } from './python-exception';
import type { Facts, Symptom } from './symptom';

/** Errors of the network have hints of their own, or are what the case is about. */
const NETWORK =
  /^(OSError|IOError|Connection\w*Error|BrokenPipeError|TimeoutError|(socket\.)?(gaierror|timeout|herror)|KeyboardInterrupt|SystemExit)$/;
const ADVICE: Readonly<Record<string, string>> = {
  IndentationError:
    'Python reads the indentation: mind what stands inside the function and what does not.',
  TabError: 'Tabs and spaces are mixed: use spaces only.',
  SyntaxError: 'Python could not even read the file: look at that line and the one above.',
  NameError: 'Is the name set before, in the same function?',
  UnboundLocalError:
    'The function sets the name somewhere, so it is its own: set it before it is used.',
  ModuleNotFoundError: "Only Python's own modules are there when it is graded.",
  TypeError: 'Sockets take and give bytes, not str: encode() before sending, decode() after.',
};

export const pythonError: Symptom = {
  id: 'python-error',
  hint(facts) {
    if (!mayExplain(facts)) return undefined;
    const exception = pythonException(facts.attempt);
    if (!exception || NETWORK.test(exception.name)) return undefined;
    return `Your program stopped at ${exception.quote}. ${ADVICE[exception.name] ?? 'Look there first.'}`;
  },
};

/** A traceback after a refusal that was right is no bug; wrong bytes have another cause. */
export function mayExplain({ finding }: Pick<Facts, 'finding'>): boolean {
  if (isAbout(finding, 'exit.code')) return finding.expected === 0;
  return isAbout(
    finding,
    'exit.early',
    'listen.missing',
    'connect.missing',
    'connect.reset',
    'bytes.missing',
    'close.reset',
    'close.early',
    'stdout.missing',
  );
}
