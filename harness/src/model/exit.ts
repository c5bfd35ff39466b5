import * as z from 'zod';

/** How a program ended, and at whose hand. */
export const exitSchema = z.strictObject({
  code: z.int().nullable(),
  signal: z.string().nullable(),
  by: z.enum(['self', 'deadline', 'output-cap', 'harness']),
  /** Milliseconds since the case began. */
  at: z.number(),
});
export type Exit = z.infer<typeof exitSchema>;

/** A shell that runs the program reports its death by signal n as exit code 128 + n. */
const SIGNALS: Readonly<Record<number, string>> = {
  129: 'SIGHUP',
  130: 'SIGINT',
  131: 'SIGQUIT',
  132: 'SIGILL',
  134: 'SIGABRT',
  135: 'SIGBUS',
  136: 'SIGFPE',
  137: 'SIGKILL',
  139: 'SIGSEGV',
  141: 'SIGPIPE',
  143: 'SIGTERM',
};

/** The signal that a program died of, also where a shell or a JVM turned it into an exit code. */
export function deathSignal(exit: Pick<Exit, 'code' | 'signal'>): string | undefined {
  return exit.signal ?? SIGNALS[exit.code ?? -1];
}
