import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listSlugs } from '../src/language/load-course';
import { listSpecimens } from '../src/authoring/specimens';
import { PortLease } from '../src/net/ports';
import { Slots } from '../src/run/slots';
import { ROOT } from './checkout.test-data';
import { writeFileSync } from 'node:fs';
jest.setTimeout(280_000);
const folder = mkdtempSync(join(tmpdir(), 'e2e-hand-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ports = new PortLease();
const RIGHT: Record<string, string> = {
  'echo-once .py': 'python-simple', 'echo-once .c': 'c-blocking', 'echo-once .js': 'javascript-pipe', 'echo-once .java': 'java-streams',
  'echo-client .py': 'python-loop', 'echo-client .c': 'c-plain', 'echo-client .js': 'javascript-net', 'echo-client .java': 'java-plain',
};
function build(from: string, name: string): string {
  const dir = join(folder, name);
  cpSync(from, dir, { recursive: true });
  for (const f of readdirSync(dir)) {
    if (f.endsWith('.c')) execFileSync('cc', ['-O1', '-pthread', '-o', f.slice(0, -2), f, '-lm'], { cwd: dir, stdio: 'pipe' });
    if (f.endsWith('.java')) execFileSync('javac', ['-d', '.', f], { cwd: dir });
  }
  return dir;
}
const slots = new Slots(10);
async function run(dir: string, lines: string): Promise<string> {
  const free = await slots.take();
  const port = String(await ports.take());
  const t = performance.now();
  const child = spawn('bash', ['-c', lines.replace(/\bPORT\b|\b24117\b/g, port)], { cwd: dir, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  child.stdout.on('data', (d) => (out += d)); child.stderr.on('data', (d) => (out += d));
  await new Promise((r) => child.once('exit', r));
  const ms = performance.now() - t;
  await Promise.race([new Promise((r) => child.once('close', r)), new Promise((r) => setTimeout(r, 300))]);
  try { process.kill(-child.pid!, 'SIGKILL'); } catch {}
  free();
  return `${out.replaceAll(port, 'PORT')}\n(${(ms / 1000).toFixed(1)} s)`;
}
const all = listSlugs(ROOT).flatMap((slug) => listSpecimens(ROOT, slug).filter((s) => s.kind === 'mutant'));
const runs = all.map(async (s, i) => {
  const golden = readFileSync(join(ROOT, s.folder, 'golden.txt'), 'utf8');
  const lines = golden.split('  By hand\n')[1];
  const src = readdirSync(join(ROOT, s.folder)).map((f) => /\.(py|c|js|java)$/.exec(f)?.[0]).find(Boolean)!;
  if (!lines) return `=== ${s.folder}: NO LINES`;
  const right = RIGHT[`${s.slug} ${src}`];
  const a = build(join(ROOT, s.folder), `m${i}`), b = build(join(ROOT, `fixtures/${s.slug}/accepted/${right}`), `r${i}`);
  const [x, y] = await Promise.all([run(a, lines), run(b, lines)]);
  return `=== ${s.folder}\n${lines}\n--- wrong\n${x}\n--- right\n${y}\n${x === y ? 'SAME!!' : ''}`;
});
test('x', async () => { writeFileSync('/tmp/e2e/hand.txt', (await Promise.all(runs)).join('\n')); });
