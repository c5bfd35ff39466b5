import { documents, drifted, writeDocuments } from '../src/authoring/documents';
import { listSlugs } from '../src/language/load-course';
import { readArguments, refuseSurplus } from './arguments';
import type { Command } from './command';
import { proveAll } from './proving';

const USAGE = 'npm run docs';

export const docsCommand: Command = {
  name: 'docs',
  usage: USAGE,
  summary: 'writes the documents and schemas that are made from the code and the cases',
  async run(root, words) {
    refuseSurplus(readArguments(words, {}, USAGE).positionals[0], USAGE);
    const proofs = await proveAll(root, listSlugs(root), {
      write: false,
      whole: false,
      ran: () => undefined,
    });
    const made = documents(root, proofs);
    const stale = drifted(root, made);
    writeDocuments(root, made);
    process.stdout.write(
      stale.length === 0 ? 'Nothing has changed.\n' : `Written:\n  ${stale.join('\n  ')}\n`,
    );
    return 0;
  },
};
