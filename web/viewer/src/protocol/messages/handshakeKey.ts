import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 2, sharer → viewer: public key (65, uncompressed P-256) ‖ nonce (32). */
export interface HandshakeKey {
  readonly type: 'handshakeKey';
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly nonce: Uint8Array<ArrayBuffer>;
}

export const handshakeKeyNumber = 2;

export function writeHandshakeKey(writer: WireWriter, message: HandshakeKey): void {
  writer.bytes(message.publicKey);
  writer.bytes(message.nonce);
}

export function readHandshakeKey(reader: WireReader): HandshakeKey {
  return {
    type: 'handshakeKey',
    publicKey: reader.bytes(65),
    nonce: reader.bytes(32),
  };
}
