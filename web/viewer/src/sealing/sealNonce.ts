import { type StreamId, streamNumber } from '../protocol/frames/streamId.ts';

export const tagBytes = 16;

/** No stream goes further under one key; the sequence is then always the whole counter. */
export const counterLimit = 2 ** 31;

/** The nonce rule: stream as u32 ‖ counter as u64, big-endian. Never the same twice under a key. */
export function sealNonce(stream: StreamId, counter: number): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(12);
  const view = new DataView(nonce.buffer);
  view.setUint32(0, streamNumber(stream));
  view.setUint32(8, counter); // the high half stays 0, see counterLimit
  return nonce;
}
