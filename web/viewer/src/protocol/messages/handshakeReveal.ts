import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 3, viewer → sharer: public key (65) ‖ nonce (32), which must match the commitment. */
export interface HandshakeReveal {
  readonly type: 'handshakeReveal';
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly nonce: Uint8Array<ArrayBuffer>;
}

export const handshakeRevealNumber = 3;

export function writeHandshakeReveal(writer: WireWriter, message: HandshakeReveal): void {
  writer.bytes(message.publicKey);
  writer.bytes(message.nonce);
}

export function readHandshakeReveal(reader: WireReader): HandshakeReveal {
  return {
    type: 'handshakeReveal',
    publicKey: reader.bytes(65),
    nonce: reader.bytes(32),
  };
}
