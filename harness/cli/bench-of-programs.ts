import { openPlain } from '../src/isolation/plain';
import { PortLease } from '../src/net/ports';
import type { Bench } from '../src/run/grade-assignment';
import { BOOTS, Slots } from '../src/run/slots';
import { ownFolder } from './result-path';

/** Most of what is run here is wrong and waits for a deadline, which costs no CPU. */
const IN_FLIGHT = 32;
const HEAVY_AT_ONCE = 5;

/** What programs are run with where the course itself is tried; close its isolation in the end. */
export function openBench(root: string): Bench {
  const cacheDir = ownFolder(root);
  return {
    isolation: openPlain(),
    ports: new PortLease(),
    boots: new Slots(BOOTS),
    inFlight: new Slots(IN_FLIGHT),
    heavy: new Slots(HEAVY_AT_ONCE),
    ...(cacheDir === undefined ? {} : { cacheDir }),
  };
}
