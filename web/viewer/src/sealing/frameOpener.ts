import { type Frame, payloadOf } from '../protocol/frames/frame.ts';
import { headerBytes } from '../protocol/frames/frameHeader.ts';
import { isSealed } from '../protocol/frames/frameKind.ts';
import { streamNumber } from '../protocol/frames/streamId.ts';
import { FrameRefusal } from '../protocol/messages/frameRefused.ts';
import { counterLimit, sealNonce, tagBytes } from './sealNonce.ts';

/** What became of a sealed frame: its plaintext, or why not. noKey is no fault: it was sent before this end was admitted. */
export type Opened =
  | { readonly outcome: 'opened'; readonly plain: Uint8Array<ArrayBuffer> }
  | { readonly outcome: 'noKey' | 'badSeal' | 'replayed' | 'wrongStream' | 'wrongEpoch' | 'malformed' };

/** The reason for a FrameRefused, or undefined when nothing is to be told. */
export function refusalFor(outcome: Opened['outcome']): number | undefined {
  switch (outcome) {
    case 'badSeal':
      return FrameRefusal.seal;
    case 'replayed':
      return FrameRefusal.replay;
    case 'wrongStream':
    case 'malformed':
      return FrameRefusal.malformed;
    default:
      return undefined;
  }
}

/**
 * Opens sealed frames under one key; refuses what is altered, replayed, out of order or from another stream or epoch.
 *
 * Calls may overlap: decryption runs at once, the replay check and the results keep the order of the calls. The highest counter a stream
 * moves only when a seal held. Never rejects. Twin: src/Deskside.Sealing/FrameOpener.cs.
 */
export class FrameOpener {
  readonly #key: CryptoKey;
  readonly #leg: number;
  readonly #epochNibble: number;
  readonly #highest = new Map<number, number>();
  #before: Promise<unknown> = Promise.resolve();

  /** `epoch` is 0 for a pair's direction. */
  constructor(key: CryptoKey, leg: number, epoch = 0) {
    this.#key = key;
    this.#leg = leg;
    this.#epochNibble = epoch & 15;
  }

  open(frame: Frame): Promise<Opened> {
    const decrypting = this.#decrypt(frame);
    const result = this.#before.then(async () => this.#settle(frame, await decrypting));
    this.#before = result;
    return result;
  }

  async #decrypt(frame: Frame): Promise<Opened> {
    const { kind, stream, epochNibble, sequence, payloadBytes } = frame.header;
    if (!isSealed(kind) || payloadBytes < tagBytes) return { outcome: 'malformed' };
    if (stream.leg !== this.#leg) return { outcome: 'wrongStream' };
    if (epochNibble !== this.#epochNibble) return { outcome: 'wrongEpoch' };
    if (sequence >= counterLimit) return { outcome: 'badSeal' };
    const parameters = {
      name: 'AES-GCM',
      iv: sealNonce(stream, sequence),
      additionalData: frame.bytes.subarray(0, headerBytes),
      tagLength: 128,
    };
    try {
      return { outcome: 'opened', plain: new Uint8Array(await crypto.subtle.decrypt(parameters, this.#key, payloadOf(frame))) };
    } catch {
      return { outcome: this.#isOld(frame) ? 'replayed' : 'badSeal' };
    }
  }

  #settle(frame: Frame, opened: Opened): Opened {
    if (opened.outcome !== 'opened') return opened;
    if (this.#isOld(frame)) return { outcome: 'replayed' };
    this.#highest.set(streamNumber(frame.header.stream), frame.header.sequence);
    return opened;
  }

  #isOld(frame: Frame): boolean {
    const highest = this.#highest.get(streamNumber(frame.header.stream));
    return highest !== undefined && frame.header.sequence <= highest;
  }
}
