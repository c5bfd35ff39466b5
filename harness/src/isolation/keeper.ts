import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * A shell that outlives us. It is told of every process group; when its input ends, since we have
 * closed it or were killed at any moment, it kills what still runs and removes the run's folder.
 * Node can't ask the kernel for a parent-death signal, and exit handlers don't run on SIGKILL.
 * In dash `kill -9 -- -N` is an error, and grep's exit code is 2 when a process ended meanwhile.
 */
const SCRIPT = `
trap '' INT TERM HUP
groups=' '
while read -r verb group; do
  case $verb in
    +) groups="$groups$group " ;;
    -) case $groups in *" $group "*) groups="\${groups%% $group *} \${groups#* $group }" ;; esac ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group"; done
for round in 1 2 3 4 5 6 7 8 9; do
  found=$(grep -alsF "HALFCLOSE_RUN=$1" /proc/[0-9]*/environ)
  [ -n "$found" ] || break
  for file in $found; do pid=\${file#/proc/}; kill -s KILL "\${pid%/environ}"; done
done
rm -rf -- "$2"
`;

export class Keeper {
  readonly #child;

  /** @param token marks the programs' environments. @param folder is removed at the end. */
  constructor(token: string, folder: string) {
    this.#child = spawn('/bin/sh', ['-c', SCRIPT, 'halfclose-keeper', token, folder], {
      detached: true,
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#child.on('error', () => undefined);
    this.#child.stdin.on('error', () => undefined);
    this.#child.unref();
  }

  watch(group: number): void {
    this.#child.stdin.write(`+ ${group}\n`);
  }

  forget(group: number): void {
    this.#child.stdin.write(`- ${group}\n`);
  }

  /** Resolves when it has killed what was left and removed the folder. */
  async dismiss(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.pid === undefined) return;
    this.#child.ref();
    const gone = once(this.#child, 'exit');
    this.#child.stdin.end();
    await gone;
  }
}
