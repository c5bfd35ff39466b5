import { COMMANDS } from '../cli/commands';
import { halfclose, npmTest } from './commands.test-data';
import { removeCommands, type Ended } from './started-command.test-data';

jest.setTimeout(120_000);
afterAll(removeCommands);

const WIDEST = 100;

function expectHelp({ code, stdout, stderr }: Ended): void {
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Usage: /m);
  expect(stdout.split('\n').filter((line) => line.length > WIDEST)).toEqual([]);
}

test.concurrent.each(COMMANDS.map(({ name }) => name))('`%s --help` fits', async (name) => {
  expectHelp(await halfclose([name, '--help']).ended);
});

test.concurrent('`npm test -- --help` fits', async () => {
  expectHelp(await npmTest(['--help']).ended);
});

test.concurrent.each([[[]], [['--help']], [['-h']], [['help']]])(
  '`halfclose` %j lists every command that is for people',
  async (words) => {
    const { code, stdout, stderr } = await halfclose(words).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n').filter((line) => line.length > WIDEST)).toEqual([]);
    for (const { name, hidden } of COMMANDS) {
      expect(new RegExp(`^ {2}${name} `, 'm').test(stdout)).toBe(!hidden);
    }
  },
);

test.concurrent('a reader that goes away is no fault', async () => {
  const { stdout, stderr } = await halfclose([], {
    within: ['sh', '-c', '"$@" | head -n 1', 'sh'],
  }).ended;
  expect(stdout).toMatch(/^halfclose grades socket programs.*\n$/);
  expect(stderr).toBe('');
});
