import { deathSignal, type Exit } from '../../model/exit';

const MEANINGS: Readonly<Record<string, string>> = {
  SIGSEGV: 'a segmentation fault: it read or wrote memory that is not its own',
  SIGBUS: 'a bus error: it read or wrote memory that is not there',
  SIGPIPE: 'it wrote to a connection that the other side had closed',
  SIGABRT: 'it called abort(), as a failed assertion or a damaged heap does',
  SIGFPE: 'an arithmetic error, most often a division by zero',
  SIGILL: 'it came to an instruction that is none',
  SIGKILL: 'something killed it, most often for want of memory',
  SIGTERM: 'something asked it to end',
  SIGINT: 'something interrupted it',
  SIGHUP: 'its terminal had gone',
  SIGQUIT: 'something asked it to quit',
  SIGTRAP: 'it came to a trap, as a failed check of the language does',
  SIGXCPU: 'it used more CPU time than it may',
  SIGXFSZ: 'it wrote a larger file than it may',
  SIGSYS: 'it made a system call that it may not make',
};

export function meaningOf(signal: string): string | undefined {
  return MEANINGS[signal];
}

/** `ended with exit code 1`, or `died of SIGSEGV`. */
export function howItEnded(exit: Pick<Exit, 'code' | 'signal'>): string {
  const signal = deathSignal(exit);
  return signal === undefined ? `ended with exit code ${exit.code ?? '?'}` : `died of ${signal}`;
}

/** `exit code 1`, or `SIGSEGV`. */
export function exitName(exit: Pick<Exit, 'code' | 'signal'>): string {
  return deathSignal(exit) ?? `exit code ${exit.code ?? '?'}`;
}
