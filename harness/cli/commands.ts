import { checkCommand } from './check';
import { crewMemberCommand } from './crew-member';
import type { Command } from './command';
import { docsCommand } from './docs';
import { feedCommand } from './feed';
import { gradeCommand } from './grade';
import { listCommand } from './list';
import { proveCommand } from './prove';
import { realCommand } from './real';
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
  realCommand,
  soakCommand,
  feedCommand,
  crewMemberCommand,
];
