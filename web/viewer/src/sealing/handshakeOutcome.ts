import type { HandshakeEpoch } from '../protocol/messages/handshakeEpoch.ts';
import type { PairKeys } from './keySchedule.ts';

/** What a step of the sharer led to. Whatever has a payload wants it sent as the payload of a Handshake frame. */
export type HandshakeOutcome =
  /** Keys are agreed. fresh: new words, consent is asked anew; resumed: same words, consent stands. */
  | {
      readonly type: 'established';
      readonly keys: PairKeys;
      readonly words: readonly string[];
      readonly way: 'fresh' | 'resumed';
      readonly payload: Uint8Array<ArrayBuffer> | undefined;
    }
  /** A content key for a new epoch; give it to `ContentOpener.tryAdvance`. */
  | { readonly type: 'epochOffered'; readonly step: HandshakeEpoch }
  /** This handshake is void; the payload is a fresh Commit. */
  | { readonly type: 'beganAgain'; readonly reason: number; readonly payload: Uint8Array<ArrayBuffer> }
  /** It began again too often. */
  | { readonly type: 'gaveUp'; readonly reason: number }
  /** A step that does not belong here, such as a late answer to an earlier handshake. */
  | { readonly type: 'ignored' };
