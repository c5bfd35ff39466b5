import { openPlain } from '../src/isolation/plain';
import { PortLease } from '../src/net/ports';
import type { Bench } from '../src/run/grade-assignment';
import { BOOTS, HEAVY_AT_ONCE, IN_FLIGHT, Slots } from '../src/run/slots';
import { ownFolder } from './result-path';

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
