/** What the grading process tells its reader, a line of JSON each. */
export type FeedEvent = FeedPlan | FeedCase | FeedDone;

export interface FeedPlan {
  kind: 'plan';
  assignments: { slug: string; title: string; cases: FeedPlannedCase[] }[];
  /** The file that holds the result. */
  resultPath: string;
}

export interface FeedPlannedCase {
  id: string;
  title: string;
  /** Why this machine can't run it. */
  skipped?: string;
}

export interface FeedCase {
  kind: 'case';
  id: string;
  good: boolean;
  /** The failure in full, and in one line. */
  report: string;
  line: string;
  /** `file:line:column` of the step that judged. */
  position: string;
}

export interface FeedDone {
  kind: 'done';
  /** The score table and what to do next. */
  summary: string;
  exitCode: number;
}
