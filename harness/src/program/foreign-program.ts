import type { Problem } from './problem';

/** e_machine, in an ELF header. */
const MACHINES: Readonly<Record<number, string>> = { 3: 'ia32', 62: 'x64', 183: 'arm64' };
const MACH_O = new Set([0xcafebabe, 0xcefaedfe, 0xcffaedfe, 0xfeedface, 0xfeedfacf]);

/** Tells a program that was compiled for another system by its first bytes. */
export function foreignProgram(name: string, head: Buffer): Problem | undefined {
  const system = systemOf(head);
  if (system === undefined) return undefined;
  return {
    problem: `${name} was compiled for ${system}; it can't run here.`,
    remedy: 'Hand in its source, and a Makefile or submission.yaml that compiles it.',
  };
}

function systemOf(head: Buffer): string | undefined {
  if (head.length < 20) return undefined;
  const isElf = head.readUInt32BE(0) === 0x7f454c46;
  if (MACH_O.has(head.readUInt32BE(0))) return process.platform === 'darwin' ? undefined : 'macOS';
  if (head.toString('latin1', 0, 2) === 'MZ') return 'Windows';
  if (!isElf) return undefined;
  if (process.platform !== 'linux') return 'Linux';
  const machine = MACHINES[head.readUInt16LE(18)];
  return machine === undefined || machine === process.arch ? undefined : `Linux on ${machine}`;
}
