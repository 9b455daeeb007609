import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { payloadOf } from '../src/protocol/frames/frame.ts';
import { FrameKind } from '../src/protocol/frames/frameKind.ts';
import { readFrames } from '../src/protocol/frames/frameReader.ts';
import type { HandshakeEpoch } from '../src/protocol/messages/handshakeEpoch.ts';
import { readHandshakeStep } from '../src/protocol/messages/handshakeStep.ts';
import { ContentOpener } from '../src/sealing/contentOpener.ts';
import type { EphemeralKey } from '../src/sealing/ephemeralKey.ts';
import { FrameOpener, refusalFor } from '../src/sealing/frameOpener.ts';
import { FrameSealer } from '../src/sealing/frameSealer.ts';
import { HandshakeViewer, maxAttempts } from '../src/sealing/handshakeViewer.ts';
import { safetyWordList } from '../src/sealing/safetyWordList.ts';
import { counterLimit } from '../src/sealing/sealNonce.ts';
import { fromHex, row, testdata, toHex, vectors } from './vectorFile.ts';

const handshake = vectors('sealing/handshake');
const sealed = vectors('sealing/frames');
const binding = {
  session: handshake.session!,
  leg: Number(handshake.leg),
  technician: handshake.technician!,
  organisation: handshake.organisation!,
};

describe('the handshake', () => {
  test('with known numbers gives the bytes, words and keys of the vectors', async () => {
    const viewer = new HandshakeViewer(binding, undefined, { key: vectorKey, nonce: () => fromHex(handshake.resumeNonceV!) });
    expect(toHex(await viewer.start())).toBe(handshake['1 commit']);
    const fresh = await viewer.receive(fromHex(handshake['2 key']!));
    if (fresh.type !== 'established') throw new Error(fresh.type);
    expect(toHex(fresh.payload!)).toBe(handshake['3 reveal']);
    expect(fresh.words.join(' ')).toBe(handshake.words);
    expect(fresh.way).toBe('fresh');
    expect(await probe(fresh.keys.viewerToSharer)).toBe(await probe(await aes(handshake['viewer to sharer']!)));

    const content = new ContentOpener(fresh.keys.wrap);
    const epoch = readHandshakeStep(fromHex(handshake['6 epoch 5']!)) as HandshakeEpoch;
    expect(await content.tryAdvance({ ...epoch, epoch: 6 })).toBe('badWrap');
    expect(await content.tryAdvance(epoch)).toBe('advanced');
    expect(await content.tryAdvance(epoch)).toBe('notNewer');

    expect(toHex(await viewer.start())).toBe(handshake['4 resume']);
    const back = await viewer.receive(fromHex(handshake['5 resumed']!));
    if (back.type !== 'established') throw new Error(back.type);
    expect([back.way, back.words, back.payload]).toEqual(['resumed', fresh.words, undefined]);
    expect(await probe(back.keys.viewerToSharer)).toBe(await probe(await aes(handshake['resumed viewer to sharer']!)));
  });

  test('no key can be exported', async () => {
    const viewer = new HandshakeViewer(binding, undefined);
    const drawn = new HandshakeViewer(binding, undefined, { key: vectorKey, nonce: () => row(1) });
    await drawn.start();
    const fresh = await drawn.receive(fromHex(handshake['2 key']!));
    if (fresh.type !== 'established') throw new Error(fresh.type);
    const { mac, derive } = drawn.remembered!.resumeKey;
    for (const key of [fresh.keys.viewerToSharer, fresh.keys.sharerToViewer, fresh.keys.wrap, mac, derive]) {
      expect(key.extractable).toBe(false);
    }
    expect(viewer.remembered).toBeUndefined();
  });

  test('a mac that does not hold, a bad point and junk begin again with a commit, and not for ever', async () => {
    const viewer = new HandshakeViewer(binding, undefined, { key: vectorKey, nonce: () => row(1) });
    await viewer.start();
    await viewer.receive(fromHex(handshake['2 key']!));
    await viewer.start();
    const forged = fromHex(handshake['5 resumed']!);
    const over = await viewer.receive(forged);
    expect(over).toMatchObject({ type: 'beganAgain', reason: 3 });
    const point = fromHex(handshake['2 key']!);
    point[40]! ^= 1;
    expect(await viewer.receive(point)).toMatchObject({ type: 'beganAgain', reason: 4 });
    expect(await viewer.receive(Uint8Array.of(9, 9))).toMatchObject({ type: 'beganAgain', reason: 4 });
    for (let i = 4; i < maxAttempts; i++) expect((await viewer.receive(Uint8Array.of(7, 1))).type).toBe('beganAgain');
    expect(await viewer.receive(Uint8Array.of(7, 1))).toEqual({ type: 'gaveUp', reason: 1 });
  });

  test('the words are those of the vector file', () => {
    expect(safetyWordList).toEqual(readFileSync(testdata('sealing/safety-words.txt'), 'utf8').trim().split('\n'));
  });
});

describe('sealed frames', () => {
  const plain = fromHex(sealed.plain!);

  test('are those of the vectors', async () => {
    const sealer = new FrameSealer(await aes(sealed['key of leg 3']!), 3);
    for (let i = 0; i < 3; i++) expect(toHex((await sealer.seal(inputPart(plain), 1234))!)).toBe(sealed[`input ${i}`]);
  });

  test('open in the order of the calls though they overlap', async () => {
    const opener = new FrameOpener(await aes(sealed['content key of epoch 21']!), 0, 21);
    const opened = await Promise.all([0, 1, 2].map((i) => opener.open(frame(`screen ${i}`))));
    for (const one of opened) expect(one).toEqual({ outcome: 'opened', plain });
    expect((await opener.open(frame('screen 2'))).outcome).toBe('replayed');
  });

  test('a frame that overlaps its own replay opens once', async () => {
    const opener = new FrameOpener(await aes(sealed['key of leg 3']!), 3);
    const [first, again, older] = await Promise.all([
      opener.open(frame('input 1')),
      opener.open(frame('input 1')),
      opener.open(frame('input 0')),
    ]);
    expect([first?.outcome, again?.outcome, older?.outcome]).toEqual(['opened', 'replayed', 'replayed']);
  });

  test('a flipped bit in any byte is refused, and the true frame still opens', async () => {
    const opener = new FrameOpener(await aes(sealed['key of leg 3']!), 3);
    const whole = fromHex(sealed['input 0']!);
    for (let i = 0; i < whole.length * 8; i++) {
      const bent = whole.slice();
      bent[i >> 3]! ^= 1 << (i & 7);
      const read = readFrames(bent);
      if (read.problem !== 'ok') continue;
      for (const part of read.frames) expect((await opener.open(part)).outcome).not.toBe('opened');
    }
    expect((await opener.open(frame('input 0'))).outcome).toBe('opened');
  });

  test('another leg, epoch or direction is told apart', async () => {
    const other = new FrameOpener(await aes(sealed['key of leg 3']!), 2);
    expect((await other.open(frame('input 0'))).outcome).toBe('wrongStream');
    const later = new FrameOpener(await aes(sealed['content key of epoch 21']!), 0, 22);
    expect((await later.open(frame('screen 0'))).outcome).toBe('wrongEpoch');
    expect([refusalFor('badSeal'), refusalFor('replayed'), refusalFor('wrongStream'), refusalFor('noKey')]).toEqual([1, 2, 3, undefined]);
    const clear = { header: { ...frame('input 0').header, kind: FrameKind.handshake }, bytes: frame('input 0').bytes };
    expect((await other.open(clear)).outcome).toBe('malformed');
    expect(payloadOf(frame('input 0')).length).toBe(plain.length + 16);
  });

  test('the counter limit is the one both ends keep', () => {
    expect(counterLimit).toBe(2147483648);
  });
});

function inputPart(bytes: Uint8Array<ArrayBuffer>) {
  return { kind: FrameKind.input, stream: { leg: 3, channel: 1 }, isKeyframe: false, isContinued: false, bytes };
}

function frame(name: string) {
  const read = readFrames(fromHex(sealed[name]!));
  return read.frames[0]!;
}

function aes(hex: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', fromHex(hex), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

async function probe(key: CryptoKey): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, key, new Uint8Array(4))));
}

async function vectorKey(): Promise<EphemeralKey> {
  const publicKey = fromHex(handshake['3 reveal']!).slice(1, 66);
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    d: base64(fromHex(handshake.privateV!)),
    x: base64(publicKey.subarray(1, 33)),
    y: base64(publicKey.subarray(33)),
  };
  const privateKey = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  return { privateKey, publicKey, nonce: fromHex(handshake.nonceV!) };
}
