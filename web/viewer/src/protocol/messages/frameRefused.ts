import { type StreamId, streamNumber, streamOf } from '../frames/streamId.ts';
import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 4 from the sharer, 20 from a viewer: a frame was not taken: stream (2) ‖ sequence (4) ‖ reason (1). */
export interface FrameRefused {
  readonly type: 'frameRefused';
  readonly from: 'sharer' | 'viewer';
  readonly stream: StreamId;
  readonly sequence: number;
  readonly reason: number;
}

export const frameRefusedFromSharer = 4;
export const frameRefusedFromViewer = 20;

/** Why a frame was not taken. */
export const FrameRefusal = { seal: 1, replay: 2, malformed: 3 } as const;

export function writeFrameRefused(writer: WireWriter, message: FrameRefused): void {
  writer.u16(streamNumber(message.stream));
  writer.u32(message.sequence);
  writer.u8(message.reason);
}

export function readFrameRefused(from: 'sharer' | 'viewer', reader: WireReader): FrameRefused {
  return { type: 'frameRefused', from, stream: streamOf(reader.u16()), sequence: reader.u32(), reason: reader.u8In(1, 3) };
}
