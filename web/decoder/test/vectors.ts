import { readdirSync, readFileSync } from 'node:fs';
import { ScreenDecoder } from '../src/index.ts';

const folder = new URL('../../../testdata/codec/', import.meta.url);

export interface VectorFrame {
  readonly bytes: Uint8Array;
  readonly check: number;
}

export const vectorNames = readdirSync(folder)
  .filter((name) => name.endsWith('.dvec'))
  .sort();

/** A .dvec file: encoded frames, each with the CRC-32 of the picture that it must give. */
export function readVector(name: string): VectorFrame[] {
  const file = new Uint8Array(readFileSync(new URL(name, folder)));
  const view = new DataView(file.buffer, file.byteOffset);
  const frames: VectorFrame[] = [];
  for (let at = 8; at < file.length; ) {
    const length = view.getUint32(at, true);
    frames.push({ bytes: file.slice(at + 8, at + 8 + length), check: view.getUint32(at + 4, true) });
    at += 8 + length;
  }
  if (frames.length !== view.getUint32(4, true)) throw new Error(`${name} holds ${frames.length} frames`);
  return frames;
}

let module: WebAssembly.Module | undefined;

export function newDecoder(): ScreenDecoder {
  module ??= new WebAssembly.Module(readFileSync(new URL('../dist/decoder.wasm', import.meta.url)));
  return ScreenDecoder.create(module);
}

const table = Uint32Array.from({ length: 256 }, (_, i) => {
  let c = i;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

export function crc32(bytes: Uint8Array): number {
  let c = ~0;
  for (const b of bytes) c = (table[(c ^ b) & 255] ?? 0) ^ (c >>> 8);
  return ~c >>> 0;
}

/** The same number as the C# tests compute: the picture as 0x00RRGGBB, little-endian. */
export function checkOf(decoder: ScreenDecoder): number {
  const rgba = decoder.pixels();
  const bgrx = new Uint8Array(rgba.length);
  for (let i = 0; i < rgba.length; i += 4) {
    bgrx[i] = rgba[i + 2] ?? 0;
    bgrx[i + 1] = rgba[i + 1] ?? 0;
    bgrx[i + 2] = rgba[i] ?? 0;
  }
  return crc32(bgrx);
}
