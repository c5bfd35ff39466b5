/** One command of the program. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  /** One line, for --help. */
  readonly summary: string;
  /** @returns the exit code. */
  run(root: string, words: readonly string[]): Promise<number>;
}
