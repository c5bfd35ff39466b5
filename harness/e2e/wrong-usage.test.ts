import { join } from 'node:path';
import { ROOT } from './checkout.test-data';
import { halfclose, npmTest } from './commands.test-data';
import { removeCommands } from './started-command.test-data';

jest.setTimeout(120_000);
afterAll(removeCommands);

const FOLDER = 'fixtures/echo-once/accepted/python-simple';
const USAGE = 'Usage: halfclose grade <assignment>[/<case>] [FOLDER]';

/** The words that are typed, and what is said. */
const typed: [string, string][] = [
  ['nope', 'There is no command "nope"'],
  ['grad', 'did you mean "grade"?'],
  ['--nope', '--nope'],
  ['grade', USAGE],
  ['grade nope', 'There is no assignment "nope"; there are: echo-client, echo-many'],
  ['grade echo-onc', 'did you mean "echo-once"?'],
  ['grade echo-once/nope', 'There is no case "echo-once/nope"'],
  ['grade echo-once/helo', 'did you mean "hello"?'],
  ['grade echo-once/hello/x', 'echo-once/hello/x'],
  ['grade echo-once no/such/folder', 'There is no folder no/such/folder'],
  ['grade echo-once package.json', 'package.json is a file, not a folder'],
  [`grade echo-once ${FOLDER} --nope`, 'Unknown option --nope'],
  [`grade echo-once ${FOLDER} --jsn x`, 'did you mean "--json"?'],
  [`grade echo-once ${FOLDER} --jobs 0`, '--jobs takes a whole number from 1, not "0"'],
  [`grade echo-once ${FOLDER} surplus`, '"surplus" is one word too many'],
  ['grade echo-once ', 'FOLDER is empty'],
  ['start', 'npm run start <assignment> -- --lang <language>'],
  ['start echo-client', 'c, python, typescript'],
  ['start echo-client --lang cobol', 'in "cobol"; there are: c, python, typescript'],
  ['start nope --lang c', 'There is no assignment "nope"'],
  ['list nope', 'There is no assignment "nope"'],
  ['list echo-once surplus', '"surplus" is one word too many'],
];

test.concurrent.each(typed)('`halfclose %s` ends with 2 and says why', async (words, said) => {
  const { code, stdout, told, left } = await halfclose(words.split(' ')).ended;
  expect({ code, stdout, left }).toEqual({ code: 2, stdout: '', left: [] });
  expect(told).toContain(said);
  expect(told).not.toMatch(/\bat .*:\d+:\d+|Echo-client/);
});

const tested: [string, string][] = [
  ['nope', 'There is no assignment "nope"'],
  ['--nope', 'Unknown option --nope Usage: npm test'],
];

test.concurrent.each(tested)('`npm test -- %s` ends with 2 and says why', async (word, said) => {
  const { code, told, left } = await npmTest([word]).ended;
  expect({ code, left }).toEqual({ code: 2, left: [] });
  expect(told).toContain(said);
});

test.concurrent('`npm test` works from any folder', async () => {
  const { code, told } = await npmTest(['nope'], { cwd: join(ROOT, '..') }).ended;
  expect(code).toBe(2);
  expect(told).toContain('There is no assignment "nope"');
});
