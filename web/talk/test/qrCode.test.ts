import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { qrCode } from '../src/qr/qrCode.ts';

/** As a camera sees it: black on white, 4 pixels a module, with the quiet zone. */
function read(modules: boolean[][]): string | undefined {
  const scale = 4;
  const side = (modules.length + 8) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (modules[Math.floor(y / scale) - 4]?.[Math.floor(x / scale) - 4]) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  return jsQR(pixels, side, side)?.data;
}

describe('qrCode', () => {
  it.each([1, 14, 15, 26, 42, 62, 84, 106, 122, 152, 180, 181, 213])('of %i bytes is read back by a decoder', (length) => {
    const text = 'https://help.example.org/join#l.Zq3_-'.repeat(6).slice(0, length);
    expect(read(qrCode(text)!)).toBe(text);
  });

  it('takes any text', () => {
    expect(read(qrCode('Grüße 你好 😀')!)).toBe('Grüße 你好 😀');
  });

  it('is not made of what is too long', () => {
    expect(qrCode('x'.repeat(214))).toBeUndefined();
  });
});
