import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 4, viewer → sharer: nonce (32) ‖ mac (32) under the resume key. */
export interface HandshakeResume {
  readonly type: 'handshakeResume';
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly mac: Uint8Array<ArrayBuffer>;
}

export const handshakeResumeNumber = 4;

export function writeHandshakeResume(writer: WireWriter, message: HandshakeResume): void {
  writer.bytes(message.nonce);
  writer.bytes(message.mac);
}

export function readHandshakeResume(reader: WireReader): HandshakeResume {
  return {
    type: 'handshakeResume',
    nonce: reader.bytes(32),
    mac: reader.bytes(32),
  };
}
