import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 6, sharer → viewer: epoch (4) ‖ content key wrapped for this viewer (48: ciphertext ‖ tag). */
export interface HandshakeEpoch {
  readonly type: 'handshakeEpoch';
  readonly epoch: number;
  readonly wrappedKey: Uint8Array<ArrayBuffer>;
}

export const handshakeEpochNumber = 6;

export function writeHandshakeEpoch(writer: WireWriter, message: HandshakeEpoch): void {
  writer.u32(message.epoch);
  writer.bytes(message.wrappedKey);
}

export function readHandshakeEpoch(reader: WireReader): HandshakeEpoch {
  return {
    type: 'handshakeEpoch',
    epoch: reader.u32(),
    wrappedKey: reader.bytes(48),
  };
}
