/**
 * @jest-config-loader ts-node
 * @jest-config-loader-options {"transpileOnly": true}
 */
import type { Config } from 'jest';
import { common, gradeProject } from './harness/jest/grade-project.cjs';

const config: Config = {
  projects: [
    gradeProject(__dirname),
    {
      ...common(__dirname),
      displayName: 'unit',
      testMatch: ['<rootDir>/harness/**/*.test.ts', '<rootDir>/reference/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/harness/jest/grade.test.ts'],
      transform: { '^.+\\.[jt]s$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] },
      // get-port is an ES module, which Jest can't require on Node 20.
      transformIgnorePatterns: ['/node_modules/(?!get-port/)'],
    },
  ],
};
export default config;
