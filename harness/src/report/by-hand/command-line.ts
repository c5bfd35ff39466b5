/** Words that a POSIX shell takes as they are. */
const PLAIN = /^[\w@%+=:,./-]+$/;
const INTERPRETER = /^(python3)(\.\d+)?$/;

/** A command as a person would type it: the tool by its short name, words quoted where needed. */
export function commandLine(command: readonly string[]): string {
  return shortCommand(command).map(quoteWord).join(' ');
}

/** Without the tool's folder, and without switches that only make a JVM start faster. */
export function shortCommand(command: readonly string[]): string[] {
  const [tool = '', ...rest] = command;
  const name = tool.startsWith('/') ? tool.slice(tool.lastIndexOf('/') + 1) : tool;
  return [name.replace(INTERPRETER, '$1'), ...rest.filter((word) => !/^-(X\w*:|XX:)/.test(word))];
}

/** One word of a command line, for any POSIX shell. */
export function quoteWord(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
