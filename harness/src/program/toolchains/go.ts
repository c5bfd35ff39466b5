import { join } from 'node:path';
import { foldersOf } from '../environment';
import { companions } from '../sources';
import { missingTool } from './missing-tool';
import type { Toolchain } from './toolchain';

export const go: Toolchain = {
  name: 'go',
  extensions: ['.go'],
  ignores: /_test\.go$/,
  tools: ['go'],
  entry: (role) => `${role}.go`,
  starts: /^\s*func\s+main\s*\(/m,
  async plan(context) {
    const { entry, role, resolve, cacheDir } = context;
    const tool = await resolve('go');
    if (!tool) return missingTool('This is a Go program', 'go');
    // Files by name build with and without a go.mod, and leave a client beside a server alone.
    const sources = [entry, ...(await companions(go, context))];
    return {
      build: [[tool, 'build', '-o', role, ...sources]],
      run: [`./${role}`],
      path: foldersOf(tool),
      env: {
        GOPROXY: 'off',
        GOTOOLCHAIN: 'local',
        // With an empty cache Go compiles its standard library first: 14 s of CPU.
        ...(cacheDir === undefined ? {} : { GOCACHE: join(cacheDir, 'go-build') }),
      },
    };
  },
};
