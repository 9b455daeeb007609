import type { OutgoingPart } from '../protocol/flow/rankedOutbox.ts';
import { headerBytes, maxPayload, writeFrameHeader } from '../protocol/frames/frameHeader.ts';
import { fitsChannel, isSealed } from '../protocol/frames/frameKind.ts';
import { streamNumber } from '../protocol/frames/streamId.ts';
import { counterLimit, sealNonce, tagBytes } from './sealNonce.ts';

/**
 * Seals parts into frames under one key: AES-256-GCM, nonce = stream (4) ‖ counter (8), aad = the 16 header bytes.
 *
 * Counters begin at 0 a stream and only grow; at 2³¹ the stream is worn out. The counter is taken when `seal` is called, so calls may
 * overlap; send the results in the order of the calls. Twin: src/Deskside.Sealing/FrameSealer.cs.
 */
export class FrameSealer {
  readonly #key: CryptoKey;
  readonly #leg: number;
  readonly #counters = new Map<number, number>();

  constructor(key: CryptoKey, leg: number) {
    this.#key = key;
    this.#leg = leg;
  }

  /** One whole sealed frame; undefined when the stream is worn out and fresh keys must be agreed. */
  seal(part: OutgoingPart, timestampMs: number): Promise<Uint8Array<ArrayBuffer>> | undefined {
    if (!isSealed(part.kind) || !fitsChannel(part.kind, part.stream.channel) || part.stream.leg !== this.#leg) {
      throw new Error(`A frame of kind ${part.kind} on stream ${part.stream.leg}/${part.stream.channel} is not for leg ${this.#leg}.`);
    }
    const payloadBytes = part.bytes.length + tagBytes;
    if (payloadBytes > maxPayload) throw new RangeError(`A part of ${part.bytes.length} bytes does not fit a frame.`);
    const stream = streamNumber(part.stream);
    const counter = this.#counters.get(stream) ?? 0;
    if (counter >= counterLimit) return undefined;
    this.#counters.set(stream, counter + 1);
    return this.#encrypt(part, counter, timestampMs, payloadBytes);
  }

  async #encrypt(part: OutgoingPart, counter: number, timestampMs: number, payloadBytes: number): Promise<Uint8Array<ArrayBuffer>> {
    const frame = new Uint8Array(headerBytes + payloadBytes);
    const { kind, isKeyframe, isContinued, stream } = part;
    writeFrameHeader(frame, { kind, isKeyframe, isContinued, epochNibble: 0, stream, sequence: counter, timestampMs, payloadBytes });
    const parameters = { name: 'AES-GCM', iv: sealNonce(stream, counter), additionalData: frame.slice(0, headerBytes), tagLength: 128 };
    frame.set(new Uint8Array(await crypto.subtle.encrypt(parameters, this.#key, part.bytes)), headerBytes);
    return frame;
  }
}
