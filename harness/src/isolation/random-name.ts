import { closeSync, openSync, readSync } from 'node:fs';

/** A name that nobody else has or can guess. (node:crypto costs each start 9 ms.) */
export function randomName(): string {
  const bytes = Buffer.alloc(8);
  const source = openSync('/dev/urandom', 'r');
  try {
    readSync(source, bytes);
  } finally {
    closeSync(source);
  }
  return bytes.toString('hex');
}
