import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gather } from '../src/desk/gather.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('gather', () => {
  it('makes one run of many calls', async () => {
    const work = vi.fn(async () => undefined);
    const soon = gather(50, work);
    for (let i = 0; i < 10; i++) soon();
    await vi.advanceTimersByTimeAsync(200);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('runs once more when called while running, never twice at a time', async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const soon = gather(10, async () => {
      runs++;
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 100));
      running--;
    });
    soon();
    await vi.advanceTimersByTimeAsync(50);
    soon();
    soon();
    await vi.advanceTimersByTimeAsync(500);
    expect(runs).toBe(2);
    expect(most).toBe(1);
  });
});
