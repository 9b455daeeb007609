import { describe, expect, it } from 'vitest';
import { fromHex, seeded, vectors } from '../vectorFile.ts';
import { FakeGlass } from './fakeSink.ts';

/** What others sent: QEMU's own VNC server, and the emulated device with the firmware's tiles. Made by testdata/rfb/recordQemu.mjs and ScreenVectorTests.cs. */
const recorded = { ...prefixed('QEMU', vectors('rfb/qemu')), ...prefixed('device', vectors('rfb/device')) };
const names = Object.keys(recorded);

/** FNV-1a over the picture's colours. */
function fingerprint(glass: FakeGlass): string {
  let hash = 0x811c9dc5;
  for (const pixel of glass.picture) {
    for (const byte of [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255]) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash.toString(16);
}

describe('recorded screens', () => {
  it('QEMU’s text screen is the same in both of its encodings', () => {
    const zrle = new FakeGlass().push(fromHex(recorded['QEMU ZRLE']!));
    const raw = new FakeGlass().push(fromHex(recorded['QEMU RAW']!));
    expect([zrle.faults, raw.faults]).toEqual([[], []]);
    expect([zrle.sizes, zrle.name, zrle.updates]).toEqual([['720x400'], 'QEMU', 1]);
    let lit = 0;
    for (let y = 0; y < 40; y++) {
      for (let x = 0; x < 96; x++) {
        expect(zrle.at(x, y)).toEqual(raw.at(x, y));
        if (raw.at(x, y)[0] > 100) lit++;
      }
    }
    // "SeaBIOS (version …" in light grey.
    expect(lit).toBeGreaterThan(300);
  });

  it('the emulated device’s screen is the same in both of the firmware’s encodings, and grew in between', () => {
    const raw = new FakeGlass().push(fromHex(recorded['device raw']!));
    const rle = new FakeGlass().push(fromHex(recorded['device rle']!));
    expect([raw.faults, rle.faults]).toEqual([[], []]);
    expect(rle.sizes).toEqual(['70x66', '96x68']);
    expect(raw.sizes).toEqual(rle.sizes);
    expect(rle.largestPatch).toBeLessThanOrEqual(64 * 64);
    expect(fingerprint(rle)).toBe(fingerprint(raw));
    // The scripted PC paints x in red, y in green and their sum in blue; the right edge is one colour.
    expect(rle.at(0, 0)).toEqual([0, 0, 0]);
    expect(rle.at(31, 0)).toEqual([255, 0, 255]);
    expect(rle.at(0, 63)).toEqual([0, 255, 255]);
    expect(rle.at(95, 67)).toEqual([255, 255, 255]);
  });

  it.each(names)('%s: pieces of any length give the same picture', (name) => {
    const whole = fromHex(recorded[name]!);
    const expected = fingerprint(new FakeGlass().push(whole));
    for (const step of [1, 7, 61, 1460]) {
      const glass = new FakeGlass();
      for (let at = 0; at < whole.length; at += step) glass.push(whole.subarray(at, at + step));
      expect(fingerprint(glass)).toBe(expected);
    }
  });

  it.each(names)('%s: every cut is only "not yet"', (name) => {
    const whole = fromHex(recorded[name]!);
    // Byte by byte: after each, the stream stands where a cut there would leave it.
    const glass = new FakeGlass();
    for (let cut = 0; cut < whole.length; cut++) {
      glass.push(whole.subarray(cut, cut + 1));
      if (glass.faults.length > 0) throw new Error(`${glass.faults[0]} at byte ${cut}`);
    }
    expect(glass.updates).toBeGreaterThan(0);
  });

  it.each(names)('%s: changed bytes never throw, paint outside or tell twice', (name) => {
    const whole = fromHex(recorded[name]!);
    const random = seeded(7);
    let faults = 0;
    for (let round = 0; round < 400; round++) {
      const changed = whole.slice();
      for (let i = 0; i <= random(4); i++) changed[random(changed.length)] = random(256);
      const glass = new FakeGlass().push(changed);
      expect(glass.faults.length).toBeLessThanOrEqual(1);
      faults += glass.faults.length;
    }
    expect(faults).toBeGreaterThan(0);
  });

  it('random bytes after the greeting never throw', () => {
    const greeting = fromHex(recorded['QEMU RAW']!).subarray(0, 46);
    const random = seeded(11);
    for (let round = 0; round < 3_000; round++) {
      const glass = new FakeGlass().push(greeting);
      glass.push(Uint8Array.from({ length: random(200) }, (_, i) => (i === 0 ? random(4) : random(256))));
    }
  });
});

function prefixed(prefix: string, all: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).map(([name, hex]) => [`${prefix} ${name}`, hex]));
}
