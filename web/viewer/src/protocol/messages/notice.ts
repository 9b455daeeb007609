import type { WireReader } from '../wire/wireReader.ts';
import { maxText } from '../wire/wireText.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 6, sharer → viewer: something the technician should read: code (2) ‖ text. */
export interface Notice {
  readonly type: 'notice';
  readonly code: number;
  readonly text: string;
}

export const noticeNumber = 6;

export function writeNotice(writer: WireWriter, message: Notice): void {
  writer.u16(message.code);
  writer.text(message.text, maxText);
}

export function readNotice(reader: WireReader): Notice {
  return {
    type: 'notice',
    code: reader.u16(),
    text: reader.text(maxText),
  };
}
