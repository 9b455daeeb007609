import { WireReader } from '../wire/wireReader.ts';
import { type Peer, readPeer } from './peer.ts';

/** The relay's word on another leg: news (1) ‖ peer. Parked and unparked are also told to the parked viewer, about itself. */
export interface PeerNews {
  readonly news: number;
  readonly peer: Peer;
}

/** What happened to a leg. */
export const PeerNewsKind = { joined: 1, away: 2, back: 3, left: 4, parked: 5, unparked: 6, keyframeWanted: 7 } as const;

/** Undefined when malformed. */
export function readPeerNews(bytes: Uint8Array): PeerNews | undefined {
  const reader = new WireReader(bytes);
  const news = { news: reader.u8In(1, 7), peer: readPeer(reader) };
  return reader.endsWell ? news : undefined;
}
