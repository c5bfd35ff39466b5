import { deathSignal, type Exit } from '../model/exit';
import { found, MET, WAIT, type Outcome } from '../model/seen';

export interface SecondSeen {
  exit: Exit | undefined;
  /** Does it listen on the port of the first? */
  listens: boolean;
  final: boolean;
}

/** Has a second copy, started on a port that is in use, ended with a clean failure? */
export function judgeSecond(port: number, { exit, listens, final }: SecondSeen): Outcome {
  if (listens) return found({ code: 'port.shared', port, listens });
  if (!exit) return final ? found({ code: 'port.shared', port, listens }, true) : WAIT;
  const failed = exit.code !== 0 && deathSignal(exit) === undefined;
  return failed ? MET : found({ code: 'port.shared', port, listens, exit });
}
