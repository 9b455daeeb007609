import { concat } from '../../src/protocol/wire/bytes.ts';

/** What a device sends, for tests. */
export const u16 = (value: number) => Uint8Array.of(value >> 8, value & 255);
export const u32 = (value: number) => Uint8Array.of(value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255);
export const text = (value: string) => new TextEncoder().encode(value);

export function greeting(width: number, height: number, name = 'pc'): Uint8Array<ArrayBuffer> {
  const format = new Uint8Array(16);
  return concat(text('RFB 003.008\n'), Uint8Array.of(1, 1), u32(0), u16(width), u16(height), format, u32(name.length), text(name));
}

export function update(...rectangles: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return concat(Uint8Array.of(0, 0), u16(rectangles.length), ...rectangles);
}

export function rectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  encoding: number,
  body: Uint8Array,
): Uint8Array<ArrayBuffer> {
  return concat(u16(x), u16(y), u16(width), u16(height), u32(encoding >>> 0), body);
}

export function rle(x: number, y: number, width: number, height: number, deflated: Uint8Array): Uint8Array<ArrayBuffer> {
  return rectangle(x, y, width, height, 16, concat(u32(deflated.length), deflated));
}

export const size = (width: number, height: number) => rectangle(0, 0, width, height, -223, new Uint8Array(0));

/** One stored block, as the firmware's fast path writes it. */
export function stored(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const n = bytes.length;
  return concat(Uint8Array.of(0, n & 255, n >> 8, ~n & 255, (~n >> 8) & 255), bytes);
}

/** RGB565, lowest byte first. */
export const red565 = [0x00, 0xf8];
export const green565 = [0xe0, 0x07];
export const blue565 = [0x1f, 0x00];
