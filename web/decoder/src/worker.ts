/**
 * The decoder in a worker. In: `{ module }` once, then `{ surface, bytes }` a frame (the bytes transferred).
 * Out, a frame: `{ surface, status, width, height, x, y, pixels }` where `pixels` is the changed union as RGBA (transferred).
 */
import { type PixelRect, ScreenDecoder } from './screenDecoder.ts';

type Incoming = { module: WebAssembly.Module } | { surface: number; bytes: ArrayBuffer };

const decoders = new Map<number, ScreenDecoder>();
let wasm: WebAssembly.Module | undefined;

addEventListener('message', (event: MessageEvent<Incoming>) => {
  const message = event.data;
  if ('module' in message) {
    wasm = message.module;
    return;
  }
  if (!wasm) throw new Error('The decoder worker needs { module } before the first frame.');
  const { surface, bytes } = message;
  let decoder = decoders.get(surface);
  if (!decoder) {
    decoder = ScreenDecoder.create(wasm);
    decoders.set(surface, decoder);
  }
  const { status, width, height, changed } = decoder.decode(new Uint8Array(bytes));
  const union = unionOf(changed);
  const pixels = copyOf(decoder, union);
  postMessage({ surface, status, width, height, ...union, pixels }, { transfer: [pixels] });
});

function unionOf(rects: readonly PixelRect[]): { x: number; y: number; changedWidth: number; changedHeight: number } {
  if (rects.length === 0) return { x: 0, y: 0, changedWidth: 0, changedHeight: 0 };
  let [left, top, right, bottom] = [Infinity, Infinity, 0, 0];
  for (const r of rects) {
    left = Math.min(left, r.x);
    top = Math.min(top, r.y);
    right = Math.max(right, r.x + r.width);
    bottom = Math.max(bottom, r.y + r.height);
  }
  return { x: left, y: top, changedWidth: right - left, changedHeight: bottom - top };
}

function copyOf(decoder: ScreenDecoder, area: { x: number; y: number; changedWidth: number; changedHeight: number }): ArrayBuffer {
  const from = decoder.pixels();
  const rowBytes = area.changedWidth * 4;
  const to = new Uint8Array(rowBytes * area.changedHeight);
  for (let row = 0; row < area.changedHeight; row++) {
    const at = ((area.y + row) * decoder.width + area.x) * 4;
    to.set(from.subarray(at, at + rowBytes), row * rowBytes);
  }
  return to.buffer;
}
