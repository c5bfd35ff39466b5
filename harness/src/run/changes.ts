/**
 * Tells whoever waits that something has changed. Waking is put off to the end of the event loop's
 * turn, so that data and the end that came with it are both seen first.
 */
export class Changes {
  #waiting: (() => void)[] = [];
  #announced = false;

  readonly announce = (): void => {
    if (this.#announced) return;
    this.#announced = true;
    setImmediate(() => {
      this.#announced = false;
      const woken = this.#waiting;
      this.#waiting = [];
      for (const wake of woken) wake();
    });
  };

  /** Resolves at the next change, or after `ms`. */
  next(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
