import { Channel } from '../src/protocol/frames/channel.ts';
import { type Frame, payloadOf } from '../src/protocol/frames/frame.ts';
import { headerBytes, writeFrameHeader } from '../src/protocol/frames/frameHeader.ts';
import { FrameKind } from '../src/protocol/frames/frameKind.ts';
import { type HandshakeStep, readHandshakeStep, writeHandshakeStep } from '../src/protocol/messages/handshakeStep.ts';
import { concat, sameBytes } from '../src/protocol/wire/bytes.ts';
import { agree, commitmentTo, drawEphemeralKey, drawNonce, type EphemeralKey } from '../src/sealing/ephemeralKey.ts';
import { FrameOpener } from '../src/sealing/frameOpener.ts';
import type { HandshakeBinding } from '../src/sealing/handshakeBinding.ts';
import { ascii, deriveBytes, hkdfKey, transcript } from '../src/sealing/keySchedule.ts';
import { type ResumeKey, resumeKeyFrom, sharerMac, viewerMac } from '../src/sealing/resumeKey.ts';
import { safetyWords } from '../src/sealing/safetyWords.ts';
import { sealNonce } from '../src/sealing/sealNonce.ts';

/** The sharer's end with real keys, as src/Deskside.Sealing has it; only what tests of the viewer need. */
export class FakeSharer {
  words = '';
  ways: string[] = [];
  readonly refusals: number[] = [];
  #own: EphemeralKey | undefined;
  #commitment = new Uint8Array(0);
  #resume: ResumeKey | undefined;
  #toViewer: CryptoKey | undefined;
  #wrap: CryptoKey | undefined;
  #opener: FrameOpener | undefined;
  #content: CryptoKey | undefined;
  #epoch = 0;
  readonly #counters = new Map<string, number>();
  readonly #binding: HandshakeBinding;
  readonly #send: (frame: Uint8Array<ArrayBuffer>) => void;

  constructor(binding: HandshakeBinding, send: (frame: Uint8Array<ArrayBuffer>) => void) {
    this.#binding = binding;
    this.#send = send;
  }

  forgetEverything(): void {
    this.#resume = undefined;
    this.#opener = undefined;
    this.#toViewer = undefined;
  }

  async handshake(frame: Frame): Promise<void> {
    const step = readHandshakeStep(payloadOf(frame));
    if (step?.type === 'handshakeCommit') {
      this.#commitment = step.commitment;
      this.#own = await drawEphemeralKey();
      this.#say({ type: 'handshakeKey', publicKey: this.#own.publicKey, nonce: this.#own.nonce });
    } else if (step?.type === 'handshakeReveal') {
      await this.#reveal(step.publicKey, step.nonce);
    } else if (step?.type === 'handshakeResume') {
      await this.#resumeWith(step.nonce, step.mac);
    }
  }

  /** The plaintext of a viewer's frame, or what was wrong. */
  async open(frame: Frame): Promise<Uint8Array<ArrayBuffer> | string> {
    const opened = await this.#opener?.open(frame);
    return opened?.outcome === 'opened' ? opened.plain : (opened?.outcome ?? 'noKey');
  }

  async newEpoch(): Promise<void> {
    this.#epoch++;
    const key = drawNonce();
    const number = new Uint8Array(4);
    new DataView(number.buffer).setUint32(0, this.#epoch);
    const parameters = { name: 'AES-GCM', iv: concat(new Uint8Array(8), number), additionalData: concat(ascii('epoch'), number) };
    const wrappedKey = new Uint8Array(await crypto.subtle.encrypt(parameters, this.#wrap!, key));
    this.#content = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
    for (const stream of [...this.#counters.keys()]) if (stream.startsWith('0/')) this.#counters.delete(stream);
    this.#say({ type: 'handshakeEpoch', epoch: this.#epoch, wrappedKey });
  }

  /** Seals one part; `bend` alters the finished frame. */
  async seal(
    kind: FrameKind,
    leg: number,
    channel: number,
    bytes: Uint8Array<ArrayBuffer>,
    options: { isKeyframe?: boolean; isContinued?: boolean } = {},
  ): Promise<Uint8Array<ArrayBuffer>> {
    const name = `${leg}/${channel}`;
    const sequence = this.#counters.get(name) ?? 0;
    this.#counters.set(name, sequence + 1);
    const frame = new Uint8Array(headerBytes + bytes.length + 16);
    const { isKeyframe = false, isContinued = false } = options;
    const epochNibble = leg === 0 ? this.#epoch & 15 : 0;
    const stream = { leg, channel };
    writeFrameHeader(frame, {
      kind,
      isKeyframe,
      isContinued,
      epochNibble,
      stream,
      sequence,
      timestampMs: 0,
      payloadBytes: bytes.length + 16,
    });
    const parameters = { name: 'AES-GCM', iv: sealNonce(stream, sequence), additionalData: frame.slice(0, headerBytes) };
    frame.set(new Uint8Array(await crypto.subtle.encrypt(parameters, leg === 0 ? this.#content! : this.#toViewer!, bytes)), headerBytes);
    return frame;
  }

  async #reveal(publicV: Uint8Array<ArrayBuffer>, nonceV: Uint8Array): Promise<void> {
    if (!sameBytes(await commitmentTo(publicV, nonceV), this.#commitment)) {
      this.#say({ type: 'handshakeStartOver', reason: 2 });
      return;
    }
    const own = this.#own!;
    const salt = await transcript(this.#binding, {
      commitment: this.#commitment,
      publicS: own.publicKey,
      nonceS: own.nonce,
      publicV,
      nonceV,
    });
    const secret = await hkdfKey((await agree(own, publicV))!);
    this.words = safetyWords(await deriveBytes(secret, salt, 'safety words', 4)).join(' ');
    this.#resume = await resumeKeyFrom(await deriveBytes(secret, salt, 'resume', 32));
    await this.#use(secret, salt, 'fresh');
  }

  async #resumeWith(nonceV: Uint8Array<ArrayBuffer>, mac: Uint8Array): Promise<void> {
    if (this.#resume === undefined || !sameBytes(await viewerMac(this.#resume, this.#binding, nonceV), mac)) {
      this.#say({ type: 'handshakeStartOver', reason: this.#resume === undefined ? 1 : 3 });
      return;
    }
    const nonceS = drawNonce();
    await this.#use(this.#resume.derive, concat(nonceV, nonceS), 'resumed');
    this.#say({ type: 'handshakeResumed', nonce: nonceS, mac: await sharerMac(this.#resume, this.#binding, nonceV, nonceS) });
  }

  // The mirror of the viewer's pairKeys: the same labels, the opposite uses.
  async #use(from: CryptoKey, salt: Uint8Array<ArrayBuffer>, way: string): Promise<void> {
    const key = async (label: string, use: 'encrypt' | 'decrypt') =>
      crypto.subtle.importKey('raw', await deriveBytes(from, salt, label, 32), 'AES-GCM', false, [use]);
    this.#opener = new FrameOpener(await key('viewer to sharer', 'decrypt'), this.#binding.leg);
    this.#toViewer = await key('sharer to viewer', 'encrypt');
    this.#wrap = await key('wrap', 'encrypt');
    this.#counters.clear();
    this.ways.push(way);
  }

  #say(step: HandshakeStep): void {
    const payload = writeHandshakeStep(step);
    const frame = new Uint8Array(headerBytes + payload.length);
    writeFrameHeader(frame, {
      kind: FrameKind.handshake,
      isKeyframe: false,
      isContinued: false,
      epochNibble: 0,
      stream: { leg: this.#binding.leg, channel: Channel.relay },
      sequence: 0,
      timestampMs: 0,
      payloadBytes: payload.length,
    });
    frame.set(payload, headerBytes);
    this.#send(frame);
  }
}
