import type { FindingCode } from '../../model/finding';
import type { View } from './view';

/** What the lines of either role need to know. */
export interface Scene {
  /** As its author types it, with its arguments. */
  command: readonly string[];
  port: number;
  code: FindingCode;
  view: View;
}
