import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 1: surface (1) ‖ x (2) ‖ y (2). */
export interface PointerMove {
  readonly type: 'pointerMove';
  readonly eventId: number;
  readonly surface: number;
  readonly x: number;
  readonly y: number;
}

export const pointerMoveNumber = 1;

export function writePointerMove(writer: WireWriter, message: PointerMove): void {
  writer.u8(message.surface);
  writer.u16(message.x);
  writer.u16(message.y);
}

export function readPointerMove(eventId: number, reader: WireReader): PointerMove {
  return {
    type: 'pointerMove',
    eventId,
    surface: reader.u8In(0, 15),
    x: reader.u16(),
    y: reader.u16(),
  };
}
