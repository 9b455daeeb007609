import { type FrameHeader, headerBytes, maxPayload, writeFrameHeader } from './frameHeader.ts';
import { type FrameKind, isSealed } from './frameKind.ts';
import type { StreamId } from './streamId.ts';

/** One whole frame as it stands on the wire: a view of the message it came in. */
export interface Frame {
  readonly header: FrameHeader;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export function payloadOf(frame: Frame): Uint8Array<ArrayBuffer> {
  return frame.bytes.subarray(headerBytes);
}

/** A clear frame (kinds under 16). Sealed ones come from sealing/frameSealer.ts. */
export function clearFrame(kind: FrameKind, stream: StreamId, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  if (isSealed(kind)) throw new Error(`A frame of kind ${kind} must be sealed.`);
  if (payload.length > maxPayload) throw new RangeError(`A payload has at most ${maxPayload} bytes.`);
  const bytes = new Uint8Array(headerBytes + payload.length);
  writeFrameHeader(bytes, {
    kind,
    isKeyframe: false,
    isContinued: false,
    epochNibble: 0,
    stream,
    sequence: 0,
    timestampMs: 0,
    payloadBytes: payload.length,
  });
  bytes.set(payload, headerBytes);
  return bytes;
}
