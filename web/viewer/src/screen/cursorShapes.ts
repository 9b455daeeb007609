import type { CursorShape as CursorShapeMessage } from '../protocol/messages/cursorShape.ts';

/** A pointer's shape, ready to be drawn. */
export interface PointerShape {
  width: number;
  height: number;
  hotX: number;
  hotY: number;
  /** Straight (not premultiplied) RGBA. */
  pixels: Uint8ClampedArray<ArrayBuffer>;
}

const largestSide = 256;
/** Shapes are few; a sharer that floods them loses the oldest. */
const mostShapes = 64;

/** Shapes by their number, the newest 64. */
export class CursorShapes {
  private readonly shapes = new Map<number, PointerShape>();

  /** Undefined for a shape that is not what it says (size, length, compression). */
  async add(message: CursorShapeMessage): Promise<PointerShape | undefined> {
    const { id, width, height, hotX, hotY } = message;
    if (width < 1 || height < 1 || width > largestSide || height > largestSide || hotX >= width || hotY >= height) return undefined;
    const pixels = await inflate(message.deflatedRgba, width * height * 4);
    if (!pixels) return undefined;
    const shape = { width, height, hotX, hotY, pixels: straight(pixels) };
    this.shapes.delete(id);
    this.shapes.set(id, shape);
    for (const oldest of this.shapes.keys()) {
      if (this.shapes.size <= mostShapes) break;
      this.shapes.delete(oldest);
    }
    return shape;
  }

  get(id: number): PointerShape | undefined {
    return this.shapes.get(id);
  }
}

/** Exactly `length` bytes, or undefined. Stops as soon as more come: a small bomb stays small. */
async function inflate(deflated: Uint8Array<ArrayBuffer>, length: number): Promise<Uint8ClampedArray<ArrayBuffer> | undefined> {
  const out = new Uint8ClampedArray(length);
  let filled = 0;
  try {
    const reader = new Blob([deflated]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (filled + part.value.length > length) {
        await reader.cancel();
        return undefined;
      }
      out.set(part.value, filled);
      filled += part.value.length;
    }
  } catch {
    return undefined;
  }
  return filled === length ? out : undefined;
}

/** From premultiplied to straight alpha, in place. */
export function straight(pixels: Uint8ClampedArray<ArrayBuffer>): Uint8ClampedArray<ArrayBuffer> {
  for (let i = 0; i < pixels.length; i += 4) {
    const alpha = pixels[i + 3]!;
    if (alpha === 0 || alpha === 255) continue;
    for (let c = i; c < i + 3; c++) pixels[c] = Math.round((pixels[c]! * 255) / alpha);
  }
  return pixels;
}
