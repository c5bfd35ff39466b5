import * as z from 'zod';
import { endSchema } from './end';
import { excerptSchema } from './excerpt';
import { exitSchema } from './exit';
import { DEVIATION_CODES, type DeviationCode } from './http-deviation';
import { deviationKinds, httpKinds, type DeviationBody } from './http-finding';

const bytesBody = {
  /** The connection, where a case has several. */
  peer: z.string().optional(),
  expected: excerptSchema,
  actual: excerptSchema,
  /** Offset of the first byte that differs, is missing or is too many. */
  differsAt: z.int().nonnegative(),
  end: endSchema.optional(),
};
const socketBody = {
  ...bytesBody,
  /** How the connection was to end behind the bytes, if that was waited for. */
  expectedEnd: z.enum(['fin', 'rst', 'any']).optional(),
};
const streamBody = { ...bytesBody, exit: exitSchema.optional() };
const closeBody = {
  peer: z.string().optional(),
  expected: z.enum(['fin', 'rst', 'any', 'open']),
  end: endSchema.optional(),
};
const exitBody = {
  expected: z.union([z.int(), z.literal('failure'), z.literal('any')]),
  exit: exitSchema.optional(),
};
const listener = z.strictObject({ address: z.string(), port: z.int() });
const listenBody = { port: z.int(), exit: exitSchema.optional() };
const buildBody = { command: z.array(z.string()), output: z.string() };
const problemBody = { problem: z.string(), remedy: z.string() };

const kinds = {
  'program.missing': problemBody,
  'program.ambiguous': problemBody,
  'program.invalid': problemBody,
  'toolchain.missing': problemBody,
  'build.failed': { ...buildBody, exitCode: z.int().nullable(), signal: z.string().nullable() },
  'build.timeout': buildBody,
  'start.failed': problemBody,
  'listen.missing': listenBody,
  'listen.elsewhere': { ...listenBody, found: z.array(listener) },
  'listen.still': listenBody,
  'listen.gone': listenBody,
  'exit.early': listenBody,
  'port.shared': { ...listenBody, listens: z.boolean() },
  'connect.missing': listenBody,
  'connect.elsewhere': { ...listenBody, found: z.array(listener) },
  'connect.reset': listenBody,
  'connect.unanswered': { ...listenBody, peer: z.string().optional() },
  'bytes.missing': socketBody,
  'bytes.different': socketBody,
  'bytes.surplus': socketBody,
  'close.missing': closeBody,
  'close.reset': closeBody,
  'close.fin': closeBody,
  'close.early': closeBody,
  'exit.missing': exitBody,
  'exit.code': exitBody,
  'exit.signal': exitBody,
  'exit.unasked': { exit: exitSchema },
  'stdout.missing': streamBody,
  'stdout.different': streamBody,
  'stdout.surplus': streamBody,
  'stderr.missing': streamBody,
  'stderr.different': { pattern: z.string(), actual: excerptSchema, exit: exitSchema.optional() },
  'holdings.grown': {
    of: z.enum(['sockets', 'files', 'threads', 'processes']),
    clients: z.int(),
    before: z.int(),
    after: z.int(),
  },
  'cpu.busy': { busyMs: z.number(), ofMs: z.number() },
  'output.flood': { limit: z.int(), stream: z.enum(['stdout', 'stderr']) },
  ...httpKinds,
} as const;

/** Every code a finding can have, in the order in which documents list them. */
export const FINDING_CODES = [...Object.keys(kinds), ...DEVIATION_CODES] as FindingCode[];
type Kinds = typeof kinds;
export type FindingCode = keyof Kinds | DeviationCode;

/** What a judge finds: the facts of one code, before the run adds where and when. */
export type FindingBody =
  | {
      [Code in keyof Kinds]: { code: Code } & z.infer<z.ZodObject<Kinds[Code], z.core.$strict>>;
    }[keyof Kinds]
  | DeviationBody;

const place = {
  /** The step that judged, counted from 1; 0 before the first. */
  step: z.int().nonnegative(),
  /** Milliseconds since the case began. */
  at: z.number(),
  /** True when only the clock decided: such a failure is tried once more on a fresh process. */
  timing: z.boolean(),
};
export type Finding = FindingBody & z.infer<z.ZodObject<typeof place>>;

type Variant = z.ZodType<Finding> & z.core.$ZodTypeDiscriminable;
const variants = Object.entries({ ...kinds, ...deviationKinds }).map(([code, body]) =>
  z.strictObject({ code: z.literal(code), ...place, ...body }),
) as unknown as [Variant, ...Variant[]];

/** A finding is data; its words are made in the report alone. */
export const findingSchema = z.discriminatedUnion('code', variants);

/** Findings that say the program never ran as it must: the rest of the assignment is blocked. */
const BOOT: ReadonlySet<FindingCode> = new Set([
  'program.missing',
  'program.ambiguous',
  'program.invalid',
  'toolchain.missing',
  'build.failed',
  'build.timeout',
  'start.failed',
  'listen.missing',
  'listen.elsewhere',
  'exit.early',
  'connect.missing',
  'connect.elsewhere',
]);

export function preventsBoot(code: FindingCode): boolean {
  return BOOT.has(code);
}
