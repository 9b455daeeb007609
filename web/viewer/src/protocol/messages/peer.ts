import type { WireReader } from '../wire/wireReader.ts';
import { maxName } from '../wire/wireText.ts';

/** Another leg of the session, as the server knows it: leg (1) ‖ presence (1) ‖ name ‖ organisation. */
export interface Peer {
  readonly leg: number;
  readonly presence: number;
  readonly name: string;
  readonly organisation: string;
}

/** Whether a leg has its connection now. */
export const PeerPresence = { here: 1, away: 2, left: 3 } as const;

export function readPeer(reader: WireReader): Peer {
  return { leg: reader.u8In(0, 254), presence: reader.u8In(1, 3), name: reader.text(maxName), organisation: reader.text(maxName) };
}
