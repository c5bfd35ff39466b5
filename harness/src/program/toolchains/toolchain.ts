import type { AssignmentSpec } from '../../model/assignment';
import type { FindingBody } from '../../model/finding';
import type { Resolve } from './resolve';

export type Role = AssignmentSpec['role'];

/** How a program is built and started; see `Plan` for the words. */
export interface LanguagePlan {
  build: string[][];
  run: string[];
  path: string[];
  env: Record<string, string>;
  prepare?: (into: string) => Promise<FindingBody | undefined>;
  /** What its author types instead, where that differs. */
  typed?: { build: string[][]; run: string[] };
}

export interface PlanContext {
  root: string;
  role: Role;
  /** The file to run, by its name in `root`. */
  entry: string;
  /** Names of all files in `root`, sorted. */
  files: readonly string[];
  resolve: Resolve;
  /** A folder that outlives the run, for what compilers cache. */
  cacheDir?: string | undefined;
}

/** A language, and all that is known about running programs in it. */
export interface Toolchain {
  name: string;
  /** Of source files that can be a whole program, with the dot. */
  extensions: readonly string[];
  /** Source files that are never the program: tests, configuration. */
  ignores?: RegExp;
  /** The commands it needs on the PATH. */
  tools: readonly string[];
  /** The file name that a program of this role has by default. */
  entry(role: Role): string;
  /** A file that says by itself how all is built, such as Cargo.toml. */
  project?: string;
  /** Tells a source file that starts a program from one that only helps. */
  starts?: RegExp;
  plan(context: PlanContext): Promise<LanguagePlan | FindingBody>;
}
