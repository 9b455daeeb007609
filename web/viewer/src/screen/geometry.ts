import type { Scale } from '../viewerEvents.ts';

export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** A small screen on a large one is enlarged at most this much. */
const largestEnlargement = 2;

/**
 * CSS pixels a surface pixel takes. `actual`: one surface pixel is one pixel of this screen, whatever its density.
 * `fit`: the whole surface is visible inside `room` (CSS pixels).
 */
export function scaleFactor(scale: Scale, surface: Size, room: Size, devicePixelRatio: number): number {
  const actual = 1 / devicePixelRatio;
  if (scale === 'actual' || surface.width === 0 || surface.height === 0 || room.width <= 0 || room.height <= 0) return actual;
  return Math.min(room.width / surface.width, room.height / surface.height, largestEnlargement);
}

export interface Box extends Point, Size {}

/** The smallest box around all; empty at the origin for none. */
export function around(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

/** The box under a point of the desktop, or else the nearest; and the pixel of it that is nearest. Undefined for no boxes. */
export function nearest<B extends Box>(at: Point, boxes: readonly B[]): { box: B; point: Point } | undefined {
  const inside = (value: number, from: number, size: number) => Math.max(0, Math.min(size - 1, Math.floor(value - from)));
  let best: { box: B; point: Point } | undefined;
  let bestAway = Number.POSITIVE_INFINITY;
  for (const box of boxes) {
    const point = { x: inside(at.x, box.x, box.width), y: inside(at.y, box.y, box.height) };
    const away = Math.hypot(Math.floor(at.x) - box.x - point.x, Math.floor(at.y) - box.y - point.y);
    if (away >= bestAway) continue;
    best = { box, point };
    bestAway = away;
  }
  return best;
}
