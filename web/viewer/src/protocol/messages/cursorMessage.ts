import { WireReader } from '../wire/wireReader.ts';
import { WireWriter } from '../wire/wireWriter.ts';
import { type CursorPosition, cursorPositionNumber, readCursorPosition, writeCursorPosition } from './cursorPosition.ts';
import { type CursorShape, cursorShapeNumber, readCursorShape, writeCursorShape } from './cursorShape.ts';
import { type CursorUse, cursorUseNumber, readCursorUse, writeCursorUse } from './cursorUse.ts';

/**
 * A message of the cursor channel, sharer → viewer: type (1) ‖ body. Reading never throws; undefined when malformed.
 */
export type CursorMessage = CursorShape | CursorPosition | CursorUse;

export function writeCursorMessage(message: CursorMessage): Uint8Array<ArrayBuffer> {
  const writer = new WireWriter();
  switch (message.type) {
    case 'cursorShape':
      writer.u8(cursorShapeNumber);
      writeCursorShape(writer, message);
      break;
    case 'cursorPosition':
      writer.u8(cursorPositionNumber);
      writeCursorPosition(writer, message);
      break;
    case 'cursorUse':
      writer.u8(cursorUseNumber);
      writeCursorUse(writer, message);
      break;
  }
  return writer.toBytes();
}

export function readCursorMessage(bytes: Uint8Array): CursorMessage | undefined {
  const reader = new WireReader(bytes);
  const message = readBody(reader.u8(), reader);
  return message !== undefined && reader.endsWell ? message : undefined;
}

function readBody(type: number, reader: WireReader): CursorMessage | undefined {
  switch (type) {
    case cursorShapeNumber:
      return readCursorShape(reader);
    case cursorPositionNumber:
      return readCursorPosition(reader);
    case cursorUseNumber:
      return readCursorUse(reader);
    default:
      return undefined;
  }
}
