/**
 * @jest-config-loader ts-node
 * @jest-config-loader-options {"transpileOnly": true}
 */
import { join } from 'node:path';
import type { Config } from 'jest';
import { privateFolder, writable } from './harness/cli/private-folder.cjs';

type Project = Exclude<NonNullable<Config['projects']>[number], string>;

const CACHE = 'node_modules/.cache/jest';

const base: Project = {
  testEnvironment: 'node',
  cacheDirectory: writable(__dirname, CACHE)
    ? join('<rootDir>', CACHE)
    : join(privateFolder(), 'jest'),
  transform: { '^.+\\.[jt]s$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] },
  // get-port is an ES module, which Jest can't require on Node 20.
  transformIgnorePatterns: ['/node_modules/(?!get-port/)'],
};

const config: Config = {
  projects: [
    {
      ...base,
      displayName: 'grade',
      testMatch: ['<rootDir>/harness/jest/grade.test.ts'],
      globalSetup: '<rootDir>/harness/jest/start-grading.ts',
      globalTeardown: '<rootDir>/harness/jest/end-grading.ts',
    },
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/harness/**/*.test.ts', '<rootDir>/reference/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/harness/jest/grade.test.ts'],
    },
  ],
};
export default config;
