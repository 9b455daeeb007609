import type { HandshakeKey } from '../protocol/messages/handshakeKey.ts';
import type { HandshakeResumed } from '../protocol/messages/handshakeResumed.ts';
import { StartOverReason } from '../protocol/messages/handshakeStartOver.ts';
import { readHandshakeStep, writeHandshakeStep } from '../protocol/messages/handshakeStep.ts';
import { sameBytes } from '../protocol/wire/bytes.ts';
import { agree, commitmentTo, drawEphemeralKey, drawNonce, type EphemeralKey } from './ephemeralKey.ts';
import type { HandshakeBinding } from './handshakeBinding.ts';
import type { HandshakeOutcome } from './handshakeOutcome.ts';
import { deriveBytes, hkdfKey, pairKeys, transcript } from './keySchedule.ts';
import { type ResumeKey, resumedKeys, resumeKeyFrom, sharerMac, viewerMac } from './resumeKey.ts';
import { safetyWords } from './safetyWords.ts';

export const maxAttempts = 8;

/** What a viewer keeps to come back: the key and the words that both ends showed. */
export interface Remembered {
  readonly resumeKey: ResumeKey;
  readonly words: readonly string[];
}

/** Where keys and nonces come from; replaced by vectors only. */
export interface HandshakeDraw {
  key(): Promise<EphemeralKey>;
  nonce(): Uint8Array<ArrayBuffer>;
}

/**
 * The viewer's side of the handshake: payloads in, outcomes out. Twin: src/Deskside.Sealing/HandshakeViewer.cs.
 *
 * `start` gives the first payload: Resume when a resume key is held, else Commit. Key → Reveal, established (fresh); Resumed →
 * established (resumed). A StartOver, or an answer that does not hold, begins again with a Commit, at most `maxAttempts` times.
 * Any payload leads to an outcome, never to a rejection. One call at a time: the link awaits each.
 */
export class HandshakeViewer {
  readonly #binding: HandshakeBinding;
  readonly #draw: HandshakeDraw;
  #own: EphemeralKey | undefined;
  #resumeNonce: Uint8Array<ArrayBuffer> | undefined;
  #remembered: Remembered | undefined;
  #attempts = 0;

  constructor(
    binding: HandshakeBinding,
    remembered: Remembered | undefined,
    draw: HandshakeDraw = { key: drawEphemeralKey, nonce: drawNonce },
  ) {
    this.#binding = binding;
    this.#remembered = remembered;
    this.#draw = draw;
  }

  /** To be stored, so that a reopened tab is the same viewer. */
  get remembered(): Remembered | undefined {
    return this.#remembered;
  }

  /** The first payload of a connection, or after the sharer came back. */
  async start(): Promise<Uint8Array<ArrayBuffer>> {
    this.#attempts = 0;
    this.#forget();
    if (this.#remembered === undefined) return this.#commit();
    const nonce = this.#draw.nonce();
    this.#resumeNonce = nonce;
    return writeHandshakeStep({ type: 'handshakeResume', nonce, mac: await viewerMac(this.#remembered.resumeKey, this.#binding, nonce) });
  }

  async receive(payload: Uint8Array): Promise<HandshakeOutcome> {
    const step = readHandshakeStep(payload);
    switch (step?.type) {
      case undefined:
        return this.#beginAgain(StartOverReason.malformed);
      case 'handshakeKey':
        return this.#onKey(step);
      case 'handshakeResumed':
        return this.#onResumed(step);
      case 'handshakeEpoch':
        return { type: 'epochOffered', step };
      case 'handshakeStartOver':
        return this.#beginAgain(step.reason);
      default:
        return { type: 'ignored' };
    }
  }

  async #onKey(step: HandshakeKey): Promise<HandshakeOutcome> {
    const own = this.#own;
    if (own === undefined) return { type: 'ignored' };
    this.#own = undefined;
    const agreed = await agree(own, step.publicKey);
    if (agreed === undefined) return this.#beginAgain(StartOverReason.malformed);
    const salt = await transcript(this.#binding, {
      commitment: await commitmentTo(own.publicKey, own.nonce),
      publicS: step.publicKey,
      nonceS: step.nonce,
      publicV: own.publicKey,
      nonceV: own.nonce,
    });
    const secret = await hkdfKey(agreed);
    const [keys, resume, four] = await Promise.all([
      pairKeys(secret, salt),
      deriveBytes(secret, salt, 'resume', 32),
      deriveBytes(secret, salt, 'safety words', 4),
    ]);
    const words = safetyWords(four);
    this.#remembered = { resumeKey: await resumeKeyFrom(resume), words };
    const payload = writeHandshakeStep({ type: 'handshakeReveal', publicKey: own.publicKey, nonce: own.nonce });
    return { type: 'established', keys, words, way: 'fresh', payload };
  }

  async #onResumed(step: HandshakeResumed): Promise<HandshakeOutcome> {
    const [nonceV, remembered] = [this.#resumeNonce, this.#remembered];
    if (nonceV === undefined || remembered === undefined) return { type: 'ignored' };
    const expected = await sharerMac(remembered.resumeKey, this.#binding, nonceV, step.nonce);
    if (!sameBytes(expected, step.mac)) return this.#beginAgain(StartOverReason.macMismatch);
    this.#resumeNonce = undefined;
    const keys = await resumedKeys(remembered.resumeKey, nonceV, step.nonce);
    return { type: 'established', keys, words: remembered.words, way: 'resumed', payload: undefined };
  }

  async #beginAgain(reason: number): Promise<HandshakeOutcome> {
    this.#forget();
    this.#attempts++;
    if (this.#attempts >= maxAttempts) return { type: 'gaveUp', reason };
    return { type: 'beganAgain', reason, payload: await this.#commit() };
  }

  async #commit(): Promise<Uint8Array<ArrayBuffer>> {
    const own = await this.#draw.key();
    this.#own = own;
    return writeHandshakeStep({ type: 'handshakeCommit', commitment: await commitmentTo(own.publicKey, own.nonce) });
  }

  #forget(): void {
    this.#own = undefined;
    this.#resumeNonce = undefined;
  }
}
