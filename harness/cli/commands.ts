import { checkCommand } from './check';
import type { Command } from './command';
import { docsCommand } from './docs';
import { feedCommand } from './feed';
import { gradeCommand } from './grade';
import { listCommand } from './list';
import { proveCommand } from './prove';
import { soakCommand } from './soak';
import { startCommand } from './start';

/** Every command, in the order of --help. */
export const COMMANDS: readonly Command[] = [
  startCommand,
  gradeCommand,
  listCommand,
  proveCommand,
  docsCommand,
  checkCommand,
  soakCommand,
  feedCommand,
];
