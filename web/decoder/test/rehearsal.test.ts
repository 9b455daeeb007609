import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rehearse, ScreenDecoder } from '../src/index.ts';
import { readVector } from './vectors.ts';

const module = new WebAssembly.Module(readFileSync(new URL('../dist/decoder.wasm', import.meta.url)));
const file = new Uint8Array(readFileSync(new URL('../dist/rehearsal.dvec', import.meta.url)));

const steps = (bytes: Uint8Array) => [...rehearse(module, bytes.slice().buffer)].length;

describe('the rehearsal', () => {
  it('is of frames that this decoder knows', () => {
    const view = new DataView(file.buffer, file.byteOffset);
    const first = file.slice(16, 16 + view.getUint32(8, true));
    expect(ScreenDecoder.create(module).decode(first).status).toBe('ok');
    const [odd, photo] = ['odd.dvec', 'photo.dvec'].map((name) => readVector(name).length) as [number, number];
    expect(steps(file)).toBe(4 * (odd + photo - 1));
  });

  it('survives every cut of its file', () => {
    for (let length = 0; length < file.length; length += 4999) expect(steps(file.slice(0, length))).toBeLessThanOrEqual(steps(file));
  });
});
