import { Channel } from '../protocol/frames/channel.ts';
import { FrameKind } from '../protocol/frames/frameKind.ts';
import { type InputDraft, type InputEvent, maxEvents, writeInputEvents } from '../protocol/messages/inputEvent.ts';
import { cutText, maxText } from '../protocol/wire/wireText.ts';
import { tagBytes } from '../sealing/sealNonce.ts';
import type { LegLink } from './link.ts';
import type { StatsBook } from './viewerStats.ts';

/** Numbers the technician's input and sends it, only while control is granted. What cannot go now is dropped, never kept for later. */
export class InputDesk {
  readonly #link: LegLink;
  readonly #stats: StatsBook;
  #nextId = 1;
  #isGranted = false;

  constructor(link: LegLink, stats: StatsBook) {
    this.#link = link;
    this.#stats = stats;
  }

  get isGranted(): boolean {
    return this.#isGranted;
  }

  grant(): void {
    this.#isGranted = true;
  }

  /** Control is gone; the sharer has let go of everything by itself. */
  withdraw(): void {
    this.#isGranted = false;
  }

  /** Sends drafts in order, as few messages as the bound allows. False when they were dropped. */
  send(drafts: readonly InputDraft[]): boolean {
    if (!this.#isGranted || drafts.length === 0) return false;
    for (let at = 0; at < drafts.length; at += maxEvents) {
      const events = drafts.slice(at, at + maxEvents).map((draft) => ({ ...draft, eventId: this.#take() }) as InputEvent);
      const body = writeInputEvents(events);
      if (!this.#link.send(FrameKind.input, Channel.input, body)) return false;
      this.#stats.inputSent(events.at(-1)!.eventId, body.length + tagBytes);
    }
    return true;
  }

  /** Types text as characters, in pieces that the wire takes. */
  sendText(text: string): boolean {
    let rest = text;
    while (rest !== '') {
      const piece = cutText(rest, maxText);
      if (!this.send([{ type: 'typedText', text: piece }])) return false;
      rest = rest.slice(piece.length);
    }
    return true;
  }

  #take(): number {
    const id = this.#nextId;
    this.#nextId = this.#nextId === 0xffffffff ? 1 : this.#nextId + 1;
    return id;
  }
}
