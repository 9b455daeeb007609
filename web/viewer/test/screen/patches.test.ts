import { describe, expect, it } from 'vitest';
import { cutPatches } from '../../src/screen/patches.ts';

/** A picture whose red is the column and green the row. */
function picture(width: number, height: number): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) pixels.set([x, y, 0, 255], (y * width + x) * 4);
  return pixels;
}

describe('cutPatches', () => {
  it('copies the rectangle row by row', () => {
    const [patch] = cutPatches(picture(10, 8), 10, 8, [{ x: 3, y: 2, width: 2, height: 2 }]);
    expect(Array.from(new Uint8Array(patch!.pixels))).toEqual([3, 2, 0, 255, 4, 2, 0, 255, 3, 3, 0, 255, 4, 3, 0, 255]);
  });

  it('clips what reaches over the edge and leaves out what lies outside', () => {
    const patches = cutPatches(picture(10, 8), 10, 8, [
      { x: 8, y: 6, width: 64, height: 64 },
      { x: 20, y: 0, width: 4, height: 4 },
      { x: -2, y: 0, width: 3, height: 1 },
    ]);
    expect(patches.map(({ x, y, width, height }) => [x, y, width, height])).toEqual([
      [8, 6, 2, 2],
      [0, 0, 1, 1],
    ]);
  });

  it('joins many rectangles into one', () => {
    const many = Array.from({ length: 40 }, (_, i) => ({ x: i, y: i, width: 1, height: 1 }));
    const patches = cutPatches(picture(40, 40), 40, 40, many);
    expect(patches).toHaveLength(1);
    expect(patches[0]).toMatchObject({ x: 0, y: 0, width: 40, height: 40 });
  });
});
