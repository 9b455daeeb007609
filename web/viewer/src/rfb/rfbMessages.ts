import { WireWriter } from '../protocol/wire/wireWriter.ts';
import type { PixelFormat } from './pixelFormat.ts';

/** What the viewing end of RFB writes. Source: RFC 6143, 7.5. */

export const securityNone = 1;
export const encodingRaw = 0;
export const encodingRle = 16;
export const encodingDesktopSize = -223;

export function version(): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode('RFB 003.008\n');
}

export function shareWithOthers(): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(1);
}

export function pixelFormat(format: PixelFormat): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(0, 0, 0, 0, ...format.wire);
}

/** The firmware's own first; RAW must always be listed. */
export function encodings(): Uint8Array<ArrayBuffer> {
  const writer = new WireWriter();
  writer.u8(2);
  writer.u8(0);
  writer.u16(3);
  for (const encoding of [encodingRle, encodingRaw, encodingDesktopSize]) writer.i32(encoding);
  return writer.toBytes();
}

export function updateRequest(what: 'all' | 'changes', width: number, height: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(3, what === 'changes' ? 1 : 0, 0, 0, 0, 0, width >> 8, width & 255, height >> 8, height & 255);
}

export function key(keysym: number, isDown: boolean): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(4, isDown ? 1 : 0, 0, 0, keysym >>> 24, (keysym >> 16) & 255, (keysym >> 8) & 255, keysym & 255);
}

export function pointer(buttons: number, x: number, y: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(5, buttons & 255, x >> 8, x & 255, y >> 8, y & 255);
}

/** Latin-1, as RFB has it; what it lacks becomes a question mark. */
export function cutText(text: string): Uint8Array<ArrayBuffer> {
  const signs = Array.from(text.replaceAll('\r\n', '\n'), (sign) => Math.min(sign.codePointAt(0)!, 256));
  const writer = new WireWriter();
  writer.bytes(Uint8Array.of(6, 0, 0, 0));
  writer.u32(signs.length);
  writer.bytes(Uint8Array.from(signs, (sign) => (sign > 255 ? 63 : sign)));
  return writer.toBytes();
}
