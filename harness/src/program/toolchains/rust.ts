import { foldersOf } from '../environment';
import { cargoBinary } from './cargo';
import { missingTool } from './missing-tool';
import type { Toolchain } from './toolchain';

export const rust: Toolchain = {
  name: 'rust',
  extensions: ['.rs'],
  tools: ['rustc', 'cargo'],
  entry: (role) => `${role}.rs`,
  project: 'Cargo.toml',
  starts: /\bfn\s+main\s*\(/,
  async plan(context) {
    const { entry, role, files, resolve } = context;
    const isCargo = files.includes('Cargo.toml');
    const why = 'This is a Rust program';
    const [rustc, cargo, cc] = await Promise.all([
      resolve('rustc'),
      resolve('cargo'),
      resolve('cc'), // links what rustc compiles
    ]);
    if (!rustc) return missingTool(why, 'rustc');
    if (!cc) return missingTool(why, 'cc');
    const path = foldersOf(rustc, cc);
    if (!isCargo) {
      const build = [[rustc, '--edition', '2021', '-O', '-o', role, entry]];
      return { build, run: [`./${role}`], path, env: {} };
    }
    if (!cargo) return missingTool(why, 'cargo');
    const binary = await cargoBinary(context);
    if (typeof binary !== 'string') return binary;
    return {
      build: [[cargo, 'build', '--release', '--offline', '--bin', binary]],
      run: [`./target/release/${binary}`],
      path: foldersOf(rustc, cargo, cc),
      env: {},
    };
  },
};
