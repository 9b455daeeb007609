import type { Clock } from '../src/session/clock.ts';

/** A clock that moves only when told. */
export class ManualClock implements Clock {
  #now = 1000;
  #timers: { at: number; call: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, call: () => void): () => void {
    const timer = { at: this.#now + ms, call };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= end).sort((one, other) => one.at - other.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = next.at;
      next.call();
    }
    this.#now = end;
  }

  get delays(): number[] {
    return this.#timers.map((timer) => timer.at - this.#now);
  }
}

/** Lets everything that waits for promises (WebCrypto too) come to rest, or fails after two seconds. */
export async function eventually(holds: () => boolean): Promise<void> {
  const until = Date.now() + 2000;
  while (!holds()) {
    if (Date.now() > until) throw new Error('It did not come about.');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A few turns of the event loop: for what must not happen. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 30; i++) await new Promise((resolve) => setImmediate(resolve));
}
