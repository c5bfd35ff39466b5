import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halfclose-test-'));
  buildSync({
    stdin: {
      contents: `
        import { PortLease } from './ports';
        const lease = new PortLease(Number(process.argv[2]));
        process.stdin.on('data', async (words) => {
          for (const count of String(words).trim().split('\\n').map(Number)) {
            const ports = await Promise.all(Array.from({ length: count }, () => lease.take()));
            console.log(JSON.stringify(ports));
          }
        });
        console.log('[]');`,
      resolveDir: __dirname,
    },
    bundle: true,
    platform: 'node',
    outfile: join(folder, 'lease.cjs'),
  });
}, 20_000);
const started: ChildProcess[] = [];
afterEach(() => {
  // One that a failed test has left would keep us from ending.
  for (const child of started.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A process that leases ports; processes with the same `home` know of each other. */
class Leasing {
  readonly #child: ChildProcess;
  constructor(home: string, slices: number) {
    const env = { ...process.env, TMPDIR: home };
    this.#child = spawn(process.execPath, [join(folder, 'lease.cjs'), String(slices)], { env });
    started.push(this.#child);
  }
  async hears(): Promise<number[]> {
    let told = '';
    while (!told.endsWith('\n')) told += String((await once(this.#child.stdout!, 'data'))[0]);
    return JSON.parse(told) as number[];
  }
  async take(count: number): Promise<number[]> {
    this.#child.stdin!.write(`${count}\n`);
    return this.hears();
  }
  async end(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.stdin!.end();
    await gone;
  }
}

const newHome = (): Promise<string> => mkdtemp(join(folder, 'home-'));

/** Processes that are all up and ready to lease. */
async function leasings(count: number, home: string, slices = 1000): Promise<Leasing[]> {
  const all = Array.from({ length: count }, () => new Leasing(home, slices));
  await Promise.all(all.map((one) => one.hears()));
  return all;
}

test('no port is handed out twice: not in a run, nor to runs side by side', async () => {
  const all = await leasings(3, await newHome());
  const ports = (await Promise.all(all.map((one) => one.take(250)))).flat();
  await Promise.all(all.map((one) => one.end()));
  expect(new Set(ports).size).toBe(750);
}, 20_000);

test('every port is above what services use and below the ephemeral range', async () => {
  const [lease] = await leasings(1, await newHome());
  const ports = await lease!.take(500);
  await lease!.end();
  expect(Math.min(...ports)).toBeGreaterThanOrEqual(12_000);
  expect(Math.max(...ports)).toBeLessThan(32_000);
});

test('no port reads the same with its two bytes swapped', async () => {
  // The last port of the fourth slice is one.
  const [lease] = await leasings(1, await newHome(), 4);
  const ports = await lease!.take(79);
  await lease!.end();
  expect(ports).not.toContain(0x2f2f);
});

test('when all have been handed out, those that have rested longest come first', async () => {
  const home = await newHome();
  const [before] = await leasings(1, home, 3);
  const all = await before!.take(60);
  await before!.end();
  const [after] = await leasings(1, home, 3);
  const again = await after!.take(20);
  await after!.end();
  expect(again).toEqual(all.slice(0, 20));
});

test('a port that somebody else listens on is passed over', async () => {
  const [lease] = await leasings(1, await newHome());
  const [first] = await lease!.take(1);
  const taken = createServer().listen(first! + 1, '0.0.0.0');
  await once(taken, 'listening');
  const ports = await lease!.take(5);
  await lease!.end();
  taken.close();
  expect(ports).not.toContain(first! + 1);
});

test('the ports of a run rest for two minutes, then they are handed out again', async () => {
  const home = await newHome();
  const [earlier] = await leasings(1, home, 5);
  const [port] = await earlier!.take(1);
  await earlier!.end();
  const claims = join(home, `halfclose-ports-${process.getuid!()}`);
  const [claim] = await readdir(claims);

  // Somebody else takes most of the ports, but none of the slice that rests.
  const [others] = await leasings(1, home, 5);
  expect(await others!.take(70)).not.toContain(port);
  await others!.end();

  await utimes(join(claims, claim!), new Date(), new Date(Date.now() - 121_000));
  const [later] = await leasings(1, home, 5);
  expect(await later!.take(1)).toEqual([port]);
  await later!.end();
}, 30_000);
