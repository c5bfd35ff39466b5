import { parse } from 'node:path';
import { foldersOf } from '../environment';
import { bundle } from './bundle';
import type { Toolchain } from './toolchain';

export const typescript: Toolchain = {
  name: 'typescript',
  extensions: ['.ts', '.mts', '.cts'],
  ignores: /\.d\.[cm]?ts$|\.(config|test)\.[cm]?ts$/,
  tools: ['node'],
  entry: (role) => `${role}.ts`,
  plan({ entry }) {
    const node = process.execPath;
    const output = `${parse(entry).name}.cjs`;
    return Promise.resolve({
      build: [],
      run: [node, '--enable-source-maps', output],
      path: foldersOf(node),
      env: {},
      prepare: (into) => bundle(into, entry, output),
      // Beside server.ts, a server.js would be a second program.
      typed: {
        build: [
          ['npx', 'esbuild', entry, '--bundle', '--platform=node', `--outfile=/tmp/${output}`],
        ],
        run: ['node', `/tmp/${output}`],
      },
    });
  },
};
