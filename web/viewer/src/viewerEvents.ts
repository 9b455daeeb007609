/** What a viewer tells the page around it. */

export type Capability = 'view' | 'control' | 'files' | 'clipboard';
export type ConsentState = 'none' | 'asking' | 'granted' | 'denied' | 'timedOut' | 'withdrawn' | 'suspendedByCustomer' | 'unavailable';

export interface ConsentNews {
  capability: Capability;
  state: ConsentState;
  /** Of the question while asking, of the pause while suspended; 0 when none runs. */
  remainingMs: number;
  inAdvance: boolean;
}

export interface Surface {
  id: number;
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
  primary: boolean;
}

/** Which monitors are on the glass: one by its number, all as they stand on the desktop, or the one where the pointer is. */
export type SurfaceChoice = number | 'all' | 'pointer';

/**
 * Where the line to the customer's PC stands.
 * connecting = to the relay; waiting = the sharer is not there; securing = keys are being agreed; open = all is well;
 * reconnecting = it was open and comes back by itself; refused and ended are final.
 */
export type LineState = 'connecting' | 'waiting' | 'securing' | 'open' | 'reconnecting' | 'refused' | 'ended';

export interface LineNews {
  line: LineState;
  /** For people, when there is something to say beyond the state. */
  detail: string;
}

export interface ViewerStats {
  /** From an input event sent to its effect painted; 0 until measured. */
  delayMs: number;
  rttMs: number;
  kbps: number;
  fps: number;
  decodeMs: number;
  codecBytes: number;
}

export interface Peer {
  product: string;
  version: string;
  platform: string;
  hostName: string;
}

export interface ViewerEvents {
  state: LineNews;
  consent: ConsentNews;
  surfaces: readonly Surface[];
  safetyWords: readonly string[];
  stats: ViewerStats;
  peer: Peer;
  notice: { code: number; text: string };
  ended: { reason: number };
}

export type Scale = 'fit' | 'actual';
