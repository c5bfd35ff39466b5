export interface GradingProcess {
  /** The path of its socket, when it can be talked to; its exit code if it has ended before. */
  ready: Promise<string | number | null>;
  /** Set once it can be talked to. */
  socket?: string;
  /** The file that holds the result, once it is known. */
  resultPath?: string;
  /** Set when it has told everything. */
  exitCode?: number;
  /** Are we the ones who end it? */
  stopping: boolean;
  /** Ends it, by the end of its input, if it has not ended by itself. */
  stop(): Promise<void>;
}

declare global {
  // One slot on the process's own global: setup, teardown and `npm test` share nothing else.
  var halfcloseGrading: GradingProcess | undefined;
}

/** Where its reader is told that it will hear no more. */
export function lostText({ resultPath }: GradingProcess): string {
  const see = resultPath === undefined ? '' : `; what it knew is in ${resultPath}`;
  return `\nThe grading process ended before it was done${see}\n`;
}
