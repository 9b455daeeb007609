import { type OutgoingMessage, RankedOutbox } from '../protocol/flow/rankedOutbox.ts';
import type { FrameSealer } from '../sealing/frameSealer.ts';
import type { Clock } from './clock.ts';
import type { LegSocket } from './legSocket.ts';

/** More than this is not given to the socket at once, so that a higher rank can still get in front. */
const maxUnderWay = 32 * 1024;
const retryMs = 10;

/**
 * Seals and sends what waits, ranked, in the order of the counters. One for each agreed pair of keys: what waits when the line is
 * cut is dropped with it, as input is never replayed.
 */
export class Outbound {
  readonly #outbox = new RankedOutbox();
  readonly #socket: LegSocket;
  readonly #sealer: FrameSealer;
  readonly #clock: Clock;
  readonly #sessionMs: () => number;
  readonly #wornOut: () => void;
  #sent: Promise<void> = Promise.resolve();
  #sealingBytes = 0;
  #cancelRetry: (() => void) | undefined;
  #isClosed = false;

  constructor(options: { socket: LegSocket; sealer: FrameSealer; clock: Clock; sessionMs: () => number; wornOut: () => void }) {
    this.#socket = options.socket;
    this.#sealer = options.sealer;
    this.#clock = options.clock;
    this.#sessionMs = options.sessionMs;
    this.#wornOut = options.wornOut;
  }

  send(message: OutgoingMessage): 'queued' | 'full' {
    if (this.#isClosed) return 'full';
    const outcome = this.#outbox.tryEnqueue(message);
    this.#pump();
    return outcome;
  }

  close(): void {
    this.#isClosed = true;
    this.#outbox.clear();
    this.#cancelRetry?.();
  }

  #pump(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    while (!this.#isClosed && !this.#outbox.isEmpty) {
      if (this.#socket.bufferedAmount + this.#sealingBytes >= maxUnderWay) {
        this.#cancelRetry = this.#clock.after(retryMs, () => this.#pump());
        return;
      }
      const part = this.#outbox.take()!;
      const sealing = this.#sealer.seal(part, this.#sessionMs());
      if (sealing === undefined) {
        this.#wornOut();
        return;
      }
      this.#sealingBytes += part.bytes.length;
      this.#sent = this.#sent.then(async () => {
        const frame = await sealing;
        this.#sealingBytes -= part.bytes.length;
        if (!this.#isClosed) this.#socket.send(frame);
      });
    }
  }
}
