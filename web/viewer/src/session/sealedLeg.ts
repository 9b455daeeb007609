import { Channel, isScreen } from '../protocol/frames/channel.ts';
import { clearFrame, type Frame } from '../protocol/frames/frame.ts';
import { FrameKind } from '../protocol/frames/frameKind.ts';
import { everyViewer } from '../protocol/frames/streamId.ts';
import { writeControlMessage } from '../protocol/messages/controlMessage.ts';
import type { Joined } from '../protocol/messages/joined.ts';
import { writeReceipt } from '../protocol/messages/receipt.ts';
import type { ScreenHeader } from '../protocol/messages/screenHeader.ts';
import { type AssembledMessage, MessageAssembler } from '../protocol/parts/messageAssembler.ts';
import { ContentOpener } from '../sealing/contentOpener.ts';
import { FrameOpener, type Opened, refusalFor } from '../sealing/frameOpener.ts';
import { FrameSealer } from '../sealing/frameSealer.ts';
import type { HandshakeOutcome } from '../sealing/handshakeOutcome.ts';
import { HandshakeViewer } from '../sealing/handshakeViewer.ts';
import type { LineState } from '../viewerEvents.ts';
import type { Clock } from './clock.ts';
import type { Emitter } from './emitter.ts';
import type { LegSocket } from './legSocket.ts';
import type { LinkEvents } from './linkEvents.ts';
import { Outbound } from './outbound.ts';
import { ReceiptBook } from './receiptBook.ts';
import type { ResumeStore, StoredViewer } from './resumeStore.ts';

/** Receipts go at once after a pause, and then no more often than this: the sharer waits for the word that a picture was painted. */
const paintedSpacingMs = 15;
const receiptSpacingMs = 50;

/** While so little is unreported nobody waits for it, and a receipt would cost more than what it is for. */
const smallFlightBytes = 2048;
const smallSpacingMs = 1_000;

/** A sharer that is here but does not answer is asked again. */
const answerLimitMs = 5_000;

/** No more refusals are told than this between two receipts' worth of time: a flood must not answer itself. */
const maxRefusalsTold = 20;

interface Keys {
  readonly pair: FrameOpener;
  readonly content: ContentOpener;
  readonly outbound: Outbound;
}

/** A joined leg: handshake with the sharer, then sealed messages both ways. One for each connection. */
export class SealedLeg {
  readonly number: number;
  readonly #joinedAt: number;
  readonly #options: SealedLegOptions;
  readonly #viewer: HandshakeViewer;
  readonly #assembler = new MessageAssembler();
  readonly #book = new ReceiptBook();
  #keys: Keys | undefined;
  #cancelReceipt: (() => void) | undefined;
  #cancelAnswer: (() => void) | undefined;
  #receiptAt = Number.NEGATIVE_INFINITY;
  #receiptDueAt = 0;
  #refusalsTold = 0;
  #isClosed = false;

  constructor(options: SealedLegOptions) {
    this.#options = options;
    this.number = options.joined.leg;
    this.#joinedAt = options.clock.now();
    const { session, technician, stored } = options;
    const binding = { session, leg: this.number, technician: technician.name, organisation: technician.organisation };
    this.#viewer = new HandshakeViewer(binding, stored?.leg === this.number ? stored : undefined);
  }

  /** The sharer came, came back (keys begin anew) or went. */
  async sharerIs(presence: 'here' | 'away'): Promise<void> {
    this.#dropKeys();
    this.#cancelAnswer?.();
    if (this.#isClosed) return;
    if (presence === 'away') {
      this.#options.tell('waiting', '');
      return;
    }
    this.#options.tell('securing', '');
    this.#cancelAnswer = this.#options.clock.after(answerLimitMs, () => void this.sharerIs('here'));
    this.#sendHandshake(await this.#viewer.start());
  }

  async handshake(payload: Uint8Array): Promise<void> {
    const outcome = await this.#viewer.receive(payload);
    if (this.#isClosed) return;
    switch (outcome.type) {
      case 'established':
        this.#established(outcome);
        return;
      case 'epochOffered': {
        const advanced = await this.#keys?.content.tryAdvance(outcome.step);
        if (advanced !== 'advanced') return;
        this.#assembler.forget(everyViewer);
        this.#options.events.emit('epoch', { epoch: outcome.step.epoch });
        return;
      }
      case 'beganAgain':
        this.#dropKeys();
        this.#options.tell('securing', '');
        this.#sendHandshake(outcome.payload);
        return;
      case 'gaveUp':
        this.#options.tell('refused', 'No keys could be agreed with the customer’s PC. Open the session again.');
        return;
      default:
    }
  }

  open(frame: Frame): Promise<Opened> {
    const keys = this.#keys;
    if (keys === undefined) return Promise.resolve({ outcome: 'noKey' });
    return frame.header.stream.leg === everyViewer ? keys.content.open(frame) : keys.pair.open(frame);
  }

  opened(frame: Frame, opened: Opened): void {
    const { header } = frame;
    if (opened.outcome !== 'opened') {
      this.#refuse(frame, refusalFor(opened.outcome));
      return;
    }
    this.#book.opened(header);
    const message = this.#assembler.append(header, opened.plain);
    if (message === 'tooLong' || message === 'tooManyStreams') this.#refuse(frame, 3);
    else if (message !== 'waiting') this.#options.events.emit('message', message);
    this.#receiptDue();
  }

  send(kind: FrameKind, channel: number, body: Uint8Array<ArrayBuffer>): boolean {
    return this.#keys?.outbound.send({ kind, stream: { leg: this.number, channel }, body }) === 'queued';
  }

  used(message: Pick<AssembledMessage, 'stream' | 'lastPartBytes'>): void {
    this.#book.used(message);
    this.#receiptDue();
  }

  painted(surface: number, header: ScreenHeader, decodeMs: number, paintMs: number): void {
    this.#book.painted(surface, header, decodeMs, paintMs);
    this.#receiptDue();
  }

  close(): void {
    this.#isClosed = true;
    this.#dropKeys();
    this.#cancelAnswer?.();
  }

  #established(outcome: Extract<HandshakeOutcome, { type: 'established' }>): void {
    const { keys, words, way, payload } = outcome;
    this.#cancelAnswer?.();
    this.#dropKeys();
    if (payload !== undefined) this.#sendHandshake(payload);
    this.#keys = {
      pair: new FrameOpener(keys.sharerToViewer, this.number),
      content: new ContentOpener(keys.wrap),
      outbound: new Outbound({
        socket: this.#options.socket,
        sealer: new FrameSealer(keys.viewerToSharer, this.number),
        clock: this.#options.clock,
        sessionMs: () => this.#sessionMs(),
        wornOut: () => void this.sharerIs('here'),
      }),
    };
    const remembered = this.#viewer.remembered;
    if (remembered !== undefined && way === 'fresh') {
      const { store, session } = this.#options;
      store.save(session, { ...remembered, leg: this.number }).catch(() => {}); // costs the customer one more question, no more
    }
    this.#options.events.emit('established', { words, way });
    this.#options.tell('open', '');
  }

  #refuse(frame: Frame, reason: number | undefined): void {
    if (reason === undefined) return;
    const { stream, sequence } = frame.header;
    if (this.#refusalsTold++ < maxRefusalsTold) {
      this.send(
        FrameKind.control,
        Channel.control,
        writeControlMessage({ type: 'frameRefused', from: 'viewer', stream, sequence, reason }),
      );
      this.#receiptDue();
    }
    if (isScreen(stream.channel)) this.#options.events.emit('lost', { channel: stream.channel });
  }

  #receiptDue(): void {
    if (this.#keys === undefined) return;
    const now = this.#options.clock.now();
    const dueAt = Math.max(now, this.#receiptAt + this.#receiptSpacing());
    if (this.#cancelReceipt !== undefined && this.#receiptDueAt <= dueAt) return;
    this.#cancelReceipt?.();
    this.#receiptDueAt = dueAt;
    // Even a receipt that goes at once gathers what else is handed on in the same turn.
    this.#cancelReceipt = this.#options.clock.after(dueAt - now, () => {
      this.#cancelReceipt = undefined;
      this.#refusalsTold = 0;
      if (!this.#book.isDirty) return;
      this.#receiptAt = this.#options.clock.now();
      this.send(FrameKind.receipt, Channel.receipts, writeReceipt(this.#book.take()));
    });
  }

  #receiptSpacing(): number {
    if (this.#book.unreportedBytes < smallFlightBytes) return smallSpacingMs;
    return this.#book.hasPaintings ? paintedSpacingMs : receiptSpacingMs;
  }

  #dropKeys(): void {
    this.#keys?.outbound.close();
    this.#keys = undefined;
    this.#cancelReceipt?.();
    this.#cancelReceipt = undefined;
    this.#assembler.forget(everyViewer);
    this.#assembler.forget(this.number);
    this.#book.reset();
  }

  #sendHandshake(payload: Uint8Array): void {
    if (this.#isClosed) return;
    this.#options.socket.send(clearFrame(FrameKind.handshake, { leg: this.number, channel: Channel.relay }, payload));
  }

  #sessionMs(): number {
    return Math.max(0, Math.round(this.#options.joined.sessionMs + this.#options.clock.now() - this.#joinedAt)) >>> 0;
  }
}

/** What a joined leg is given. */
export interface SealedLegOptions {
  readonly joined: Joined;
  readonly stored: StoredViewer | undefined;
  readonly session: string;
  readonly technician: { readonly name: string; readonly organisation: string };
  readonly store: ResumeStore;
  readonly socket: LegSocket;
  readonly clock: Clock;
  readonly events: Emitter<LinkEvents>;
  tell(line: LineState, detail: string): void;
}
