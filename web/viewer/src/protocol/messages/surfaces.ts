import { maxSurfaces } from '../frames/channel.ts';
import type { WireReader } from '../wire/wireReader.ts';
import { maxName } from '../wire/wireText.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 2, sharer → viewer: the monitors now: count (1, at most 16) ‖ each id (1) ‖ x (4) ‖ y (4) ‖ width (2) ‖ height (2) ‖ primary (1) ‖ name. */
export interface Surfaces {
  readonly type: 'surfaces';
  readonly places: readonly SurfacePlace[];
}

/** One monitor: its number 0–15, its place on the desktop in pixels (may be negative), its size in pixels. */
export interface SurfacePlace {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isPrimary: boolean;
  readonly name: string;
}

export const surfacesNumber = 2;

export function writeSurfaces(writer: WireWriter, message: Surfaces): void {
  if (message.places.length > maxSurfaces) throw new RangeError(`At most ${maxSurfaces} surfaces, not ${message.places.length}.`);
  writer.u8(message.places.length);
  for (const place of message.places) {
    writer.u8(place.id);
    writer.i32(place.x);
    writer.i32(place.y);
    writer.u16(place.width);
    writer.u16(place.height);
    writer.flag(place.isPrimary);
    writer.text(place.name, maxName);
  }
}

export function readSurfaces(reader: WireReader): Surfaces {
  const count = reader.u8In(0, maxSurfaces);
  const places: SurfacePlace[] = [];
  for (let i = 0; i < count && !reader.hasFailed; i++) {
    places.push({
      id: reader.u8In(0, maxSurfaces - 1),
      x: reader.i32(),
      y: reader.i32(),
      width: reader.u16(),
      height: reader.u16(),
      isPrimary: reader.flag(),
      name: reader.text(maxName),
    });
  }
  return { type: 'surfaces', places };
}
