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

/** From CSS pixels inside the picture to a pixel of the surface; outside is the nearest edge. */
export function toSurface(at: Point, factor: number, surface: Size): Point {
  const inside = (value: number, size: number) => Math.max(0, Math.min(size - 1, Math.floor(value / factor)));
  return { x: inside(at.x, surface.width), y: inside(at.y, surface.height) };
}
