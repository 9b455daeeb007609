import type { FrameHeader } from '../protocol/frames/frameHeader.ts';
import type { Painting, Receipt } from '../protocol/messages/receipt.ts';
import type { ScreenHeader } from '../protocol/messages/screenHeader.ts';
import type { AssembledMessage } from '../protocol/parts/messageAssembler.ts';

const maxPaintings = 64;

/**
 * Counts what was used and painted, for the next receipt. All but the last part of a message count when they are opened (they only wait
 * for the rest), the last part when the message was used: for a picture, when it is on the glass.
 */
export class ReceiptBook {
  readonly #totals = new Map<number, number>();
  #paintings: Painting[] = [];
  #echoMs = 0;
  #isDirty = false;

  get isDirty(): boolean {
    return this.#isDirty;
  }

  opened(header: FrameHeader): void {
    if (header.isContinued) this.#add(header.stream.channel, header.payloadBytes);
  }

  used(message: Pick<AssembledMessage, 'stream' | 'lastPartBytes'>): void {
    this.#add(message.stream.channel, message.lastPartBytes);
  }

  painted(surface: number, header: ScreenHeader, decodeMs: number, paintMs: number): void {
    if (this.#paintings.length >= maxPaintings) this.#paintings.shift();
    this.#paintings.push({ surface, frameNumber: header.frameNumber, decodeTenthsMs: tenths(decodeMs), paintTenthsMs: tenths(paintMs) });
    this.#echoMs = header.captureMs;
    this.#isDirty = true;
  }

  /** What is to be told now. Totals of every channel, so that a lost receipt costs nothing. */
  take(): Receipt {
    const credits = [...this.#totals].map(([channel, consumedTotal]) => ({ channel, consumedTotal }));
    const receipt = { credits, paintings: this.#paintings, echoMs: this.#echoMs };
    this.#paintings = [];
    this.#isDirty = false;
    return receipt;
  }

  /** New keys: everything is counted from 0 again. */
  reset(): void {
    this.#totals.clear();
    this.#paintings = [];
    this.#isDirty = false;
  }

  #add(channel: number, bytes: number): void {
    this.#totals.set(channel, ((this.#totals.get(channel) ?? 0) + bytes) >>> 0);
    this.#isDirty = true;
  }
}

function tenths(ms: number): number {
  return Math.min(65535, Math.max(0, Math.round(ms * 10)));
}
