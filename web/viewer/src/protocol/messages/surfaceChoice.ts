import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 21, viewer → sharer: which surfaces to send: bit mask (4, bit s = surface s) ‖ follow the pointer (1). */
export interface SurfaceChoice {
  readonly type: 'surfaceChoice';
  readonly mask: number;
  readonly followPointer: boolean;
}

export const surfaceChoiceNumber = 21;

export function writeSurfaceChoice(writer: WireWriter, message: SurfaceChoice): void {
  writer.u32(message.mask);
  writer.flag(message.followPointer);
}

export function readSurfaceChoice(reader: WireReader): SurfaceChoice {
  return {
    type: 'surfaceChoice',
    mask: reader.u32(),
    followPointer: reader.flag(),
  };
}
