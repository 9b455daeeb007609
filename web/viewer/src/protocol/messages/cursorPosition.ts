import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 2: surface (1) ‖ x (2) ‖ y (2) ‖ visible (1) ‖ moved by (1: 1 remote, 2 customer). */
export interface CursorPosition {
  readonly type: 'cursorPosition';
  readonly surface: number;
  readonly x: number;
  readonly y: number;
  readonly isVisible: boolean;
  readonly movedBy: number;
}

export const cursorPositionNumber = 2;

export function writeCursorPosition(writer: WireWriter, message: CursorPosition): void {
  writer.u8(message.surface);
  writer.u16(message.x);
  writer.u16(message.y);
  writer.flag(message.isVisible);
  writer.u8(message.movedBy);
}

export function readCursorPosition(reader: WireReader): CursorPosition {
  return {
    type: 'cursorPosition',
    surface: reader.u8In(0, 15),
    x: reader.u16(),
    y: reader.u16(),
    isVisible: reader.flag(),
    movedBy: reader.u8In(1, 2),
  };
}
