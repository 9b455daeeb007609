import { type FrameKind, fitsChannel, isKnownKind } from './frameKind.ts';
import { type StreamId, streamNumber, streamOf } from './streamId.ts';

/**
 * The clear header before each payload. Authenticated, not secret.
 *
 * 16 bytes, big-endian:
 *   0 kind (1)   1 flags: bit 0 keyframe, bit 1 continued, bits 2–3 zero, bits 4–7 epoch & 15 of content frames (1)
 *   2 stream: leg ‖ channel (2)   4 sequence: low half of the nonce counter (4)
 *   8 timestamp: ms since the session opened (4)   12 payload length: bytes, at most 256 KiB (4)
 * Source: docs/protocol/frames.md. Vectors: testdata/frames. Twin: src/Deskside.Protocol/Frames/FrameHeader.cs.
 */
export interface FrameHeader {
  readonly kind: FrameKind;
  readonly isKeyframe: boolean;
  readonly isContinued: boolean;
  readonly epochNibble: number;
  readonly stream: StreamId;
  readonly sequence: number;
  readonly timestampMs: number;
  readonly payloadBytes: number;
}

export type HeaderParse = 'ok' | 'needMore' | 'unknownKind' | 'reservedFlags' | 'wrongChannel' | 'tooLong';

export const headerBytes = 16;
export const maxPayload = 256 * 1024;

/** The longest frame, header included; also the longest WebSocket message. */
export const maxFrame = headerBytes + maxPayload;

/** The header at the start of `bytes`, or why there is none. Never throws. */
export function readFrameHeader(bytes: Uint8Array): FrameHeader | Exclude<HeaderParse, 'ok'> {
  if (bytes.length < headerBytes) return 'needMore';
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerBytes);
  const kind = view.getUint8(0);
  const flags = view.getUint8(1);
  if (!isKnownKind(kind)) return 'unknownKind';
  if ((flags & 0x0c) !== 0) return 'reservedFlags';
  const stream = streamOf(view.getUint16(2));
  if (!fitsChannel(kind, stream.channel)) return 'wrongChannel';
  const payloadBytes = view.getUint32(12);
  if (payloadBytes > maxPayload) return 'tooLong';
  return {
    kind,
    isKeyframe: (flags & 1) !== 0,
    isContinued: (flags & 2) !== 0,
    epochNibble: flags >> 4,
    stream,
    sequence: view.getUint32(4),
    timestampMs: view.getUint32(8),
    payloadBytes,
  };
}

/** Writes the 16 bytes to the start of `bytes`. */
export function writeFrameHeader(bytes: Uint8Array, header: FrameHeader): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerBytes);
  view.setUint8(0, header.kind);
  view.setUint8(1, (header.isKeyframe ? 1 : 0) | (header.isContinued ? 2 : 0) | (header.epochNibble << 4));
  view.setUint16(2, streamNumber(header.stream));
  view.setUint32(4, header.sequence);
  view.setUint32(8, header.timestampMs);
  view.setUint32(12, header.payloadBytes);
}
