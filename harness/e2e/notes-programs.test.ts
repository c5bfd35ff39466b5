import { grade } from './commands.test-data';
import { removeCommands } from './started-command.test-data';

jest.setTimeout(120_000);
afterAll(removeCommands);

test.concurrent('the client of the notes, as printed, is told that nothing ran', async () => {
  const run = grade('echo-client', 'fixtures/echo-client/mutants/notes-client');
  const { code, told, left } = await run.ended;
  expect({ code, left }).toEqual({ code: 1, left: [] });
  expect(told).toMatch(/Your client ended with exit code 0 and never connected to port \d+\./);
  expect(told).toContain('most likely nothing ran');
  expect(told).toContain("Is `if __name__ == '__main__':` at column 0, outside the function");
  expect(told).toContain('assignments/echo-client/README.md#the-program-that-never-runs');
});

test.concurrent('the server of the notes, as printed, is told its NameError', async () => {
  const run = grade('echo-once', 'fixtures/echo-once/mutants/notes-server');
  const { code, told, left } = await run.ended;
  expect({ code, left }).toEqual({ code: 1, left: [] });
  expect(told).toMatch(/Your server ended with exit code 1 before it listened on port \d+\./);
  expect(told).toContain("stderr | NameError: name 'server_socket' is not defined");
  expect(told).toContain("server.py, line 19: NameError: name 'server_socket' is not defined.");
  expect(told).toContain('assignments/echo-once/README.md#the-server-that-never-listens');
});
