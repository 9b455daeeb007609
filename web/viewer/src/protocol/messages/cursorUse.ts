import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 3: show a shape that was sent before: id (4). */
export interface CursorUse {
  readonly type: 'cursorUse';
  readonly id: number;
}

export const cursorUseNumber = 3;

export function writeCursorUse(writer: WireWriter, message: CursorUse): void {
  writer.u32(message.id);
}

export function readCursorUse(reader: WireReader): CursorUse {
  return {
    type: 'cursorUse',
    id: reader.u32(),
  };
}
