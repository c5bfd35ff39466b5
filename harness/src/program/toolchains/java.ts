import { parse } from 'node:path';
import { foldersOf } from '../environment';
import { companions, readSource } from '../sources';
import { missingTool } from './missing-tool';
import type { Toolchain } from './toolchain';

export const java: Toolchain = {
  name: 'java',
  extensions: ['.java'],
  ignores: /Test\.java$|^(module|package)-info\.java$/,
  tools: ['javac', 'java'],
  entry: (role) => `${role[0]!.toUpperCase()}${role.slice(1)}.java`,
  starts: /\bvoid\s+main\s*\(/,
  async plan(context) {
    const { root, entry, resolve } = context;
    const [javac, vm] = await Promise.all([resolve('javac'), resolve('java')]);
    if (!javac || !vm) return missingTool('This is a Java program', javac ? 'java' : 'javac');
    const name = /^\s*package\s+([\w.]+)\s*;/m.exec(await readSource(root, entry))?.[1];
    // Without a package javac finds the other classes by itself, and leaves unused drafts alone.
    const sources = [entry, ...(name === undefined ? [] : await companions(java, context))];
    const main = (name === undefined ? '' : `${name}.`) + parse(entry).name;
    return {
      build: [[javac, '-encoding', 'UTF-8', '-d', '.', ...sources]],
      // Without its perf data a JVM that is killed leaves no file in /tmp.
      run: [vm, '-Xshare:auto', '-XX:TieredStopAtLevel=1', '-XX:-UsePerfData', '-cp', '.', main],
      path: foldersOf(javac, vm),
      env: {},
    };
  },
};
