import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 5, sharer → viewer: nonce (32) ‖ mac (32) under the resume key, over both nonces. */
export interface HandshakeResumed {
  readonly type: 'handshakeResumed';
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly mac: Uint8Array<ArrayBuffer>;
}

export const handshakeResumedNumber = 5;

export function writeHandshakeResumed(writer: WireWriter, message: HandshakeResumed): void {
  writer.bytes(message.nonce);
  writer.bytes(message.mac);
}

export function readHandshakeResumed(reader: WireReader): HandshakeResumed {
  return {
    type: 'handshakeResumed',
    nonce: reader.bytes(32),
    mac: reader.bytes(32),
  };
}
