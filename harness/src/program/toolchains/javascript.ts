import { foldersOf } from '../environment';
import type { Toolchain } from './toolchain';

export const javascript: Toolchain = {
  name: 'javascript',
  extensions: ['.js', '.mjs', '.cjs'],
  ignores: /\.(config|test)\.[cm]?js$/,
  tools: ['node'],
  entry: (role) => `${role}.js`,
  async plan({ entry }) {
    const node = process.execPath;
    return { build: [], run: [node, entry], path: foldersOf(node), env: {} };
  },
};
