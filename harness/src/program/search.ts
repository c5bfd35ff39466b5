import type { Resolve } from './toolchains/resolve';
import type { Role, Toolchain } from './toolchains/toolchain';

/** What the rules look at. */
export interface Search {
  root: string;
  role: Role;
  /** Names of the regular files in `root`, sorted. */
  files: readonly string[];
  folders: readonly string[];
  toolchains: readonly Toolchain[];
  resolve: Resolve;
  cacheDir: string | undefined;
}
