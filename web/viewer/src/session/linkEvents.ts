import type { AssembledMessage } from '../protocol/parts/messageAssembler.ts';
import type { LineNews } from '../viewerEvents.ts';

/** What a link tells the session. */
export interface LinkEvents {
  state: LineNews;
  /** Keys are agreed. fresh: the customer is asked anew; resumed: consent stands. All counting begins at 0. */
  established: { readonly words: readonly string[]; readonly way: 'fresh' | 'resumed' };
  /** A new content key: every stream of leg 0 begins anew, the screen with a keyframe. */
  epoch: { readonly epoch: number };
  /** A whole message of the sharer, opened. Say `link.used(message)` once it was used. */
  message: AssembledMessage;
  /** A screen message of this channel was lost to a broken seal or a bound. */
  lost: { readonly channel: number };
  /** The relay withholds frames because this viewer is behind, or no longer does. */
  parked: { readonly isParked: boolean };
  /** Bytes that came in, for the rate. */
  received: { readonly bytes: number };
}

/** Where a link gets its right to join. A rejection whose cause has a `status` from 400 to 499 (but 408 and 429) is final. */
export type FetchTicket = () => Promise<{ readonly ticket: string; readonly path: string }>;

/** True when trying again cannot help. */
export function isFinal(fault: unknown): boolean {
  const cause = (fault as { cause?: { status?: unknown } } | undefined)?.cause;
  const status = typeof cause?.status === 'number' ? cause.status : 0;
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}
