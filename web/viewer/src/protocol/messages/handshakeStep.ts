import { WireReader } from '../wire/wireReader.ts';
import { WireWriter } from '../wire/wireWriter.ts';
import { type HandshakeCommit, handshakeCommitNumber, readHandshakeCommit, writeHandshakeCommit } from './handshakeCommit.ts';
import { type HandshakeEpoch, handshakeEpochNumber, readHandshakeEpoch, writeHandshakeEpoch } from './handshakeEpoch.ts';
import { type HandshakeKey, handshakeKeyNumber, readHandshakeKey, writeHandshakeKey } from './handshakeKey.ts';
import { type HandshakeResume, handshakeResumeNumber, readHandshakeResume, writeHandshakeResume } from './handshakeResume.ts';
import { type HandshakeResumed, handshakeResumedNumber, readHandshakeResumed, writeHandshakeResumed } from './handshakeResumed.ts';
import { type HandshakeReveal, handshakeRevealNumber, readHandshakeReveal, writeHandshakeReveal } from './handshakeReveal.ts';
import {
  type HandshakeStartOver,
  handshakeStartOverNumber,
  readHandshakeStartOver,
  writeHandshakeStartOver,
} from './handshakeStartOver.ts';

/**
 * A step of the handshake: step (1) ‖ body. Reading never throws; undefined for an unknown step, a wrong length or a value out of range.
 */
export type HandshakeStep =
  | HandshakeCommit
  | HandshakeKey
  | HandshakeReveal
  | HandshakeResume
  | HandshakeResumed
  | HandshakeEpoch
  | HandshakeStartOver;

export function writeHandshakeStep(message: HandshakeStep): Uint8Array<ArrayBuffer> {
  const writer = new WireWriter();
  switch (message.type) {
    case 'handshakeCommit':
      writer.u8(handshakeCommitNumber);
      writeHandshakeCommit(writer, message);
      break;
    case 'handshakeKey':
      writer.u8(handshakeKeyNumber);
      writeHandshakeKey(writer, message);
      break;
    case 'handshakeReveal':
      writer.u8(handshakeRevealNumber);
      writeHandshakeReveal(writer, message);
      break;
    case 'handshakeResume':
      writer.u8(handshakeResumeNumber);
      writeHandshakeResume(writer, message);
      break;
    case 'handshakeResumed':
      writer.u8(handshakeResumedNumber);
      writeHandshakeResumed(writer, message);
      break;
    case 'handshakeEpoch':
      writer.u8(handshakeEpochNumber);
      writeHandshakeEpoch(writer, message);
      break;
    case 'handshakeStartOver':
      writer.u8(handshakeStartOverNumber);
      writeHandshakeStartOver(writer, message);
      break;
  }
  return writer.toBytes();
}

export function readHandshakeStep(bytes: Uint8Array): HandshakeStep | undefined {
  const reader = new WireReader(bytes);
  const message = readBody(reader.u8(), reader);
  return message !== undefined && reader.endsWell ? message : undefined;
}

function readBody(type: number, reader: WireReader): HandshakeStep | undefined {
  switch (type) {
    case handshakeCommitNumber:
      return readHandshakeCommit(reader);
    case handshakeKeyNumber:
      return readHandshakeKey(reader);
    case handshakeRevealNumber:
      return readHandshakeReveal(reader);
    case handshakeResumeNumber:
      return readHandshakeResume(reader);
    case handshakeResumedNumber:
      return readHandshakeResumed(reader);
    case handshakeEpochNumber:
      return readHandshakeEpoch(reader);
    case handshakeStartOverNumber:
      return readHandshakeStartOver(reader);
    default:
      return undefined;
  }
}
