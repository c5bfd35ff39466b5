import type { Command } from './command';

/** The text of `halfclose --help`, or of one command's. */
export function helpText(commands: readonly Command[], command?: Command): string {
  if (command) {
    const details = (command.details ?? []).map((line) => `  ${line}\n`).join('');
    return `${command.name}: ${command.summary}\n\nUsage: ${command.usage}\n${details && `\n${details}`}`;
  }
  const shown = commands.filter((one) => !one.hidden);
  const width = Math.max(...shown.map((one) => one.name.length));
  return [
    'halfclose grades socket programs: it runs yours, talks to it over real sockets, and says',
    'what came back, when, and why that is right or wrong.',
    '',
    'Students need one command:',
    '  npm test                          grades everything you have started',
    '  npm test echo-once                one assignment',
    '  npm test echo-once/two-messages   one case',
    '',
    'Commands (npm run <command>, or halfclose <command>):',
    ...shown.map((one) => `  ${one.name.padEnd(width)}   ${one.summary}`),
    '',
    'halfclose <command> --help tells more. Flags of npm run stand behind a "--":',
    '  npm run grade -- echo-once some/folder --json result.json',
    '',
    'Exit codes: 0 every MUST passed, 1 a MUST failed, 2 wrong usage or a faulty case file,',
    '3 the harness or the machine failed, 130 interrupted (143, 129: told to end, hung up).',
    '',
  ].join('\n');
}
