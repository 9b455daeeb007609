import type { WireReader } from '../wire/wireReader.ts';
import { maxText } from '../wire/wireText.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 5: text to be typed as characters, whatever the layout (at most 1024 bytes of UTF-8). "Text" on the wire. */
export interface TypedText {
  readonly type: 'typedText';
  readonly eventId: number;
  readonly text: string;
}

export const typedTextNumber = 5;

export function writeTypedText(writer: WireWriter, message: TypedText): void {
  writer.text(message.text, maxText);
}

export function readTypedText(eventId: number, reader: WireReader): TypedText {
  return {
    type: 'typedText',
    eventId,
    text: reader.text(maxText),
  };
}
