/** What the reader's terminal can show. */
export interface Screen {
  width: number;
  colour: boolean;
  /** Can lines be drawn over? */
  live: boolean;
}

/** https://no-color.org; FORCE_COLOR as Node reads it. */
export function screenOf(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv = process.env): Screen {
  const terminal = stream.isTTY;
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  const refused = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return {
    width: Math.max(80, terminal ? stream.columns : 80),
    colour: !refused && (terminal || forced),
    live: terminal && env['TERM'] !== 'dumb' && env['CI'] === undefined,
  };
}
