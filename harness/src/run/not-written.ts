/** Something could not be written; the message says in one sentence what, where and why. */
export class NotWritten extends Error {
  override readonly name = 'NotWritten';

  /** @param what such as "the result can't be written to FILE". */
  constructor(what: string, cause: unknown) {
    super(`${what}: ${typeof cause === 'string' ? cause : reasonOf(cause)}.`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EDQUOT: 'your share of the disk is full',
  EEXIST: 'a part of that path is a file',
  EFBIG: 'the file may not grow so large',
  EISDIR: 'that is a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'that name is too long',
  ENOENT: 'there is no such folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of that path is a file',
  ENXIO: 'nobody reads from it',
  ECONNREFUSED: 'nobody reads from it',
  EPERM: 'you may not write there',
  EPIPE: 'its reader went away',
  EROFS: 'the file system is read-only',
};

function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
}
