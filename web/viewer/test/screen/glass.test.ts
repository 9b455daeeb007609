import { beforeAll, describe, expect, it } from 'vitest';
import { Glass } from '../../src/screen/glass.ts';

beforeAll(() => {
  // Node has no ImageData; the browser's checks the length in the same way.
  globalThis.ImageData ??= class {
    constructor(
      readonly data: Uint8ClampedArray,
      readonly width: number,
      readonly height: number,
    ) {
      if (data.length !== width * height * 4) throw new RangeError('The picture has another size.');
    }
  } as unknown as typeof ImageData;
});

function setUp() {
  const put: number[][] = [];
  const canvas = {
    width: 300,
    height: 150,
    getContext: () => ({ putImageData: (_: ImageData, ...places: number[]) => void put.push(places) }),
  };
  return { put, canvas, glass: new Glass(canvas as never) };
}

const picture = (width: number, height: number) => new Uint8ClampedArray(width * height * 4);

describe('Glass', () => {
  it('paints a new size whole and then only what changed, in one go', () => {
    const { put, canvas, glass } = setUp();
    glass.paint(picture(10, 8), 10, 8, [{ x: 0, y: 0, width: 1, height: 1 }]);
    expect([canvas.width, canvas.height]).toEqual([10, 8]);
    glass.paint(picture(10, 8), 10, 8, [
      { x: 2, y: 1, width: 2, height: 2 },
      { x: 6, y: 5, width: 64, height: 64 },
    ]);
    expect(put).toEqual([
      [0, 0, 0, 0, 10, 8],
      [0, 0, 2, 1, 8, 7],
    ]);
  });

  it('touches nothing when nothing changed', () => {
    const { put, glass } = setUp();
    glass.paint(picture(10, 8), 10, 8, []);
    put.length = 0;
    glass.paint(picture(10, 8), 10, 8, [{ x: 20, y: 0, width: 4, height: 4 }]);
    expect(put).toEqual([]);
  });

  it('is painted whole again after it was cleared', () => {
    const { put, canvas, glass } = setUp();
    glass.paint(picture(10, 8), 10, 8, []);
    glass.clear();
    expect([canvas.width, canvas.height]).toEqual([0, 0]);
    glass.paint(picture(10, 8), 10, 8, [{ x: 1, y: 1, width: 1, height: 1 }]);
    expect(put.at(-1)).toEqual([0, 0, 0, 0, 10, 8]);
  });
});
