/**
 * Every deadline of a grading, in ms. A deadline bounds a hang; it is not a race: a program that
 * answers at all answers a thousand times faster.
 */
export const DEADLINES = {
  /** One step of a case, the first connect or accept included; `within` replaces it. */
  step: 5_000,
  /** All that the steps of a case may last together beyond SOON_MS each. */
  case: 30_000,
  /** All build commands of a submission together. */
  build: 60_000,
} as const;

/** A case of hundreds of quick steps is no hang: a wait up to here does not count. */
export const SOON_MS = 500;

/** Time that the machine took from the program is given back, up to this many deadlines. */
export const MOST_CREDIT = 4;

/** A boot slot is freed when the program is connected, or after this long. */
export const BOOT_SLOT_MS = 300;

/** After a finding, how long a crash that is under way may take to be complete. */
export const SETTLE_MS = 2_000;
