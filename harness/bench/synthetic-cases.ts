import type { Assignment } from '../src/model/assignment';
import type { Case, Step } from '../src/model/case';

export const ASSIGNMENT: Assignment = {
  slug: 'synthetic',
  file: '',
  title: 'Synthetic echo server',
  order: 1,
  role: 'server',
  serves: 'forever',
  help: '#bench',
  arguments: ['PORT'],
};

export const QUIET_MS = 200;

const MESSAGE = 'ping\n';
const HELLO = [step('connect'), step('send', MESSAGE)];
const END = step('expect-close', 'fin');

const SCRIPTS = {
  plain: [...HELLO, step('half-close'), step('expect', MESSAGE), END],
  /** After the echo the server must stay silent for a while. */
  quiet: [
    ...HELLO,
    step('expect', MESSAGE),
    step('expect-nothing', QUIET_MS),
    step('half-close'),
    END,
  ],
} satisfies Record<string, Step[]>;

export type Script = keyof typeof SCRIPTS;

/** So many equal cases, as if they had been read from files. */
export function casesOf(script: Script, count: number): Case[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${ASSIGNMENT.slug}/${script}-${index}`,
    slug: ASSIGNMENT.slug,
    name: `${script}-${index}`,
    file: '',
    title: 'Echoes one message and closes',
    level: 'must',
    visibility: 'public',
    weight: 1,
    order: index,
    why: 'It is measured.',
    refs: ['RFC 862'],
    hint: 'None.',
    needs: [],
    steps: SCRIPTS[script],
    files: new Map(),
  }));
}

function step(verb: string, value: unknown = null): Step {
  return { verb, value, number: 0, at: { line: 1, column: 1 } };
}
