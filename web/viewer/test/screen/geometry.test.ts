import { describe, expect, it } from 'vitest';
import { scaleFactor, toSurface } from '../../src/screen/geometry.ts';

const screen = { width: 1920, height: 1080 };

describe('geometry', () => {
  it('fits the whole surface into the room, by the tighter side', () => {
    expect(scaleFactor('fit', screen, { width: 960, height: 1000 }, 1)).toBe(0.5);
    expect(scaleFactor('fit', screen, { width: 4000, height: 540 }, 1)).toBe(0.5);
  });

  it('does not blow a small surface up more than twice', () => {
    expect(scaleFactor('fit', { width: 100, height: 100 }, { width: 1000, height: 1000 }, 1)).toBe(2);
  });

  it('shows one surface pixel on one pixel of a dense screen in actual size', () => {
    expect(scaleFactor('actual', screen, { width: 10, height: 10 }, 2)).toBe(0.5);
  });

  it('survives a room or surface without size', () => {
    expect(scaleFactor('fit', screen, { width: 0, height: 0 }, 1)).toBe(1);
    expect(scaleFactor('fit', { width: 0, height: 0 }, { width: 5, height: 5 }, 1)).toBe(1);
  });

  it('finds the pixel under a point and stays inside', () => {
    expect(toSurface({ x: 10, y: 20 }, 0.5, screen)).toEqual({ x: 20, y: 40 });
    expect(toSurface({ x: -5, y: 9999 }, 0.5, screen)).toEqual({ x: 0, y: 1079 });
    expect(toSurface({ x: 959.99, y: 539.99 }, 0.5, screen)).toEqual({ x: 1919, y: 1079 });
  });
});
