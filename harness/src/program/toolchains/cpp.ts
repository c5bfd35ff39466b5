import { compiled } from './compiled';

export const cpp = compiled(
  { name: 'cpp', extensions: ['.cpp', '.cc', '.cxx'], tools: ['c++'] },
  'C++',
  ['-std=c++20', '-O1', '-g', '-Wall'],
);
