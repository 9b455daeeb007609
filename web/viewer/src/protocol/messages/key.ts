import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 4: down (1) ‖ physical (2: USB HID usage, page 7; 0 unknown) ‖ keysym (4: X11 numbers; other characters 0x01000000 + code point). */
export interface Key {
  readonly type: 'key';
  readonly eventId: number;
  readonly isDown: boolean;
  readonly physical: number;
  readonly keysym: number;
}

export const keyNumber = 4;

export function writeKey(writer: WireWriter, message: Key): void {
  writer.flag(message.isDown);
  writer.u16(message.physical);
  writer.u32(message.keysym);
}

export function readKey(eventId: number, reader: WireReader): Key {
  return {
    type: 'key',
    eventId,
    isDown: reader.flag(),
    physical: reader.u16(),
    keysym: reader.u32(),
  };
}
