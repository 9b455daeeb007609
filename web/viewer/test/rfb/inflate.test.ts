import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Inflater } from '../../src/rfb/inflate.ts';
import { seeded } from '../vectorFile.ts';

const random = seeded(3);
const noise = Uint8Array.from({ length: 70_000 }, () => random(256));
const words = Uint8Array.from({ length: 200_000 }, (_, i) => 'the quick brown fox '.charCodeAt((i * i + (i >> 7)) % 20));

describe('Inflater', () => {
  for (const [name, bytes] of Object.entries({ nothing: new Uint8Array(0), noise, words, zeros: new Uint8Array(100_000) })) {
    for (const level of [0, 1, 6, 9]) {
      it(`reads ${name} of level ${level}, raw and with a header`, () => {
        expect(same(new Inflater().inflate(deflateRawSync(bytes, { level }), bytes.length), bytes)).toBe(true);
        expect(same(new Inflater().inflate(deflateSync(bytes, { level }), bytes.length), bytes)).toBe(true);
      });
    }
  }

  it('reads on after a whole stream has ended, and a new one begins', () => {
    const inflater = new Inflater();
    for (let i = 0; i < 3; i++) expect(same(inflater.inflate(deflateSync(words), words.length), words)).toBe(true);
  });

  it('refuses what would grow over the limit, at the limit', () => {
    expect(new Inflater().inflate(deflateRawSync(new Uint8Array(5_000_000)), 100)).toBeUndefined();
    expect(new Inflater().inflate(deflateRawSync(words), words.length - 1)).toBeUndefined();
  });

  it('every cut and seeded changes give bytes or undefined, never more than allowed', () => {
    const small = words.subarray(0, 3_000);
    for (const packed of [deflateRawSync(small), deflateRawSync(small, { strategy: constants.Z_FIXED }), deflateSync(small)]) {
      for (let cut = 0; cut < packed.length; cut++) {
        const read = new Inflater().inflate(packed.subarray(0, cut), 3_000);
        expect(read === undefined || read.length <= 3_000).toBe(true);
      }
      for (let round = 0; round < 2_000; round++) {
        const changed = Uint8Array.from(packed);
        changed[random(changed.length)] = random(256);
        const read = new Inflater().inflate(changed, 3_000);
        expect(read === undefined || read.length <= 3_000).toBe(true);
      }
    }
  });
});

function same(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one !== undefined && Buffer.compare(one, other) === 0;
}
