import { ticketBytes } from '../ticket.ts';
import { WireReader } from '../wire/wireReader.ts';
import { type Peer, readPeer } from './peer.ts';

/** The relay's answer to a Join: leg (1) ‖ resumed (1) ‖ resume ticket (32) ‖ clock (4) ‖ count (1) ‖ peers. */
export interface Joined {
  readonly leg: number;
  readonly resumed: boolean;
  readonly resumeTicket: Uint8Array<ArrayBuffer>;
  readonly sessionMs: number;
  readonly peers: readonly Peer[];
}

/** Undefined when malformed. */
export function readJoined(bytes: Uint8Array): Joined | undefined {
  const reader = new WireReader(bytes);
  const [leg, resumed] = [reader.u8In(0, 254), reader.flag()];
  const [resumeTicket, sessionMs] = [reader.bytes(ticketBytes), reader.u32()];
  const count = reader.u8();
  const peers: Peer[] = [];
  for (let i = 0; i < count && reader.hasMore; i++) peers.push(readPeer(reader));
  return reader.endsWell && peers.length === count ? { leg, resumed, resumeTicket, sessionMs, peers } : undefined;
}
