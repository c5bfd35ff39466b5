import { open, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, sep } from 'node:path';
import { foreignProgram } from './foreign-program';
import type { Problem } from './problem';
import { parseShebang, shebangFault, shebangMissing } from './shebang';
import { isExecutable } from './toolchains/resolve';

/**
 * The command as it can be run in `dir`, or why it can't. A script that has lost its exec bit, as
 * in a zip file, is given to its interpreter.
 */
export async function runnable(
  dir: string,
  command: readonly string[],
  path: readonly string[],
): Promise<string[] | Problem> {
  const [name = '', ...args] = command;
  const file = isAbsolute(name) ? name : join(dir, name);
  const real = await realpath(file).catch(() => undefined);
  if (real === undefined || !(await stat(real)).isFile()) {
    return {
      problem: `There is no file ${name}.`,
      remedy: 'Correct the name, or hand the file in too.',
    };
  }
  const executable = await isExecutable(real);
  if (isAbsolute(name) && executable) return [...command];
  if (!isAbsolute(name) && !real.startsWith((await realpath(dir)) + sep)) {
    return {
      problem: `${name} lies outside the submission.`,
      remedy: 'Put everything that your program needs into its folder.',
    };
  }
  const head = await readHead(real);
  const shebang = parseShebang(head.toString('utf8'));
  if (shebang) {
    const fault = await shebangFault(name, shebang, path);
    if (fault) return fault;
    if (executable) return [...command];
    const { interpreter, argument } = shebang;
    return [interpreter, ...(argument === undefined ? [] : [argument]), name, ...args];
  }
  const foreign = foreignProgram(name, head);
  if (foreign) return foreign;
  if (!head.includes(0)) return shebangMissing(name, head.toString('utf8'));
  if (executable) return [...command];
  return { problem: `${name} is not executable.`, remedy: `Type \`chmod +x ${name}\`.` };
}

/** More than the kernel's 256 bytes for a first line. */
async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
