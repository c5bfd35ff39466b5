import { isAbout } from './finding-of';
import type { Symptom } from './symptom';

/** By the custom of most commands, this argument stands for standard input. */
const STDIN = '-';

export const partOfInput: Symptom = {
  id: 'part-of-input',
  hint({ finding, attempt, role }) {
    if (role !== 'client' || !isAbout(finding, 'bytes.missing')) return undefined;
    const { exit, command } = attempt;
    const crashed = exit?.by === 'self' && exit.code !== 0;
    if (!command.includes(STDIN) || finding.end?.how !== 'fin' || crashed) return undefined;
    return (
      `Only ${finding.differsAt} bytes of standard input were sent. One read returns a line, or ` +
      'what one buffer holds: read and send in a loop until the end of the input.'
    );
  },
};
