import { WireReader } from '../wire/wireReader.ts';
import { WireWriter } from '../wire/wireWriter.ts';
import { type Key, keyNumber, readKey, writeKey } from './key.ts';
import { type PointerButton, pointerButtonNumber, readPointerButton, writePointerButton } from './pointerButton.ts';
import { type PointerMove, pointerMoveNumber, readPointerMove, writePointerMove } from './pointerMove.ts';
import { type ReleaseAll, releaseAllNumber } from './releaseAll.ts';
import { readTypedText, type TypedText, typedTextNumber, writeTypedText } from './typedText.ts';
import { readWheel, type Wheel, wheelNumber, writeWheel } from './wheel.ts';

/**
 * One input of the technician: type (1) ‖ event id (4) ‖ body. One file an event.
 *
 * An input message is one or more events, in order, at most `maxEvents`. Coordinates are pixels of the surface. Ids grow by one and
 * come back in the screen header, so that the delay can be measured. Input is never replayed. Reading never throws; one bad
 * event voids the whole message.
 */
export type InputEvent = PointerMove | PointerButton | Wheel | Key | TypedText | ReleaseAll;

/** An event before it has its number. */
export type InputDraft = InputEvent extends infer E ? (E extends InputEvent ? Omit<E, 'eventId'> : never) : never;

export const maxEvents = 256;

export function writeInputEvents(events: readonly InputEvent[]): Uint8Array<ArrayBuffer> {
  const writer = new WireWriter();
  for (const event of events) {
    writer.u8(typeNumber(event));
    writer.u32(event.eventId);
    writeBody(writer, event);
  }
  return writer.toBytes();
}

export function readInputEvents(bytes: Uint8Array): InputEvent[] | undefined {
  const reader = new WireReader(bytes);
  const events: InputEvent[] = [];
  while (reader.hasMore && events.length < maxEvents) {
    const event = readEvent(reader.u8(), reader.u32(), reader);
    if (event === undefined) return undefined;
    events.push(event);
  }
  return reader.endsWell && events.length > 0 ? events : undefined;
}

function typeNumber(event: InputEvent): number {
  switch (event.type) {
    case 'pointerMove':
      return pointerMoveNumber;
    case 'pointerButton':
      return pointerButtonNumber;
    case 'wheel':
      return wheelNumber;
    case 'key':
      return keyNumber;
    case 'typedText':
      return typedTextNumber;
    case 'releaseAll':
      return releaseAllNumber;
  }
}

function writeBody(writer: WireWriter, event: InputEvent): void {
  switch (event.type) {
    case 'pointerMove':
      writePointerMove(writer, event);
      break;
    case 'pointerButton':
      writePointerButton(writer, event);
      break;
    case 'wheel':
      writeWheel(writer, event);
      break;
    case 'key':
      writeKey(writer, event);
      break;
    case 'typedText':
      writeTypedText(writer, event);
      break;
    case 'releaseAll':
      break;
  }
}

function readEvent(type: number, eventId: number, reader: WireReader): InputEvent | undefined {
  switch (type) {
    case pointerMoveNumber:
      return readPointerMove(eventId, reader);
    case pointerButtonNumber:
      return readPointerButton(eventId, reader);
    case wheelNumber:
      return readWheel(eventId, reader);
    case keyNumber:
      return readKey(eventId, reader);
    case typedTextNumber:
      return readTypedText(eventId, reader);
    case releaseAllNumber:
      return { type: 'releaseAll', eventId };
    default:
      return undefined;
  }
}
