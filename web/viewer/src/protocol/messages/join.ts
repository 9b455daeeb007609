import { ticketBytes } from '../ticket.ts';
import { WireWriter } from '../wire/wireWriter.ts';

/** The first frame of a leg, to the relay: version (2) ‖ role (1: 1 sharer, 2 viewer) ‖ ticket (32). */
export function writeJoin(version: number, role: 'sharer' | 'viewer', ticket: Uint8Array): Uint8Array<ArrayBuffer> {
  if (ticket.length !== ticketBytes) throw new RangeError(`A ticket has ${ticketBytes} bytes, not ${ticket.length}.`);
  const writer = new WireWriter();
  writer.u16(version);
  writer.u8(role === 'sharer' ? 1 : 2);
  writer.bytes(ticket);
  return writer.toBytes();
}
