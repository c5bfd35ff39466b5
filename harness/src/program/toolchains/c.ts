import { compiled } from './compiled';

export const c = compiled({ name: 'c', extensions: ['.c'], tools: ['cc'] }, 'C', [
  '-O1',
  '-g',
  '-Wall',
]);
