import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { concat } from '../../src/protocol/wire/bytes.ts';
import { FakeGlass } from './fakeSink.ts';
import { blue565, green565, greeting, rectangle, red565, rle, size, stored, text, u16, u32, update } from './rfbBytes.ts';

const red = [255, 0, 0];
const green = [0, 255, 0];
const blue = [0, 0, 255];
const bytes = (...values: (number | number[])[]) => Uint8Array.from(values.flat());

describe('RfbStream, greeting', () => {
  it('answers 3.8, takes no security, shares, and asks for its colours, encodings and the whole picture', () => {
    const glass = new FakeGlass().push(greeting(640, 480, 'home-pc'));
    expect(glass.sizes).toEqual(['640x480']);
    expect(glass.name).toBe('home-pc');
    expect(glass.sent).toEqual([
      '524642203030332e3030380a',
      '01',
      '01',
      '0200000300000010' + '00000000' + 'ffffff21',
      '00000000' + '10100001001f003f001f0b0500000000',
      '03000000000002800' + '1e0',
    ]);
  });

  it('takes fewer colours for a screen that would be too many bytes', () => {
    const glass = new FakeGlass().push(greeting(3840, 2160));
    expect(glass.sent[4]).toBe('00000000' + '08080001000700070003050200000000');
    glass.push(update(rectangle(0, 0, 3, 1, 0, bytes(0xe0, 0x1c, 0x03))));
    expect([glass.at(0, 0), glass.at(1, 0), glass.at(2, 0)]).toEqual([red, green, blue]);
  });

  it.each([
    ['HTTP/1.1 200', 'not a screen'],
    ['RFB 003.003\n', 'older than 3.8'],
  ])('tells what is wrong with %j', (version, told) => {
    const glass = new FakeGlass().push(text(version));
    expect(glass.faults).toEqual([expect.stringContaining(told)]);
    expect(glass.stream.isOver).toBe(true);
  });

  it('tells a refusal in the device’s words', () => {
    const glass = new FakeGlass().push(text('RFB 003.008\n'), bytes(0), u32(4), text('busy'));
    expect(glass.faults).toEqual(['The device refuses: busy']);
  });

  it('does not sign in where a password is asked for', () => {
    const glass = new FakeGlass().push(text('RFB 003.008\n'), bytes(1, 2));
    expect(glass.faults[0]).toContain('password');
  });

  it.each([
    [0, 480],
    [65535, 65535],
    [4097, 10],
    [4096, 4096],
  ])('does not believe a screen of %i × %i', (width, height) => {
    expect(new FakeGlass().push(greeting(width, height)).faults[0]).toContain(`${width} × ${height}`);
  });
});

describe('RfbStream, pictures', () => {
  const open = () => new FakeGlass().push(greeting(128, 128));

  it('paints RAW, in bands, and asks on only when it was shown', () => {
    const glass = open();
    glass.sent.length = 0;
    const pixels = new Uint8Array(128 * 100 * 2);
    for (let i = 0; i < pixels.length; i += 2) pixels.set(green565, i);
    glass.push(update(rectangle(0, 28, 128, 100, 0, pixels)));
    expect([glass.at(0, 27), glass.at(0, 28), glass.at(127, 127)]).toEqual([[0, 0, 0], green, green]);
    expect(glass.largestPatch).toBe(128 * 64);
    expect(glass.updates).toBe(1);
    expect(glass.sent).toEqual([]);
    glass.stream.ask();
    glass.stream.ask();
    expect(glass.sent).toEqual(['03010000000000800080']);
  });

  it.each([
    ['one stored block', (b: Uint8Array) => stored(b)],
    ['raw deflate', (b: Uint8Array) => deflateRawSync(b, { finishFlush: constants.Z_SYNC_FLUSH })],
    ['raw deflate with its end', (b: Uint8Array) => deflateRawSync(b)],
    ['zlib', (b: Uint8Array) => deflateSync(b)],
    ['fixed codes', (b: Uint8Array) => deflateRawSync(b, { strategy: constants.Z_FIXED })],
  ])('reads the firmware’s RLE as %s', (_, deflated) => {
    const run = (colour: number[], count: number) => [...colour, ...Array(Math.floor((count - 1) / 255)).fill(255), (count - 1) % 255];
    const tiles = bytes(
      [1, ...blue565], // solid, 64×64
      [2, ...red565, ...green565, ...Array(64 * 1).fill(0b01010101)], // two colours packed, 8×64
      [128, ...run(red565, 64 * 16), ...run(green565, 64 * 16)], // runs, 64×32
      [130, ...red565, ...blue565, 0, ...Array(8 * 32 - 1).fill(1)], // palette and single pixels, 8×32
    );
    const glass = open().push(update(rle(0, 0, 72, 96, deflated(tiles))));
    expect(glass.faults).toEqual([]);
    expect(glass.at(63, 63)).toEqual(blue);
    expect([glass.at(64, 0), glass.at(65, 0), glass.at(71, 63)]).toEqual([red, green, green]);
    expect([glass.at(0, 64), glass.at(63, 79), glass.at(0, 80), glass.at(63, 95)]).toEqual([red, red, green, green]);
    expect([glass.at(64, 64), glass.at(65, 64), glass.at(71, 95)]).toEqual([red, blue, blue]);
  });

  it('reads palettes of 3 and 5 colours, rows padded to bytes, and runs of a palette', () => {
    const grey = [0x10, 0x84];
    const tiles = bytes([3, ...red565, ...green565, ...blue565, 0b00011000, 0b01000000], []);
    const glass = open().push(update(rle(0, 0, 5, 1, stored(tiles))));
    expect([0, 1, 2, 3, 4].map((x) => glass.at(x, 0))).toEqual([red, green, blue, red, green]);
    glass.push(update(rle(0, 1, 3, 1, stored(bytes([5, ...red565, ...green565, ...blue565, ...grey, ...grey, 0x21, 0x00])))));
    expect([0, 1, 2].map((x) => glass.at(x, 1))).toEqual([blue, green, red]);
    glass.push(update(rle(0, 2, 4, 1, stored(bytes([130, ...red565, ...green565, 128, 2, 1])))));
    expect([0, 1, 2, 3].map((x) => glass.at(x, 2))).toEqual([red, red, red, green]);
    expect(glass.faults).toEqual([]);
  });

  it('keeps what was written before for the next rectangle, as one stream of zlib has it', async () => {
    const { createDeflate } = await import('node:zlib');
    const deflate = createDeflate();
    const pieces: Buffer[] = [];
    deflate.on('data', (piece: Buffer) => pieces.push(piece));
    const flushed = (tile: Uint8Array) =>
      new Promise<Uint8Array>((done) => {
        deflate.write(tile);
        deflate.flush(constants.Z_SYNC_FLUSH, () => done(Buffer.concat(pieces.splice(0))));
      });
    const noise = bytes(
      [0],
      Array.from({ length: 64 * 64 * 2 }, (_, i) => (i * 37 + (i >> 5)) & 255),
    );
    const first = await flushed(noise);
    const second = await flushed(noise);
    const glass = open().push(update(rle(0, 0, 64, 64, first)), update(rle(64, 64, 64, 64, second)));
    expect(second.length).toBeLessThan(first.length / 3);
    expect(glass.faults).toEqual([]);
    expect(glass.at(100, 100)).toEqual(glass.at(36, 36));
  });

  it('follows a new size, with other colours when it needs them', () => {
    const glass = open();
    glass.sent.length = 0;
    glass.push(update(size(3840, 2400)));
    expect(glass.sizes).toEqual(['128x128', '3840x2400']);
    expect(glass.sent).toEqual(['0000000008080001000700070003050200000000', '03000000' + '0000' + '0f000960']);
    expect(glass.updates).toBe(0);
  });

  it('changes its colours between two updates, and paints greys', () => {
    const glass = open();
    glass.sent.length = 0;
    glass.stream.choose('grey');
    expect(glass.sent).toEqual([]);
    glass.push(update(rectangle(0, 0, 1, 1, 0, bytes(red565))));
    expect(glass.at(0, 0)).toEqual(red);
    expect(glass.sent).toEqual(['000000000808000100ff00000000000000000000', '03000000000000800080']);
    glass.push(update(rectangle(0, 0, 2, 1, 0, bytes(0x80, 0xff))));
    expect([glass.at(0, 0), glass.at(1, 0)]).toEqual([
      [128, 128, 128],
      [255, 255, 255],
    ]);
    glass.stream.choose('fewGreys');
    glass.push(update(rectangle(0, 0, 1, 1, 0, bytes(0x10))));
    expect(glass.sent.at(-2)).toBe('0000000008040001000f00000000000000000000');
    // The upper half of the byte is not the picture's.
    glass.push(update(rle(0, 0, 3, 1, stored(bytes(0, 0x00, 0xf8, 0x0f)))));
    expect([glass.at(0, 0), glass.at(1, 0), glass.at(2, 0)]).toEqual([
      [0, 0, 0],
      [136, 136, 136],
      [255, 255, 255],
    ]);
    expect(glass.faults).toEqual([]);
  });

  it('begins with the colours that were chosen before', () => {
    const glass = new FakeGlass();
    glass.stream.choose('few');
    glass.push(greeting(128, 128));
    expect(glass.sent[4]).toBe('00000000' + '08080001000700070003050200000000');
  });

  it('hands on a text for the clipboard, and neither the firmware’s commands nor what is too long', () => {
    const cut = (body: Uint8Array) => concat(bytes(3, 0, 0, 0), u32(body.length), body);
    const glass = open().push(
      cut(text('\0KvmExtCmd\0\x01\0')),
      cut(text(`\0KvmDataChannel\0${'x'.repeat(500)}`)),
      cut(bytes(0x67, 0xfc, 0x6e, 0x0a, 0x1b, 0x09, 0x07)),
      cut(new Uint8Array(0)),
      cut(new Uint8Array(65_537).fill(0x61)),
      cut(new Uint8Array(65_536).fill(0x62)),
    );
    expect(glass.offers).toEqual(['gün\n\t', 'b'.repeat(65_536)]);
    expect(glass.faults).toEqual([]);
  });

  it('offers a text to the device in its signs', () => {
    const glass = new FakeGlass();
    expect(glass.stream.offer('too early')).toBe(false);
    glass.push(greeting(128, 128));
    expect(glass.stream.offer('grün\r\n€😀')).toBe(true);
    expect(glass.sent.at(-1)).toBe('06000000' + '00000007' + '6772fc6e0a3f3f');
    expect(glass.stream.offer('x'.repeat(65_537))).toBe(false);
  });

  it('passes over bells, colour maps and long clipboard texts', () => {
    const glass = open().push(
      bytes(2),
      bytes(1, 0, 0, 0, 0, 2),
      new Uint8Array(12),
      bytes(3, 0, 0, 0),
      u32(100_000),
      new Uint8Array(100_000),
    );
    glass.push(update(rectangle(0, 0, 1, 1, 0, bytes(red565))));
    expect(glass.at(0, 0)).toEqual(red);
  });
});

describe('RfbStream, hostile devices', () => {
  const open = () => new FakeGlass().push(greeting(128, 128));

  it.each([
    ['a rectangle beside the screen', update(rectangle(100, 0, 29, 1, 0, new Uint8Array(58))), 'beside its screen'],
    ['an encoding nobody asked for', update(rectangle(0, 0, 1, 1, 5, new Uint8Array(0))), 'not asked for (5)'],
    ['an unknown message', Uint8Array.of(77), 'unknown kind (77)'],
    ['an endless text', concat(Uint8Array.of(3, 0, 0, 0), u32(0xffffffff)), '4294967295'],
    ['a rectangle of too many bytes', update(rectangle(0, 0, 1, 1, 16, u32(5_000))), '5000 bytes'],
    ['an impossible new size', update(size(60000, 60000)), '60000 × 60000'],
    ['a bomb', update(rle(0, 0, 64, 64, deflateRawSync(new Uint8Array(10_000_000)).subarray(0, 9000))), 'cannot be read'],
    ['too few pixels', update(rle(0, 0, 64, 64, stored(Uint8Array.of(0, 1, 2)))), 'cannot be read'],
    ['an unused subencoding', update(rle(0, 0, 1, 1, stored(Uint8Array.of(17, 1, 2)))), 'cannot be read'],
    ['a run over the end', update(rle(0, 0, 2, 1, stored(Uint8Array.of(128, 1, 2, 2)))), 'cannot be read'],
    ['a colour outside of the palette', update(rle(0, 0, 2, 1, stored(Uint8Array.of(131, 1, 2, 1, 2, 1, 2, 3, 0)))), 'cannot be read'],
  ])('%s is told once and ends the stream', (_, message, told) => {
    const glass = open().push(message);
    expect(glass.faults).toEqual([expect.stringContaining(told)]);
    glass.push(message);
    expect(glass.faults).toHaveLength(1);
  });

  it('a claimed length takes no memory before its bytes come', () => {
    const glass = new FakeGlass().push(greeting(3840, 2400));
    glass.push(update(rectangle(0, 0, 3840, 2400, 16, u32(12_000_000))));
    expect(glass.faults).toEqual([]);
    expect(glass.updates).toBe(0);
  });

  it('counts up to 65535 rectangles without a stack', () => {
    const empty = rectangle(0, 0, 0, 0, 0, new Uint8Array(0));
    const glass = open().push(concat(bytes(0, 0), u16(65535), ...Array<Uint8Array>(65535).fill(empty)));
    expect(glass.updates).toBe(1);
  });
});
