import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 18, viewer → sharer: please send a whole picture: surface (1, 0–15) ‖ reason (1). */
export interface KeyframeWanted {
  readonly type: 'keyframeWanted';
  readonly surface: number;
  readonly reason: number;
}

export const keyframeWantedNumber = 18;

export function writeKeyframeWanted(writer: WireWriter, message: KeyframeWanted): void {
  writer.u8(message.surface);
  writer.u8(message.reason);
}

export function readKeyframeWanted(reader: WireReader): KeyframeWanted {
  return {
    type: 'keyframeWanted',
    surface: reader.u8In(0, 15),
    reason: reader.u8In(1, 3),
  };
}

/** Why a viewer needs a whole picture. */
export const KeyframeReason = { joined: 1, decoder: 2, refused: 3 } as const;
