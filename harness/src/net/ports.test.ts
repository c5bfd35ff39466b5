import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, utimes } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halfclose-test-'));
  await build({
    stdin: {
      contents: `
        import { PortLease } from './ports';
        const lease = new PortLease();
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
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A process that leases ports; processes with the same `home` know of each other. */
class Leasing {
  readonly #child: ChildProcess;
  constructor(readonly home: string) {
    const env = { ...process.env, TMPDIR: home };
    this.#child = spawn(process.execPath, [join(folder, 'lease.cjs')], { env });
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

async function homeWith(slices: readonly number[], ageMs: number): Promise<string> {
  const home = await mkdtemp(join(folder, 'home-'));
  for (const slice of slices) {
    const claim = join(home, `halfclose-ports-${process.getuid!()}`, String(slice));
    await mkdir(claim, { recursive: true });
    await utimes(claim, new Date(), new Date(Date.now() - ageMs));
  }
  return home;
}

async function leasings(count: number, home: string): Promise<Leasing[]> {
  const all = Array.from({ length: count }, () => new Leasing(home));
  await Promise.all(all.map((one) => one.hears()));
  return all;
}

test('no port is handed out twice: not in a run, nor to runs side by side', async () => {
  const all = await leasings(3, await homeWith([], 0));
  const ports = (await Promise.all(all.map((one) => one.take(250)))).flat();
  await Promise.all(all.map((one) => one.end()));
  expect(new Set(ports).size).toBe(750);
}, 20_000);

test('every port is below the ephemeral range and above what services use', async () => {
  const [lease] = await leasings(1, await homeWith([], 0));
  const ports = await lease!.take(300);
  await lease!.end();
  expect(Math.min(...ports)).toBeGreaterThanOrEqual(20_000);
  expect(Math.max(...ports)).toBeLessThan(32_000);
});

const SLICES = Array.from({ length: 120 }, (_, slice) => slice);

test('a slice that somebody has used within two minutes is left to rest', async () => {
  const home = await homeWith(
    SLICES.filter((slice) => slice !== 7),
    110_000,
  );
  const [lease] = await leasings(1, home);
  const ports = await lease!.take(50);
  await lease!.end();
  expect(ports.every((port) => port >= 20_700 && port < 20_800)).toBe(true);
});

test('a slice that has rested for two minutes is used again', async () => {
  const home = await homeWith(SLICES, 130_000);
  const [lease] = await leasings(1, home);
  const ports = await lease!.take(150);
  await lease!.end();
  expect(new Set(ports).size).toBe(150);
});

test('a port that somebody else listens on is passed over', async () => {
  const home = await homeWith(
    SLICES.filter((slice) => slice !== 7),
    0,
  );
  const taken = createServer().listen(20_703, '0.0.0.0');
  await once(taken, 'listening');
  const [lease] = await leasings(1, home);
  const ports = await lease!.take(50);
  await lease!.end();
  taken.close();
  expect(ports).not.toContain(20_703);
});
