import type { Isolation } from '../src/isolation/box';
import { openPlain } from '../src/isolation/plain';
import { PortLease } from '../src/net/ports';
import { gradeAssignment } from '../src/run/grade-assignment';
import { BOOTS, HEAVY_AT_ONCE, IN_FLIGHT, Slots } from '../src/run/slots';
import { ASSIGNMENT, casesOf, type Script } from './synthetic-cases';
import { now } from './whole-process';

/** What a grading process tells of itself. */
export interface Told {
  /** When its first program was about to be started, and the CPU that it had used by then. */
  firstSpawnMs: number;
  cpuBeforeMs: number;
  judgedMs: number;
  /** Its own peak, without the programs. */
  peakMiB: number;
  /** How many cases had which verdict. */
  verdicts: Record<string, number>;
}

// The process that is measured: node grade-cases.cjs FOLDER SCRIPT COUNT
const [dir = '', script = 'plain', count = '1'] = process.argv.slice(2);
void grade(dir, script as Script, Number(count)).then((told) => {
  // As the program itself ends: at once.
  process.stdout.write(JSON.stringify(told), () => process.exit());
});

async function grade(dir: string, script: Script, count: number): Promise<Told> {
  const cases = casesOf(script, count);
  const told: Told = { firstSpawnMs: 0, cpuBeforeMs: 0, judgedMs: 0, peakMiB: 0, verdicts: {} };
  const isolation = onFirstSpawn(openPlain(), () => {
    const { user, system } = process.cpuUsage();
    told.cpuBeforeMs = (user + system) / 1e3;
    told.firstSpawnMs = now();
  });
  const bench = {
    isolation,
    ports: new PortLease(),
    boots: new Slots(BOOTS),
    inFlight: new Slots(IN_FLIGHT),
    heavy: new Slots(HEAVY_AT_ONCE),
  };
  const submission = { assignment: ASSIGNMENT, cases, allCases: cases, dir };
  await gradeAssignment(submission, bench, {
    blocking: true,
    judged: ({ verdict }) => {
      told.verdicts[verdict] = (told.verdicts[verdict] ?? 0) + 1;
      told.judgedMs = now();
    },
  });
  await isolation.close();
  told.peakMiB = process.resourceUsage().maxRSS / 1024;
  return told;
}

function onFirstSpawn(isolation: Isolation, tell: () => void): Isolation {
  let told = false;
  return {
    level: isolation.level,
    why: isolation.why,
    close: () => isolation.close(),
    open: async (source) => {
      const box = await isolation.open(source);
      const spawn = box.spawn.bind(box);
      box.spawn = (...options) => {
        if (!told) tell();
        told = true;
        return spawn(...options);
      };
      return box;
    },
  };
}
