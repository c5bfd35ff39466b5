import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { importOrder, PURE } from './harness/import-order.mjs';

const root = import.meta.dirname;

/** What any Node has. */
const NODE_GLOBALS = [
  'Promise',
  ...['process', '__dirname', 'globalThis'],
  ...['setImmediate', 'setTimeout', 'setInterval', 'clearInterval'],
];

/** Tests and their data take what they need from anywhere, and are as long as they must be. */
const TESTS = ['**/*.test.ts', '**/*.test-data.ts'];

const slugs = readdirSync(join(root, 'assignments'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** Syntax that is an error, all for one reason. */
const refuse = (message, selectors) => selectors.map((selector) => ({ selector, message }));

const aSlug = `/\\b(${slugs.join('|')})\\b/`;
const slugLiterals = refuse('harness/src knows no assignment by its name.', [
  `Literal[value=${aSlug}]`,
  `TemplateElement[value.raw=${aSlug}]`,
]);

const ofATest = '[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo)$/]';
const testsLeftOut = refuse(
  'Every test runs. One that a machine cannot run is chosen by a condition.',
  [
    `CallExpression > MemberExpression.callee${ofATest}`,
    `MemberExpression[property.name="each"] > MemberExpression.object${ofATest}`,
    'CallExpression[callee.name=/^(fdescribe|fit|xdescribe|xit|xtest)$/]',
  ],
);
const sleeps = refuse('Wait for an event, with a deadline; never sleep.', [
  'NewExpression[callee.name="Promise"] > [params.length=1] CallExpression[callee.name="setTimeout"]',
  'ImportDeclaration[source.value=/timers.promises$/]',
]);

export default defineConfig(
  { ignores: ['assignments/', 'fixtures/', '.halfclose/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      // Any old Node must get as far as the line that says it is too old.
      ecmaVersion: 5,
      sourceType: 'commonjs',
      globals: Object.fromEntries(NODE_GLOBALS.map((name) => [name, 'readonly'])),
    },
    rules: {
      eqeqeq: 'error',
      'no-undef': 'error',
      'no-unused-vars': ['error', { caughtErrors: 'none' }],
    },
  },
  { files: ['**/*.{ts,cjs,mjs}'], ignores: TESTS, rules: { 'max-lines': ['error', 150] } },
  {
    files: ['harness/**/*.{ts,cjs}'],
    ignores: TESTS,
    plugins: { halfclose: { rules: { 'import-order': importOrder } } },
    rules: { 'halfclose/import-order': 'error' },
  },
  {
    files: ['harness/src/**/*.ts'],
    ignores: TESTS,
    rules: { 'no-restricted-syntax': slugs.length > 0 ? ['error', ...slugLiterals] : 'off' },
  },
  {
    files: PURE.map((folder) => `harness/src/${folder}/**/*.ts`),
    ignores: TESTS,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.|zod$|node:buffer$)',
              message: `${PURE.join(', ')} touch no socket, process, clock or file.`,
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        {
          globals: [
            ...['Date', 'performance', 'setImmediate', 'setInterval', 'setTimeout'],
            ...['console', 'fetch', 'process', 'require'],
          ],
          checkGlobalObject: true,
        },
      ],
    },
  },
  {
    files: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...testsLeftOut, ...sleeps] },
  },
);
