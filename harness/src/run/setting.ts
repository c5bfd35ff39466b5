import type { Isolation } from '../isolation/box';
import type { Assignment } from '../model/assignment';
import type { PortLease } from '../net/ports';
import type { Built } from '../program/build';

/** What a case is given to run with. */
export interface Setting {
  assignment: Assignment;
  built: Built;
  isolation: Isolation;
  ports: PortLease;
  /** False where the case must be judged without stopping the program. */
  mayFreeze: boolean;
  /** Called when the program is up: connected, or too long in coming. */
  booted(): void;
}
