import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 3: surface (1) ‖ x (2) ‖ y (2) ‖ dx (2) ‖ dy (2), signed, in 1/120 of a notch; positive is right and down. */
export interface Wheel {
  readonly type: 'wheel';
  readonly eventId: number;
  readonly surface: number;
  readonly x: number;
  readonly y: number;
  readonly deltaX: number;
  readonly deltaY: number;
}

export const wheelNumber = 3;

export function writeWheel(writer: WireWriter, message: Wheel): void {
  writer.u8(message.surface);
  writer.u16(message.x);
  writer.u16(message.y);
  writer.i16(message.deltaX);
  writer.i16(message.deltaY);
}

export function readWheel(eventId: number, reader: WireReader): Wheel {
  return {
    type: 'wheel',
    eventId,
    surface: reader.u8In(0, 15),
    x: reader.u16(),
    y: reader.u16(),
    deltaX: reader.i16(),
    deltaY: reader.i16(),
  };
}
