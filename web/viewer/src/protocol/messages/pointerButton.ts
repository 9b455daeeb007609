import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 2: surface (1) ‖ x (2) ‖ y (2) ‖ button (1) ‖ down (1). */
export interface PointerButton {
  readonly type: 'pointerButton';
  readonly eventId: number;
  readonly surface: number;
  readonly x: number;
  readonly y: number;
  readonly button: number;
  readonly isDown: boolean;
}

export const pointerButtonNumber = 2;

export function writePointerButton(writer: WireWriter, message: PointerButton): void {
  writer.u8(message.surface);
  writer.u16(message.x);
  writer.u16(message.y);
  writer.u8(message.button);
  writer.flag(message.isDown);
}

export function readPointerButton(eventId: number, reader: WireReader): PointerButton {
  return {
    type: 'pointerButton',
    eventId,
    surface: reader.u8In(0, 15),
    x: reader.u16(),
    y: reader.u16(),
    button: readButton(reader),
    isDown: reader.flag(),
  };
}

/** The buttons of a mouse, by X11's numbers (4–7 are the wheel there). */
export const MouseButton = { left: 1, middle: 2, right: 3, back: 8, forward: 9 } as const;

function readButton(reader: WireReader): number {
  const button = reader.u8();
  if (![1, 2, 3, 8, 9].includes(button)) reader.fail();
  return button;
}
