/** Time is an argument: the browser's, or a test's. */
export interface Clock {
  /** Monotonic milliseconds. */
  now(): number;
  /** Calls once after a delay; the answer cancels it. */
  after(ms: number, call: () => void): () => void;
}

export const browserClock: Clock = {
  now: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
