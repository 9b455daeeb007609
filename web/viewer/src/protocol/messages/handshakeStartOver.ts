import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 7, either way: this handshake is void, begin with a Commit: reason (1). */
export interface HandshakeStartOver {
  readonly type: 'handshakeStartOver';
  readonly reason: number;
}

export const handshakeStartOverNumber = 7;

export function writeHandshakeStartOver(writer: WireWriter, message: HandshakeStartOver): void {
  writer.u8(message.reason);
}

export function readHandshakeStartOver(reader: WireReader): HandshakeStartOver {
  return {
    type: 'handshakeStartOver',
    reason: reader.u8In(1, 5),
  };
}

/** Why a handshake begins again. */
export const StartOverReason = { unknownResume: 1, commitmentMismatch: 2, macMismatch: 3, malformed: 4, unsupported: 5 } as const;
