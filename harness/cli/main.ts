import { didYouMean } from '../src/language/nearest';
import { UnknownName } from '../src/language/load-course';
import { FaultyFiles } from '../src/language/problem';
import { NotWritten } from '../src/run/not-written';
import { WrongUsage } from './arguments';
import { COMMANDS } from './commands';
import { helpText } from './help';

/** Runs one command and ends the process with its exit code. */
export async function main(root: string, words: readonly string[]): Promise<void> {
  // A reader that goes away takes nothing from what we write to files.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  process.on('uncaughtException', (error) => process.exit(explain(error)));
  const code = await dispatch(root, words).catch(explain);
  // Output may still be on its way to a slow reader.
  await new Promise((resolve) => process.stdout.write('', resolve));
  process.exit(code);
}

async function dispatch(root: string, [name, ...rest]: readonly string[]): Promise<number> {
  const asked = name === undefined || name === '--help' || name === '-h' || name === 'help';
  const command = COMMANDS.find((one) => one.name === (asked ? rest[0] : name));
  if (asked || rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(helpText(COMMANDS, command));
    return 0;
  }
  if (command) return command.run(root, rest);
  const near = didYouMean(
    name,
    COMMANDS.map((one) => one.name),
  );
  throw new WrongUsage(`there is no command "${name}"${near}\nhalfclose --help lists them.`);
}

/** Faults of the user's are told in one sentence; our own keep their stack. */
function explain(error: unknown): number {
  if (error instanceof NotWritten) return say(error.message, 3);
  if (error instanceof FaultyFiles) return say(error.message, 2);
  if (error instanceof UnknownName) return say(error.message, 2);
  if (error instanceof WrongUsage) return say(capital(error.message), 2);
  const stack = error instanceof Error ? error.stack : undefined;
  return say(
    `halfclose itself failed; this is not your program's fault.\n${stack ?? String(error)}`,
    3,
  );
}

function say(message: string, code: number): number {
  process.stderr.write(`${message}\n`);
  return code;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
