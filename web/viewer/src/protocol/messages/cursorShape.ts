import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/**
 * 1: id (4) ‖ width (2) ‖ height (2) ‖ hot spot x (2) ‖ y (2) ‖ length (4) ‖ raw deflate of premultiplied RGBA.
 * At most 256×256 pixels and 60 KiB deflated. The receiver must bound what it inflates to width × height × 4.
 */
export interface CursorShape {
  readonly type: 'cursorShape';
  readonly id: number;
  readonly width: number;
  readonly height: number;
  readonly hotX: number;
  readonly hotY: number;
  readonly deflatedRgba: Uint8Array<ArrayBuffer>;
}

export const cursorShapeNumber = 1;
export const maxCursorSide = 256;
export const maxCursorDeflated = 60 * 1024;

export function writeCursorShape(writer: WireWriter, message: CursorShape): void {
  writer.u32(message.id);
  writer.u16(message.width);
  writer.u16(message.height);
  writer.u16(message.hotX);
  writer.u16(message.hotY);
  writer.u32(message.deflatedRgba.length);
  writer.bytes(message.deflatedRgba);
}

export function readCursorShape(reader: WireReader): CursorShape {
  const [id, width, height, hotX, hotY] = [reader.u32(), reader.u16(), reader.u16(), reader.u16(), reader.u16()];
  const length = reader.u32();
  if (width > maxCursorSide || height > maxCursorSide || length > maxCursorDeflated) reader.fail();
  return { type: 'cursorShape', id, width, height, hotX, hotY, deflatedRgba: reader.bytes(length) };
}
