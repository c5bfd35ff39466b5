import { studentText } from './student-text';

/** The surest first: what a compiler calls an error, then a linker, then whoever started them. */
const ERRORS: readonly RegExp[] = [
  /(^|[\s:])(fatal )?error(\[\w+\])?: (?!ld returned)|^✘ \[ERROR\] |^\S+\.go:\d+(:\d+)?: /i,
  /undefined reference to |multiple definition of |cannot find -l/,
  /^make(\[\d+\])?: \*\*\* |\berror\b/i,
];
const LONGEST = 200;

/** The line in which a build first told of an error, with the place that some name below it. */
export function firstError(output: string): string | undefined {
  const lines = output.split('\n');
  for (const error of ERRORS) {
    const at = lines.findIndex((line) => error.test(line));
    if (at < 0) continue;
    const line = lines[at]!.trim();
    const place = /\w:\d+/.test(line) ? undefined : placeBelow(lines.slice(at + 1, at + 4));
    const said = studentText(Buffer.from(line).toString('latin1'));
    const clipped = said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said;
    return place === undefined ? clipped : `${clipped} (${place})`;
  }
  return undefined;
}

/** `  --> server.rs:3:5` of rustc, `    server.ts:1:18:` of esbuild. */
function placeBelow(lines: readonly string[]): string | undefined {
  return lines.flatMap((line) => /^\s*(?:--> )?([\w./-]+:\d+:\d+):?$/.exec(line)?.[1] ?? [])[0];
}
