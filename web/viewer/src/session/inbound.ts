import type { Frame } from '../protocol/frames/frame.ts';
import { isSealed } from '../protocol/frames/frameKind.ts';
import { readFrames } from '../protocol/frames/frameReader.ts';
import type { Opened } from '../sealing/frameOpener.ts';

/** Who takes what comes in, in order. */
export interface InboundSink {
  /** A clear frame. What it changes (keys) holds for every frame after it. */
  clear(frame: Frame): Promise<void>;
  /** Opens a sealed frame with the keys of now; several may be under way. Never rejects. */
  open(frame: Frame): Promise<Opened>;
  /** A sealed frame with what became of it. */
  opened(frame: Frame, opened: Opened): void;
  /** The message was not made of whole frames: the other side is not one of ours. */
  malformed(problem: string): void;
}

/**
 * Keeps order without serialising latency: sealed frames are decrypted at once and side by side, but handed on one after the other;
 * a clear frame waits for all before it, and those after it wait for it, as it may change the keys.
 */
export class Inbound {
  readonly #sink: InboundSink;
  #keysReady: Promise<void> = Promise.resolve();
  #handedOn: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(sink: InboundSink) {
    this.#sink = sink;
  }

  message(bytes: Uint8Array<ArrayBuffer>): void {
    const { frames, problem } = readFrames(bytes);
    for (const frame of frames) this.#accept(frame);
    if (problem !== 'ok') this.#then(() => this.#sink.malformed(problem));
  }

  /** The line is gone: calls when all that came before is handed on, so that a last word is still heard. */
  ended(call: () => void): void {
    this.#then(call);
  }

  /** Nothing is handed on any more. */
  close(): void {
    this.#isClosed = true;
  }

  #accept(frame: Frame): void {
    if (!isSealed(frame.header.kind)) {
      this.#then(() => this.#sink.clear(frame));
      this.#keysReady = this.#handedOn;
      return;
    }
    const opening = this.#keysReady.then(() => (this.#isClosed ? undefined : this.#sink.open(frame)));
    this.#then(async () => {
      const opened = await opening;
      if (opened !== undefined && !this.#isClosed) this.#sink.opened(frame, opened);
    });
  }

  #then(work: () => void | Promise<void>): void {
    this.#handedOn = this.#handedOn.then(async () => {
      if (this.#isClosed) return;
      try {
        await work();
      } catch (fault) {
        reportError(fault);
      }
    });
  }
}
