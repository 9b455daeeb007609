import { describe, expect, it } from 'vitest';
import { around, nearest, scaleFactor } from '../../src/screen/geometry.ts';

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

  it('puts one box around all', () => {
    expect(around([])).toEqual({ x: 0, y: 0, width: 0, height: 0 });
    expect(
      around([
        { x: -1280, y: 100, width: 1280, height: 1024 },
        { x: 0, y: 0, width: 1920, height: 1080 },
      ]),
    ).toEqual({ x: -1280, y: 0, width: 3200, height: 1124 });
  });

  it('finds the surface under a point, its pixel, and the nearest where there is none', () => {
    const left = { id: 1, x: -100, y: 50, width: 100, height: 100 };
    const right = { id: 2, x: 0, y: 0, width: 200, height: 100 };
    const both = [left, right];
    expect(nearest({ x: -0.5, y: 60 }, both)).toEqual({ box: left, point: { x: 99, y: 10 } });
    expect(nearest({ x: 0, y: 60 }, both)).toEqual({ box: right, point: { x: 0, y: 60 } });
    expect(nearest({ x: 199.9, y: 99.9 }, both)).toEqual({ box: right, point: { x: 199, y: 99 } });
    expect(nearest({ x: 500, y: -3 }, both)).toEqual({ box: right, point: { x: 199, y: 0 } });
    expect(nearest({ x: -50, y: 10 }, both)).toEqual({ box: left, point: { x: 50, y: 0 } });
    expect(nearest({ x: 1, y: 1 }, [])).toBeUndefined();
  });
});
