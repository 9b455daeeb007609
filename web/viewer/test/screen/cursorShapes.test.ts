import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { CursorShape as CursorShapeMessage } from '../../src/protocol/messages/cursorShape.ts';
import { CursorShapes, straight } from '../../src/screen/cursorShapes.ts';

function message(part: Partial<CursorShapeMessage>): CursorShapeMessage {
  const rgba = new Uint8Array(2 * 2 * 4).fill(255);
  return { type: 'cursorShape', id: 1, width: 2, height: 2, hotX: 0, hotY: 0, deflatedRgba: new Uint8Array(deflateRawSync(rgba)), ...part };
}

describe('CursorShapes', () => {
  it('inflates and keeps a shape', async () => {
    const shapes = new CursorShapes();
    const shape = await shapes.add(message({}));
    expect(shape?.pixels).toHaveLength(16);
    expect(shapes.get(1)).toBe(shape);
  });

  it('turns premultiplied colours into straight ones', () => {
    expect(Array.from(straight(new Uint8ClampedArray([64, 32, 0, 128])))).toEqual([128, 64, 0, 128]);
    expect(Array.from(straight(new Uint8ClampedArray([9, 9, 9, 0])))).toEqual([9, 9, 9, 0]);
  });

  it('keeps the newest 64', async () => {
    const shapes = new CursorShapes();
    for (let id = 1; id <= 70; id++) await shapes.add(message({ id }));
    expect(shapes.get(6)).toBeUndefined();
    expect(shapes.get(7)).toBeDefined();
  });
});

describe('CursorShapesAttacks', () => {
  it.each([
    ['a bomb', message({ deflatedRgba: new Uint8Array(deflateRawSync(new Uint8Array(1 << 20))) })],
    ['too few bytes', message({ deflatedRgba: new Uint8Array(deflateRawSync(new Uint8Array(15))) })],
    ['no deflate at all', message({ deflatedRgba: new Uint8Array([255, 1, 2, 3]) })],
    ['nothing', message({ deflatedRgba: new Uint8Array(0) })],
    ['a huge size', message({ width: 65535, height: 65535 })],
    ['a hot spot outside', message({ hotX: 2 })],
    ['no width', message({ width: 0 })],
  ])('refuses %s', async (_, bad) => {
    expect(await new CursorShapes().add(bad)).toBeUndefined();
  });
});
