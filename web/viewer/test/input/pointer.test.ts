import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buttonChanges } from '../../src/input/buttons.ts';
import { Touch } from '../../src/input/touch.ts';
import { WheelMeter } from '../../src/input/wheel.ts';

describe('buttonChanges', () => {
  it('tells each button that changed, releases first', () => {
    expect(buttonChanges(0, 1)).toEqual([{ button: 1, down: true }]);
    expect(buttonChanges(1, 2 + 4)).toEqual([
      { button: 1, down: false },
      { button: 2, down: true },
      { button: 3, down: true },
    ]);
    expect(buttonChanges(8 + 16, 0).map(({ button }) => button)).toEqual([8, 9]);
    expect(buttonChanges(3, 3)).toEqual([]);
  });
});

describe('WheelMeter', () => {
  it('takes a notch for a notch where the browser is exact', () => {
    expect(new WheelMeter().turn({ deltaX: 0, deltaY: 57, deltaMode: 0, wheelDeltaY: -120 })).toEqual({ deltaX: 0, deltaY: 120 });
  });

  it('knows pixels and lines', () => {
    expect(new WheelMeter().turn({ deltaX: -50, deltaY: 100, deltaMode: 0 })).toEqual({ deltaX: -60, deltaY: 120 });
    expect(new WheelMeter().turn({ deltaX: 0, deltaY: 3, deltaMode: 1 })).toEqual({ deltaX: 0, deltaY: 120 });
  });

  it('loses no fraction', () => {
    const meter = new WheelMeter();
    let sum = 0;
    for (let i = 0; i < 1000; i++) sum += meter.turn({ deltaX: 0, deltaY: 0.333, deltaMode: 0 }).deltaY;
    expect(Math.abs(sum - 399.6)).toBeLessThan(1);
  });

  it('stays within what a message can carry', () => {
    expect(new WheelMeter().turn({ deltaX: 0, deltaY: 1e9, deltaMode: 0 }).deltaY).toBe(32767);
  });
});

describe('Touch', () => {
  const said: string[] = [];
  const at = (clientX: number, clientY = 0) => ({ clientX, clientY });
  const touch = () =>
    new Touch({
      move: (p) => said.push(`move ${p.clientX}`),
      button: (p, button, down) => said.push(`${down ? '+' : '-'}${button}@${p.clientX}`),
      scroll: (_, dx, dy) => said.push(`scroll ${dx},${dy}`),
    });
  beforeEach(() => {
    vi.useFakeTimers();
    said.length = 0;
  });
  afterEach(() => vi.useRealTimers());

  it('clicks on a tap', () => {
    const t = touch();
    t.down(1, at(5));
    t.move(1, at(7));
    t.up(1);
    expect(said).toEqual(['+1@5', '-1@5']);
  });

  it('clicks right on a long press, once', () => {
    const t = touch();
    t.down(1, at(5));
    vi.advanceTimersByTime(600);
    t.up(1);
    expect(said).toEqual(['+3@5', '-3@5']);
  });

  it('drags from where the finger went down', () => {
    const t = touch();
    t.down(1, at(5));
    t.move(1, at(25));
    t.up(1);
    expect(said).toEqual(['+1@5', 'move 25', '-1@25']);
  });

  it('scrolls with two fingers and presses nothing', () => {
    const t = touch();
    t.down(1, at(0, 100));
    t.down(2, at(50, 100));
    t.move(1, at(0, 90));
    t.move(2, at(50, 90));
    t.up(1);
    t.up(2);
    expect(said).toEqual(['scroll 0,5', 'scroll 0,5']);
  });

  it('lets go when the system takes the finger away', () => {
    const t = touch();
    t.down(1, at(5));
    t.move(1, at(25));
    t.cancel(1);
    expect(said.at(-1)).toBe('-1@25');
  });
});
