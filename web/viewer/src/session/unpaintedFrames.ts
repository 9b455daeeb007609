import type { AssembledMessage } from '../protocol/parts/messageAssembler.ts';

type Counted = Pick<AssembledMessage, 'stream' | 'lastPartBytes'>;

const maxKept = 64;

/** Screen messages that were handed to the screen and are not on the glass: their last bytes are credited when they are. */
export class UnpaintedFrames {
  #waiting: { readonly surface: number; readonly frameNumber: number; readonly message: Counted }[] = [];

  add(surface: number, frameNumber: number, message: AssembledMessage): void {
    const { stream, lastPartBytes } = message; // not the picture itself
    this.#waiting.push({ surface, frameNumber, message: { stream, lastPartBytes } });
    if (this.#waiting.length > maxKept) this.#waiting.shift();
  }

  /** This frame is painted, and so every older one of its surface: what to credit. */
  painted(surface: number, frameNumber: number): Counted[] {
    // Numbers wrap: the difference as a signed 32-bit number says which is older.
    const isPainted = (frame: { surface: number; frameNumber: number }) =>
      frame.surface === surface && ((frame.frameNumber - frameNumber) | 0) <= 0;
    const painted = this.#waiting.filter(isPainted);
    this.#waiting = this.#waiting.filter((frame) => !isPainted(frame));
    return painted.map((frame) => frame.message);
  }

  clear(): void {
    this.#waiting = [];
  }
}
