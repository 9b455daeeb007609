import type { WireReader } from '../wire/wireReader.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 3, sharer → viewer: the session is over at the customer's end: reason (1): 1 customer, 2 technician, 3 server, 4 failure. */
export interface Ended {
  readonly type: 'ended';
  readonly reason: number;
}

export const endedNumber = 3;

export function writeEnded(writer: WireWriter, message: Ended): void {
  writer.u8(message.reason);
}

export function readEnded(reader: WireReader): Ended {
  return {
    type: 'ended',
    reason: reader.u8In(1, 4),
  };
}
