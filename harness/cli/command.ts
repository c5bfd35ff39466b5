/** One command of the program. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  /** One line, for --help. */
  readonly summary: string;
  /** The flags, a line each. */
  readonly details?: readonly string[];
  /** Not for people: left out of --help. */
  readonly hidden?: boolean;
  /** @returns the exit code. */
  run(root: string, words: readonly string[]): Promise<number>;
}
