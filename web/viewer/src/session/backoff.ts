const steps = [0, 250, 500, 1000, 2000];

/** How long to wait before the next try: 0, 250, 500, 1000, then 2000 ms, each up to a quarter longer so that not all come at once. */
export class Backoff {
  readonly #random: () => number;
  #tries = 0;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  next(): number {
    const step = steps[Math.min(this.#tries++, steps.length - 1)]!;
    return Math.round(step * (1 + this.#random() / 4));
  }

  reset(): void {
    this.#tries = 0;
  }
}
