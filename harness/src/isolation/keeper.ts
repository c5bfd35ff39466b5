import { spawn } from 'node:child_process';

/**
 * A shell that outlives us. It is told of every process group; when its input ends, since we have
 * closed it or were killed at any moment, it kills what still runs and removes the run's files.
 * Node can't ask the kernel for a parent-death signal, and exit handlers don't run on SIGKILL.
 * In dash `kill -9 -- -N` is an error, and grep's exit code is 2 when a process ended meanwhile.
 */
const SCRIPT = `
trap '' INT TERM HUP
groups=' '
while read -r verb group; do
  case $verb in
    +) groups="$groups$group " ;;
    =) exit ;;
    -) case $groups in *" $group "*) groups="\${groups%% $group *} \${groups#* $group }" ;; esac ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group"; done
for round in 1 2 3 4 5 6 7 8 9; do
  found=$(grep -alsF "HALFCLOSE_RUN=$1" /proc/[0-9]*/environ)
  [ -n "$found" ] || break
  for file in $found; do pid=\${file#/proc/}; kill -s KILL "\${pid%/environ}"; done
done
shift
# What is dying may still write for a moment.
rm -rf -- "$@" || { sleep 1; rm -rf -- "$@"; }
`;

export class Keeper {
  readonly #child;
  readonly #gone: Promise<void>;

  /** @param token marks the programs' environments. @param paths are removed at the end. */
  constructor(token: string, paths: readonly string[]) {
    this.#child = spawn('/bin/sh', ['-c', SCRIPT, 'halfclose-keeper', token, ...paths], {
      detached: true,
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#gone = new Promise((resolve) => {
      for (const event of ['exit', 'error']) this.#child.once(event, resolve);
    });
    this.#child.stdin.on('error', () => undefined);
    this.#child.unref();
  }

  watch(group: number): void {
    this.#child.stdin.write(`+ ${group}\n`);
  }

  forget(group: number): void {
    this.#child.stdin.write(`- ${group}\n`);
  }

  /** Everything has been killed and removed: it has nothing to do, which takes it a while. */
  async release(): Promise<void> {
    this.#child.stdin.write('=\n');
    await this.dismiss();
  }

  /** Resolves when it has killed and removed what was left, or was itself killed before. */
  async dismiss(): Promise<void> {
    this.#child.ref();
    this.#child.stdin.end();
    await this.#gone;
  }
}
