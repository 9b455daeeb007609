import type { Patch } from './decodeMessages.ts';

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** More rectangles than this are joined into one: handing each over costs more than the pixels between them. */
const mostPatches = 32;

/**
 * Copies the changed rectangles out of a picture that the decoder goes on writing to. Rectangles are clipped to the picture.
 * `picture` is RGBA, `width` × `height`.
 */
export function cutPatches(picture: Uint8ClampedArray, width: number, height: number, changed: readonly Rect[]): Patch[] {
  const clipped = inside(changed, width, height);
  const rects = clipped.length > mostPatches ? [union(clipped)] : clipped;
  return rects.map((rect) => ({ ...rect, pixels: cut(picture, width, rect) }));
}

/** One rectangle around all that changed, within the picture; nothing when nothing did. */
export function joined(changed: readonly Rect[], width: number, height: number): Rect | undefined {
  const rects = inside(changed, width, height);
  return rects.length > 0 ? union(rects) : undefined;
}

function inside(rects: readonly Rect[], width: number, height: number): Rect[] {
  return rects.map((rect) => clip(rect, width, height)).filter((rect) => rect.width > 0 && rect.height > 0);
}

function union(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  return {
    x,
    y,
    width: Math.max(...rects.map((rect) => rect.x + rect.width)) - x,
    height: Math.max(...rects.map((rect) => rect.y + rect.height)) - y,
  };
}

function clip(rect: Rect, width: number, height: number): Rect {
  const x = Math.max(0, rect.x);
  const y = Math.max(0, rect.y);
  return { x, y, width: Math.min(width, rect.x + rect.width) - x, height: Math.min(height, rect.y + rect.height) - y };
}

function cut(picture: Uint8ClampedArray, width: number, rect: Rect): ArrayBuffer {
  const out = new Uint8ClampedArray(rect.width * rect.height * 4);
  for (let row = 0; row < rect.height; row++) {
    const from = ((rect.y + row) * width + rect.x) * 4;
    out.set(picture.subarray(from, from + rect.width * 4), row * rect.width * 4);
  }
  return out.buffer;
}
