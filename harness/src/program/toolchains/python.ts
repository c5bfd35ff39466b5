import { foldersOf } from '../environment';
import { missingTool } from './missing-tool';
import type { Toolchain } from './toolchain';

export const python: Toolchain = {
  name: 'python',
  extensions: ['.py'],
  ignores: /^test_|_test\.py$|^conftest\.py$/,
  tools: ['python3'],
  entry: (role) => `${role}.py`,
  async plan({ entry, resolve }) {
    const python3 = await resolve('python3');
    if (!python3) return missingTool('This is a Python program', 'python3');
    return { build: [], run: [python3, entry], path: foldersOf(python3), env: {} };
  },
};
