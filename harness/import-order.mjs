import { dirname, join, relative } from 'node:path';

const root = dirname(import.meta.dirname);

/** Folders that touch no socket, process, clock or file. */
export const PURE = ['model', 'http', 'judge', 'diagnose', 'report'];

/** The folders of harness/. Each may import only itself and those before it. */
const ORDER = [
  ...[
    ...PURE,
    'language',
    'net',
    'isolation',
    'program',
    'steps',
    'run',
    'classroom',
    'authoring',
  ].map((folder) => `src/${folder}`),
  ...['cli', 'jest', 'bench'],
];

const rankOf = (path) => ORDER.findIndex((folder) => `${path}/`.startsWith(`harness/${folder}/`));

/** @type {import('eslint').Rule.RuleModule} */
export const importOrder = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      upward:
        '{{own}} may not import {{other}}: of harness/, a folder imports only those before it.',
      outside: '{{path}} lies in no folder that the harness may import.',
      homeless: 'This file lies in no folder that harness/import-order.mjs lists.',
    },
  },
  create(context) {
    const file = relative(root, context.filename);
    const own = rankOf(file);
    const check = (node, source) => {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const path = join(dirname(file), source.value);
      const other = rankOf(path);
      if (other < 0) context.report({ node, messageId: 'outside', data: { path } });
      else if (other > own && own >= 0) {
        context.report({
          node,
          messageId: 'upward',
          data: { own: ORDER[own], other: ORDER[other] },
        });
      }
    };
    const checkSource = (node) => check(node, node.source);
    return {
      Program: (node) => {
        if (own < 0) context.report({ node, messageId: 'homeless' });
      },
      ImportDeclaration: checkSource,
      ExportNamedDeclaration: checkSource,
      ExportAllDeclaration: checkSource,
      ImportExpression: checkSource,
      'CallExpression[callee.name="require"]': (node) => check(node, node.arguments[0]),
    };
  },
};
