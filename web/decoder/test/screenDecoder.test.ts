import { describe, expect, it, vi } from 'vitest';
import { checkOf, crc32, newDecoder, readVector, vectorNames } from './vectors.ts';

// Fuzzing takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

/** Puts a right check into a frame that was tampered with. */
function forge(frame: Uint8Array): Uint8Array {
  const covered = new Uint8Array(frame.length - 4);
  covered.set(frame.subarray(0, 4));
  covered.set(frame.subarray(8), 4);
  new DataView(frame.buffer, frame.byteOffset).setUint32(4, crc32(covered), true);
  return frame;
}

describe.each(vectorNames)('%s', (name) => {
  const frames = readVector(name);

  it('gives the picture of every frame', () => {
    const decoder = newDecoder();
    for (const { bytes, check } of frames) {
      expect(decoder.decode(bytes).status).toBe('ok');
      expect(checkOf(decoder)).toBe(check);
    }
  });

  it('tells every pixel that changed', () => {
    const decoder = newDecoder();
    const shown = new Map<number, number>();
    for (const { bytes } of frames.slice(0, 12)) {
      const { changed, width } = decoder.decode(bytes);
      const pixels = new Uint32Array(decoder.pixels().buffer, decoder.pixels().byteOffset, decoder.width * decoder.height);
      for (const r of changed)
        for (let y = r.y; y < r.y + r.height; y++)
          for (let x = r.x; x < r.x + r.width; x++) shown.set(y * width + x, pixels[y * width + x] ?? 0);
      expect(pixels.every((p, i) => shown.get(i) === p)).toBe(true);
    }
  });

  it('asks for a keyframe when a frame is cut, and keeps the picture', () => {
    const decoder = newDecoder();
    const [first, second] = frames;
    if (!first || !second) throw new Error('too short');
    decoder.decode(first.bytes);
    const before = checkOf(decoder);
    for (let cut = 0; cut < second.bytes.length; cut += Math.max(1, second.bytes.length >> 5)) {
      expect(decoder.decode(second.bytes.slice(0, cut)).status).toBe('needKeyframe');
      expect(checkOf(decoder)).toBe(before);
    }
    expect(decoder.decode(second.bytes).status).toBe('needKeyframe');
    expect(decoder.decode(first.bytes).status).toBe('ok');
    expect(decoder.decode(second.bytes).status).toBe('ok');
    expect(checkOf(decoder)).toBe(second.check);
  });

  it('survives mutated frames with a right check', () => {
    const decoder = newDecoder();
    let seed = 7;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return (seed >>> 8) % below;
    };
    for (let round = 0; round < 16; round++) {
      const [first] = frames;
      if (!first) throw new Error('too short');
      expect(decoder.decode(first.bytes).status).toBe('ok');
      for (const { bytes } of frames.slice(1, 8)) {
        const mutated = bytes.slice();
        for (let k = 0; k <= round % 5; k++) {
          const at = 8 + random(round % 2 === 0 ? Math.min(24, mutated.length - 8) : mutated.length - 8);
          if (at < mutated.length) mutated[at] = random(256);
        }
        expect(['ok', 'needKeyframe']).toContain(decoder.decode(forge(mutated)).status);
      }
    }
  });
});

describe('outside bytes', () => {
  it('refuses sizes beyond the limit before memory is taken', () => {
    for (const [width, height] of [
      [0, 10],
      [16385, 1],
      [65535, 65535],
      [16384, 16384],
    ] as const) {
      const frame = new Uint8Array(20);
      frame[0] = 0x21;
      new DataView(frame.buffer).setUint16(8, width, true);
      new DataView(frame.buffer).setUint16(10, height, true);
      const decoder = newDecoder();
      expect(decoder.decode(forge(frame)).status).toBe('needKeyframe');
      expect(decoder.pixels().length).toBe(0);
    }
  });

  it('survives random payloads', () => {
    const decoder = newDecoder();
    let seed = 99;
    for (let round = 0; round < 80; round++) {
      const frame = new Uint8Array(12 + round * 37);
      for (let i = 0; i < frame.length; i++) {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        frame[i] = seed >>> 24;
      }
      frame[0] = 0x21;
      new DataView(frame.buffer).setUint16(8, 1 + round * 3, true);
      new DataView(frame.buffer).setUint16(10, 200 - round, true);
      expect(decoder.decode(forge(frame)).status).toBe('ok');
    }
  });

  it('says when the version is newer', () => {
    const decoder = newDecoder();
    expect(decoder.decode(new Uint8Array([0x21, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0])).status).toBe('needKeyframe');
    expect(decoder.decode(new Uint8Array([0x31, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0])).status).toBe('unknownVersion');
    expect(decoder.decode(new Uint8Array(0)).status).toBe('needKeyframe');
  });
});
