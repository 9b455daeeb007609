import { Channel } from '../src/protocol/frames/channel.ts';
import { clearFrame, payloadOf } from '../src/protocol/frames/frame.ts';
import { FrameKind } from '../src/protocol/frames/frameKind.ts';
import { readFrames } from '../src/protocol/frames/frameReader.ts';
import { type ControlMessage, readControlMessage, writeControlMessage } from '../src/protocol/messages/controlMessage.ts';
import { type InputEvent, readInputEvents } from '../src/protocol/messages/inputEvent.ts';
import { type Receipt, readReceipt } from '../src/protocol/messages/receipt.ts';
import { WireWriter } from '../src/protocol/wire/wireWriter.ts';
import type { LegSocketEvents, OpenSocket } from '../src/session/legSocket.ts';
import { FakeSharer } from './fakeSharer.ts';
import { toHex } from './vectorFile.ts';

export const sessionId = '0190a1b2-c3d4-7e5f-8a6b-112233445566';
export const technician = { name: 'Ada Óneill', organisation: 'Acme 支援' };

/** A relay with a sharer behind it, in memory: hands out tickets, answers joins, hears what the viewer says. */
export class FakeRelay {
  readonly joins: string[] = [];
  readonly urls: string[] = [];
  readonly control: ControlMessage[] = [];
  readonly input: InputEvent[] = [];
  readonly receipts: Receipt[] = [];
  readonly problems: string[] = [];
  readonly raw: Uint8Array[] = [];
  readonly sharer: FakeSharer;
  ticketsFetched = 0;
  /** What the next joins are answered: Joined by default, or a refusal's number. */
  refuse: number | undefined;
  sharerPresence = 1;
  buffered = 0;
  #socket: LegSocketEvents | undefined;
  #issued = 0;
  #work: Promise<void> = Promise.resolve();

  constructor(readonly leg = 1) {
    this.sharer = new FakeSharer({ session: sessionId, leg, technician: technician.name, organisation: technician.organisation }, (frame) =>
      this.deliver(frame),
    );
  }

  readonly fetchTicket = async () => {
    this.ticketsFetched++;
    return { ticket: Buffer.alloc(32, ++this.#issued).toString('base64url'), path: `/relay/${sessionId}` };
  };

  readonly openSocket: OpenSocket = (url, events) => {
    this.urls.push(url);
    this.#socket = events;
    queueMicrotask(() => events.opened());
    const relay = this;
    return {
      get bufferedAmount() {
        return relay.buffered;
      },
      send: (bytes) => this.#hear(bytes, events),
      close: () => {},
    };
  };

  /** Gives bytes to the viewer as one message. */
  deliver(...frames: Uint8Array<ArrayBuffer>[]): void {
    const whole = new Uint8Array(Buffer.concat(frames));
    this.#socket?.message(whole);
  }

  cut(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.closed();
  }

  news(news: number, leg = 0, presence = 1): void {
    const writer = new WireWriter();
    for (const value of [news, leg, presence]) writer.u8(value);
    writer.text('Cora', 256);
    writer.text('', 256);
    this.deliver(clearFrame(FrameKind.peerNews, { leg: 0, channel: Channel.relay }, writer.toBytes()));
  }

  refused(reason: number, text: string): void {
    const writer = new WireWriter();
    for (const value of [reason, 1, 1]) writer.u16(value);
    writer.text(text, 1024);
    this.deliver(clearFrame(FrameKind.refused, { leg: 0, channel: Channel.relay }, writer.toBytes()));
    this.cut();
  }

  /** The sharer says something to this viewer. */
  async say(message: ControlMessage): Promise<void> {
    this.deliver(await this.sharer.seal(FrameKind.control, this.leg, Channel.control, writeControlMessage(message)));
  }

  #hear(bytes: Uint8Array<ArrayBuffer>, events: LegSocketEvents): void {
    if (events !== this.#socket) return;
    this.raw.push(bytes);
    for (const frame of readFrames(bytes).frames) {
      if (frame.header.kind === FrameKind.join) {
        this.joins.push(toHex(payloadOf(frame).subarray(3)));
        if (this.refuse === undefined) this.#joined();
        else this.refused(this.refuse, 'No.');
        continue;
      }
      this.#work = this.#work.then(async () => {
        if (frame.header.kind === FrameKind.handshake) return this.sharer.handshake(frame);
        const plain = await this.sharer.open(frame);
        if (typeof plain === 'string') this.problems.push(plain);
        else if (frame.header.kind === FrameKind.control) this.control.push(readControlMessage(plain)!);
        else if (frame.header.kind === FrameKind.input) this.input.push(...readInputEvents(plain)!);
        else if (frame.header.kind === FrameKind.receipt) this.receipts.push(readReceipt(plain)!);
      });
    }
  }

  #joined(): void {
    const writer = new WireWriter();
    writer.u8(this.leg);
    writer.u8(this.joins.length > 1 ? 1 : 0);
    writer.bytes(new Uint8Array(32).fill(100 + this.joins.length));
    writer.u32(60_000);
    writer.u8(1);
    writer.u8(0);
    writer.u8(this.sharerPresence);
    writer.text('Cora', 256);
    writer.text('', 256);
    this.deliver(clearFrame(FrameKind.joined, { leg: 0, channel: Channel.relay }, writer.toBytes()));
  }
}
