import { describe, expect, test } from 'vitest';
import { clearFrame } from '../src/protocol/frames/frame.ts';
import { headerBytes, readFrameHeader, writeFrameHeader } from '../src/protocol/frames/frameHeader.ts';
import { FrameKind } from '../src/protocol/frames/frameKind.ts';
import { readFrames } from '../src/protocol/frames/frameReader.ts';
import { concat } from '../src/protocol/wire/bytes.ts';
import { fromHex, seeded, toHex, vectors } from './vectorFile.ts';

const headers = vectors('frames/headers');

describe('frame headers', () => {
  test.each(Object.keys(headers))('%s is read and written as the vector says', (name) => {
    const header = readFrameHeader(fromHex(headers[name]!));
    if (typeof header === 'string') throw new Error(header);
    const again = new Uint8Array(headerBytes);
    writeFrameHeader(again, header);
    expect(toHex(again)).toBe(headers[name]);
  });

  test('the fields are the right ones', () => {
    expect(readFrameHeader(fromHex(headers['screen keyframe, first of several parts']!))).toEqual({
      kind: FrameKind.screen,
      isKeyframe: true,
      isContinued: true,
      epochNibble: 13,
      stream: { leg: 0, channel: 31 },
      sequence: 0xffffffff,
      timestampMs: 4_000_000_000,
      payloadBytes: 262144,
    });
  });

  test.each([
    [0, 6, 'unknownKind'],
    [1, 4, 'reservedFlags'],
    [3, 16, 'wrongChannel'],
    [13, 5, 'tooLong'],
  ] as const)('byte %i = %i is %s', (at, value, expected) => {
    const bytes = fromHex(headers['input of leg 254']!);
    bytes[at] = value;
    expect(readFrameHeader(bytes)).toBe(expected);
  });

  test('every cut needs more, and random bytes never throw', () => {
    const whole = fromHex(headers.file!);
    for (let cut = 0; cut < headerBytes; cut++) expect(readFrameHeader(whole.subarray(0, cut))).toBe('needMore');
    const random = seeded(5);
    for (let i = 0; i < 20_000; i++) readFrameHeader(Uint8Array.from({ length: random(24) }, () => random(256)));
  });
});

describe('frames in a message', () => {
  const stream = { leg: 1, channel: 255 };
  const one = clearFrame(FrameKind.handshake, stream, new Uint8Array(3));
  const two = clearFrame(FrameKind.handshake, stream, new Uint8Array(5));

  test('come out in order', () => {
    const read = readFrames(concat(one, two));
    expect(read.problem).toBe('ok');
    expect(read.frames.map((frame) => frame.header.payloadBytes)).toEqual([3, 5]);
  });

  test('every cut gives the whole frames before it', () => {
    const message = concat(one, two);
    for (let cut = 1; cut < message.length; cut++) {
      const read = readFrames(message.slice(0, cut));
      expect(read.frames.length).toBe(cut >= 19 ? 1 : 0);
      expect(read.problem).toBe(cut === 19 ? 'ok' : 'needMore');
    }
  });
});
