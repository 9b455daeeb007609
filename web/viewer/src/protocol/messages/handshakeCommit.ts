import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 1, viewer → sharer: SHA-256(public key ‖ nonce) of the viewer (32), sent before it sees the sharer's key. */
export interface HandshakeCommit {
  readonly type: 'handshakeCommit';
  readonly commitment: Uint8Array<ArrayBuffer>;
}

export const handshakeCommitNumber = 1;

export function writeHandshakeCommit(writer: WireWriter, message: HandshakeCommit): void {
  writer.bytes(message.commitment);
}

export function readHandshakeCommit(reader: WireReader): HandshakeCommit {
  return {
    type: 'handshakeCommit',
    commitment: reader.bytes(32),
  };
}
