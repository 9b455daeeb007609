import type { FrameKind } from '../frames/frameKind.ts';
import type { StreamId } from '../frames/streamId.ts';
import { maxMessage, maxPart } from '../parts/messageBounds.ts';
import { rankCount, rankOf } from './streamRank.ts';

/** A whole message on its way out, in plaintext. */
export interface OutgoingMessage {
  readonly kind: FrameKind;
  readonly stream: StreamId;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The next part to seal and send; continued on all but the last. */
export interface OutgoingPart {
  readonly kind: FrameKind;
  readonly stream: StreamId;
  readonly isKeyframe: boolean;
  readonly isContinued: boolean;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export const maxMessages = 256;
export const maxBytes = 256 * 1024;

/**
 * What is waiting to be sealed and sent, in ranks: the next part always comes from the highest rank that has one. Within a rank
 * messages go in order and whole. Bounded by `maxMessages` and `maxBytes` a rank; a full rank says so.
 * Twin: src/Deskside.Protocol/Flow/RankedOutbox.cs.
 */
export class RankedOutbox {
  readonly #ranks = Array.from({ length: rankCount }, () => ({ waiting: [] as OutgoingMessage[], bytes: 0, sent: 0 }));

  get isEmpty(): boolean {
    return this.#ranks.every((rank) => rank.waiting.length === 0);
  }

  tryEnqueue(message: OutgoingMessage): 'queued' | 'full' {
    if (message.body.length > maxMessage(message.kind))
      throw new RangeError(`${message.body.length} bytes are over the bound of the kind.`);
    const rank = this.#ranks[rankOf(message.kind)]!;
    const isFull = rank.waiting.length >= maxMessages || (rank.waiting.length > 0 && rank.bytes + message.body.length > maxBytes);
    if (isFull) return 'full';
    rank.waiting.push(message);
    rank.bytes += message.body.length;
    return 'queued';
  }

  take(): OutgoingPart | undefined {
    const rank = this.#ranks.find((candidate) => candidate.waiting.length > 0);
    const message = rank?.waiting[0];
    if (rank === undefined || message === undefined) return undefined;
    const bytes = message.body.subarray(rank.sent, rank.sent + maxPart);
    rank.sent += bytes.length;
    rank.bytes -= bytes.length;
    const isContinued = rank.sent < message.body.length;
    if (!isContinued) {
      rank.waiting.shift();
      rank.sent = 0;
    }
    return { kind: message.kind, stream: message.stream, isKeyframe: false, isContinued, bytes };
  }

  /** Drops everything: the line was cut or keys are new, and input is never replayed. */
  clear(): void {
    for (const rank of this.#ranks) Object.assign(rank, { waiting: [], bytes: 0, sent: 0 });
  }
}
