import { describe, expect, test } from 'vitest';
import { readControlMessage, writeControlMessage } from '../src/protocol/messages/controlMessage.ts';
import { readCursorMessage, writeCursorMessage } from '../src/protocol/messages/cursorMessage.ts';
import { readHandshakeStep, writeHandshakeStep } from '../src/protocol/messages/handshakeStep.ts';
import { readInputEvents, writeInputEvents } from '../src/protocol/messages/inputEvent.ts';
import { writeJoin } from '../src/protocol/messages/join.ts';
import { readJoined } from '../src/protocol/messages/joined.ts';
import { readPeerNews } from '../src/protocol/messages/peerNews.ts';
import { readReceipt, writeReceipt } from '../src/protocol/messages/receipt.ts';
import { readRefused } from '../src/protocol/messages/refused.ts';
import { readScreenMessage } from '../src/protocol/messages/screenHeader.ts';
import { controlValues, cursorValues, handshakeValues, inputValues } from './messageValues.ts';
import { fromHex, row, seeded, toHex, vectors } from './vectorFile.ts';

const all = vectors('messages');
const receipt = {
  credits: [
    { channel: 16, consumedTotal: 0xfffffff0 },
    { channel: 0, consumedTotal: 12 },
  ],
  paintings: [
    { surface: 0, frameNumber: 7, decodeTenthsMs: 15, paintTenthsMs: 65535 },
    { surface: 1, frameNumber: 3, decodeTenthsMs: 0, paintTenthsMs: 1 },
  ],
  echoMs: 123456,
};
const readers: Record<string, (bytes: Uint8Array) => unknown> = {
  control: readControlMessage,
  cursor: readCursorMessage,
  handshake: readHandshakeStep,
  input: readInputEvents,
  joined: readJoined,
  peerNews: readPeerNews,
  receipt: readReceipt,
  refused: readRefused,
  screen: readScreenMessage,
};

describe('messages are those of the vectors', () => {
  test.each(Object.keys(controlValues))('control: %s', (name) => {
    expect(toHex(writeControlMessage(controlValues[name]!))).toBe(all[name]);
    expect(readControlMessage(fromHex(all[name]!))).toEqual(controlValues[name]);
  });

  test.each(Object.keys(cursorValues))('cursor: %s', (name) => {
    expect(toHex(writeCursorMessage(cursorValues[name]!))).toBe(all[name]);
    expect(readCursorMessage(fromHex(all[name]!))).toEqual(cursorValues[name]);
  });

  test.each(Object.keys(handshakeValues))('handshake: %s', (name) => {
    expect(toHex(writeHandshakeStep(handshakeValues[name]!))).toBe(all[name]);
    expect(readHandshakeStep(fromHex(all[name]!))).toEqual(handshakeValues[name]);
  });

  test('input', () => {
    expect(toHex(writeInputEvents(inputValues))).toBe(all.input);
    expect(readInputEvents(fromHex(all.input!))).toEqual(inputValues);
  });

  test('receipt', () => {
    expect(toHex(writeReceipt(receipt))).toBe(all.receipt);
    expect(readReceipt(fromHex(all.receipt!))).toEqual(receipt);
  });

  test('what only the relay says or hears', () => {
    const cora = { leg: 0, presence: 1, name: 'Cora', organisation: '' };
    expect(toHex(writeJoin(1, 'viewer', row(0x10)))).toBe(all.join);
    expect(readJoined(fromHex(all.joined!))).toEqual({
      leg: 3,
      resumed: true,
      resumeTicket: row(0x10),
      sessionMs: 123456789,
      peers: [cora, { leg: 2, presence: 2, name: 'Ada Óneill', organisation: 'Acme 支援 🛟' }],
    });
    expect(readPeerNews(fromHex(all.peerNews!))).toEqual({ news: 3, peer: cora });
    expect(readRefused(fromHex(all.refused!))).toEqual({ reason: 2, minVersion: 1, maxVersion: 2, text: 'Update the Companion.' });
    const screen = readScreenMessage(fromHex(all.screen!));
    expect(screen?.header).toEqual({ frameNumber: 7, lastInputEventId: 5, captureMs: 123456 });
    expect(screen?.codecFrame).toEqual(Uint8Array.of(1, 2, 3));
  });

  test('every vector is accounted for', () => {
    const known = [controlValues, cursorValues, handshakeValues].flatMap(Object.keys);
    expect([...known, 'input', 'receipt', 'join', 'joined', 'peerNews', 'refused', 'screen'].sort()).toEqual(Object.keys(all).sort());
  });
});

describe('hostile bytes', () => {
  test('every cut of every vector is refused, and no parser throws on it', () => {
    for (const [name, hex] of Object.entries(all)) {
      const whole = fromHex(hex);
      for (let cut = 0; cut < whole.length; cut++) {
        for (const read of Object.values(readers)) read(whole.subarray(0, cut));
        if (name in controlValues) expect(readControlMessage(whole.subarray(0, cut))).toBeUndefined();
        if (name in handshakeValues) expect(readHandshakeStep(whole.subarray(0, cut))).toBeUndefined();
        if (name in cursorValues) expect(readCursorMessage(whole.subarray(0, cut))).toBeUndefined();
      }
    }
  });

  test('random bytes and bent vectors never throw, and what is taken is written back unchanged', () => {
    const random = seeded(20261121);
    const whole = Object.values(all).map(fromHex);
    let taken = 0;
    for (let i = 0; i < 10_000; i++) {
      const bytes = i % 2 === 0 ? row(0, random(100)).map(() => random(256)) : whole[random(whole.length)]!.slice();
      if (i % 2 === 0 && bytes.length > 0) bytes[0] = random(24);
      else bytes[random(bytes.length)] = random(256);
      for (const read of Object.values(readers)) read(bytes);
      const control = readControlMessage(bytes);
      if (control !== undefined) expect(toHex(writeControlMessage(control))).toBe(toHex(bytes));
      const input = readInputEvents(bytes);
      if (input !== undefined) expect(toHex(writeInputEvents(input))).toBe(toHex(bytes));
      taken += Number(control !== undefined) + Number(input !== undefined);
    }
    expect(taken).toBeGreaterThan(500);
  });
});
