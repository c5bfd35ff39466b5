import { foldersOf } from '../environment';
import type { Toolchain } from './toolchain';

export const javascript: Toolchain = {
  name: 'javascript',
  extensions: ['.js', '.mjs', '.cjs'],
  ignores: /\.(config|test)\.[cm]?js$/,
  tools: ['node'],
  entry: (role) => `${role}.js`,
  plan({ entry }) {
    const node = process.execPath;
    return Promise.resolve({ build: [], run: [node, entry], path: foldersOf(node), env: {} });
  },
};
