/** Stands for the case's port where that is not known yet; as long as any port that is leased. */
export const UNKNOWN_PORT = '00000';

/** The port in the place of its name, as in `127.0.0.1:PORT`. */
export function withPort(text: string, port: string | number): string {
  return text.replace(/\bPORT\b/g, String(port));
}
