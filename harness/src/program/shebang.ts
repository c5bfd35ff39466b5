import { basename, join } from 'node:path';
import { SYSTEM_FOLDERS } from './environment';
import type { Problem } from './problem';
import { isExecutable } from './toolchains/resolve';

/** The first line of a script, as the kernel takes it apart. */
export interface Shebang {
  line: string;
  interpreter: string;
  /** All that follows is one argument. */
  argument: string | undefined;
}

export function parseShebang(head: string): Shebang | undefined {
  const line = /^#![^\n]*/.exec(head)?.[0];
  const parts = /^#!\s*(\S+)(?:[ \t]+(\S.*?))?\s*$/.exec(line ?? '');
  return line === undefined || !parts
    ? undefined
    : { line, interpreter: parts[1]!, argument: parts[2] };
}

/** Why the kernel, or `env`, would not find an interpreter for the script. */
export async function shebangFault(
  name: string,
  { line, interpreter, argument }: Shebang,
  path: readonly string[],
): Promise<Problem | undefined> {
  if (line.endsWith('\r')) {
    return {
      problem: `The first line of ${name} ends in CR LF: the CR becomes part of the interpreter's name.`,
      remedy: `Save it with LF line ends, in your editor or by \`sed -i 's/\\r$//' ${name}\`.`,
    };
  }
  const command = basename(interpreter) === 'env' ? commandOfEnv(argument) : undefined;
  const folders = command === undefined ? [] : [...path, ...SYSTEM_FOLDERS];
  const places = [interpreter, ...folders.map((folder) => join(folder, command ?? ''))];
  const [direct, ...found] = await Promise.all(places.map(isExecutable));
  if (direct && (command === undefined || found.includes(true))) return undefined;
  return {
    problem: `The first line of ${name} is \`${line}\`, and there is no ${direct ? command : interpreter} here.`,
    remedy:
      'Name an interpreter that is installed, such as `#!/usr/bin/env python3` or `#!/bin/sh`.',
  };
}

/** In `#!/usr/bin/env -S LANG=C python3 -u` the command is python3. */
function commandOfEnv(argument = ''): string | undefined {
  return argument.split(/\s+/).find((word) => !word.startsWith('-') && !word.includes('='));
}

/** A text without a shebang: the kernel would not know what to do with it. */
export function shebangMissing(name: string, head: string): Problem {
  return {
    problem: head.startsWith('\uFEFF')
      ? `${name} begins with a byte order mark, which hides its first line from the system.`
      : `The first line of ${name} does not say what runs it.`,
    remedy:
      'Let the very first line be `#!/usr/bin/env python3`, `#!/bin/sh` or the like, ' +
      'in a file without a byte order mark.',
  };
}
