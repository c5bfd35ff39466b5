import * as z from 'zod';
import { bytesSchema, toPayload, type BytesSpec } from '../language/bytes';
import type { Case } from '../model/case';
import type { Payload } from '../model/payload';
import { DONE, finding, verb } from './verb';

/** Linux gives one argument at most 128 KiB (MAX_ARG_STRLEN), its NUL included. */
const ARGUMENT_LIMIT = (128 << 10) - 1;

const variable = z
  .string()
  .regex(/^[A-Z_]+$/, 'a variable of the environment is named in capitals, such as LANG');
const options = z.strictObject({
  args: z
    .array(bytesSchema)
    .optional()
    .describe(
      "All arguments; HOST, PORT and ROOT stand for the values, HOST and PORT also within a URL, ROOT also at the front of a path. Without them: the assignment's.",
    ),
  env: z.record(variable, z.string()).optional(),
  stdin: bytesSchema.optional().describe('What the program reads on standard input.'),
});
const schema = z.union([z.null(), bytesSchema, options], {
  error: 'run takes a message, or {args, env, stdin}',
});
type RunSpec = z.infer<typeof schema>;

export const run = verb({
  name: 'run',
  group: 'program',
  doc: "Starts the program. A message stands for the assignment's last argument; a server starts by itself.",
  examples: [
    'run: "Hello, server!"',
    'run: {args: ["http://HOST:PORT/index"]}',
    'run: {args: [HOST, PORT, "-"], stdin: {random: 1MiB, seed: 7, as: text}}',
  ],
  schema,
  judges: false,
  hand: (value, theCase) => {
    const { args, stdin } = read(value, theCase);
    const written = (payload: Payload): string =>
      Buffer.from(payload.read(0, payload.length)).toString('latin1');
    return [
      {
        do: 'run',
        args: (args ?? []).map(written),
        ...(stdin && stdin.length <= ARGUMENT_LIMIT ? { stdin: written(stdin) } : {}),
      },
    ];
  },
  async run(session, value) {
    const { args, env, stdin } = read(value, session.theCase);
    const failed = await session.start({
      ...(args ? { args: args.map((arg) => arg.read(0, arg.length)) } : {}),
      ...(env ? { env } : {}),
      ...(stdin ? { stdin } : {}),
    });
    return failed ? finding(failed) : DONE;
  },
});

interface Read {
  args?: Payload[];
  env?: Record<string, string>;
  stdin?: Payload;
}

function read(value: RunSpec, theCase: Case): Read {
  if (value === null) return {};
  const payload = (spec: BytesSpec): Payload => toPayload(spec, theCase.files);
  if (!isOptions(value)) {
    return { args: [payload('HOST'), payload('PORT'), payload(value)] };
  }
  return {
    ...(value.args ? { args: value.args.map(payload) } : {}),
    ...(value.env ? { env: value.env } : {}),
    ...(value.stdin === undefined ? {} : { stdin: payload(value.stdin) }),
  };
}

function isOptions(value: NonNullable<RunSpec>): value is z.infer<typeof options> {
  const words = Object.keys(options.shape);
  return typeof value === 'object' && Object.keys(value).every((key) => words.includes(key));
}
