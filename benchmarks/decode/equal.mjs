// node equal.mjs DECODER.wasm VECTOR.dvec…: whether the wasm decoder gives the C# decoder's picture, pixel for pixel, after every frame.
import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { Decoder, framesOf } from './decoder.js';

const [wasm, ...vectors] = process.argv.slice(2);
const module = new WebAssembly.Module(readFileSync(wasm));
let wrong = 0;
for (const path of vectors) {
  const frames = framesOf(new Uint8Array(readFileSync(path)));
  const decoder = new Decoder(module, frames[0].bytes);
  const bgrx = new Uint32Array(decoder.width * decoder.height);
  let same = 0;
  let spent = 0;
  for (const { bytes, check } of frames) {
    const began = performance.now();
    decoder.decode(bytes);
    spent += performance.now() - began;
    const rgba = new Uint32Array(decoder.native.memory.buffer, decoder.native.pixels(), bgrx.length);
    for (let i = 0; i < bgrx.length; i++) {
      const p = rgba[i];
      bgrx[i] = ((p & 255) << 16) | (p & 0xff00) | ((p >>> 16) & 255);
    }
    if (crc32(new Uint8Array(bgrx.buffer)) === check) same++;
  }
  if (same !== frames.length) wrong++;
  const name = path.replace(/.*\//, '').replace('.dvec', '');
  console.log(`${name.padEnd(18)} ${same} of ${frames.length} frames equal, ${(spent / frames.length).toFixed(2)} ms a frame`);
}
process.exit(wrong ? 1 : 0);
