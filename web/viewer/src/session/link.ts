import { Channel } from '../protocol/frames/channel.ts';
import { clearFrame, type Frame, payloadOf } from '../protocol/frames/frame.ts';
import { FrameKind } from '../protocol/frames/frameKind.ts';
import { writeJoin } from '../protocol/messages/join.ts';
import { type Joined, readJoined } from '../protocol/messages/joined.ts';
import { PeerPresence } from '../protocol/messages/peer.ts';
import { type PeerNews, PeerNewsKind, readPeerNews } from '../protocol/messages/peerNews.ts';
import { RefusalReason, type Refused, readRefused } from '../protocol/messages/refused.ts';
import type { AssembledMessage } from '../protocol/parts/messageAssembler.ts';
import { protocolVersion } from '../protocol/protocolVersion.ts';
import { parseTicket } from '../protocol/ticket.ts';
import type { LineState } from '../viewerEvents.ts';
import { Backoff } from './backoff.ts';
import { browserClock, type Clock } from './clock.ts';
import { Emitter } from './emitter.ts';
import { Inbound } from './inbound.ts';
import { type LegSocket, type OpenSocket, openBrowserSocket } from './legSocket.ts';
import { type FetchTicket, isFinal, type LinkEvents } from './linkEvents.ts';
import type { ResumeStore } from './resumeStore.ts';
import { SealedLeg } from './sealedLeg.ts';

/** What a link is given. */
export interface LinkOptions {
  readonly sessionId: string;
  /** Such as "wss://help.example.org"; the ticket's path is added. */
  readonly relayUrl: string;
  readonly fetchTicket: FetchTicket;
  readonly technician: { readonly name: string; readonly organisation: string };
  readonly store: ResumeStore;
  readonly openSocket?: OpenSocket;
  readonly clock?: Clock;
  readonly random?: () => number;
}

/** No Joined within this: the line is tried anew. */
const joinLimitMs = 10_000;

/** One connection's life; what belongs to an older one is void. */
interface Connection {
  readonly socket: LegSocket;
  readonly inbound: Inbound;
  cancelLimit: () => void;
  leg: SealedLeg | undefined;
  isOver: boolean;
}

/**
 * The viewer's leg: joins, comes back by itself (at once, then after 250, 500, 1000 and 2000 ms), agrees on keys, opens and seals.
 * It resumes with the ticket of the last Joined, and fetches a fresh one when that is refused or lost. Ends for good when
 * the relay says that trying again cannot help, or by `close`.
 */
export class LegLink {
  readonly #options: LinkOptions;
  readonly #clock: Clock;
  readonly #openSocket: OpenSocket;
  readonly #backoff: Backoff;
  readonly #events = new Emitter<LinkEvents>();
  #connection: Connection | undefined;
  #resume: { ticket: Uint8Array<ArrayBuffer>; path: string } | undefined;
  #cancelRetry: (() => void) | undefined;
  #wasOpen = false;
  #isClosed = false;
  #state: LineState | undefined;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#clock = options.clock ?? browserClock;
    this.#openSocket = options.openSocket ?? openBrowserSocket;
    this.#backoff = new Backoff(options.random);
  }

  on<K extends keyof LinkEvents>(kind: K, handler: (news: LinkEvents[K]) => void): void {
    this.#events.on(kind, handler);
  }

  /** Begins; register handlers first. */
  open(): void {
    this.#tell('connecting', '');
    void this.#connect();
  }

  /** Sends a message of this viewer; false when no keys are agreed or too much waits. Nothing is kept for later. */
  send(kind: FrameKind, channel: number, body: Uint8Array<ArrayBuffer>): boolean {
    return this.#connection?.leg?.send(kind, channel, body) ?? false;
  }

  /** The message was used: its bytes may be credited. */
  used(message: Pick<AssembledMessage, 'stream' | 'lastPartBytes'>): void {
    this.#connection?.leg?.used(message);
  }

  /** A frame is on the glass. */
  painted: SealedLeg['painted'] = (...painting) => this.#connection?.leg?.painted(...painting);

  /** The line may be dead without knowing it (the machine slept, the network changed): begin a new connection now. */
  renew(): void {
    if (this.#isClosed) return;
    this.#backoff.reset();
    this.#over(this.#connection, 'The line is renewed.');
  }

  close(): void {
    this.#finish('ended', '');
  }

  async #connect(): Promise<void> {
    const right = this.#resume ?? (await this.#freshTicket());
    if (right === undefined || this.#isClosed) return;
    const isResume = this.#resume !== undefined;
    this.#resume = undefined; // one-use: if the answer is lost, a fresh one is fetched
    const connection = this.#openConnection(right, isResume);
    connection.cancelLimit = this.#clock.after(joinLimitMs, () => this.#over(connection, 'The server does not answer.'));
    this.#connection = connection;
  }

  async #freshTicket(): Promise<{ ticket: Uint8Array<ArrayBuffer>; path: string } | undefined> {
    try {
      const { ticket, path } = await this.#options.fetchTicket();
      const bytes = parseTicket(ticket);
      if (bytes === undefined) throw new Error('The server gave a ticket that is none.');
      return { ticket: bytes, path };
    } catch (fault) {
      const detail = fault instanceof Error ? fault.message : String(fault);
      if (isFinal(fault)) this.#finish('refused', detail);
      else this.#retry(detail);
      return undefined;
    }
  }

  #openConnection(right: { ticket: Uint8Array<ArrayBuffer>; path: string }, isResume: boolean): Connection {
    const stream = { leg: 0, channel: Channel.relay };
    const inbound = new Inbound({
      clear: (frame) => this.#onClear(connection, frame, right.path, isResume),
      open: (frame) => connection.leg?.open(frame) ?? Promise.resolve({ outcome: 'noKey' }),
      opened: (frame, opened) => connection.leg?.opened(frame, opened),
      malformed: (problem) => this.#over(connection, `The server sent something else than frames (${problem}).`),
    });
    const socket = this.#openSocket(`${this.#options.relayUrl}${right.path}`, {
      opened: () => socket.send(clearFrame(FrameKind.join, stream, writeJoin(protocolVersion, 'viewer', right.ticket))),
      message: (bytes) => {
        this.#events.emit('received', { bytes: bytes.length });
        inbound.message(bytes);
      },
      closed: () => inbound.ended(() => this.#over(connection, 'The line was cut.')),
    });
    const connection: Connection = { socket, inbound, cancelLimit: () => {}, leg: undefined, isOver: false };
    return connection;
  }

  async #onClear(connection: Connection, frame: Frame, path: string, isResume: boolean): Promise<void> {
    const payload = payloadOf(frame);
    switch (frame.header.kind) {
      case FrameKind.joined:
        return this.#onJoined(connection, path, readJoined(payload));
      case FrameKind.peerNews:
        return this.#onNews(connection, readPeerNews(payload));
      case FrameKind.refused:
        return this.#onRefused(connection, isResume, readRefused(payload));
      default:
        await connection.leg?.handshake(payload);
    }
  }

  async #onJoined(connection: Connection, path: string, joined: Joined | undefined): Promise<void> {
    if (joined === undefined || connection.leg !== undefined) {
      this.#over(connection, 'The server answered something else than expected.');
      return;
    }
    connection.cancelLimit();
    this.#resume = { ticket: joined.resumeTicket, path };
    const stored = await this.#options.store.load(this.#options.sessionId).catch(() => undefined);
    if (connection.isOver) return;
    const leg = new SealedLeg({
      joined,
      stored,
      session: this.#options.sessionId,
      technician: this.#options.technician,
      store: this.#options.store,
      socket: connection.socket,
      clock: this.#clock,
      events: this.#events,
      tell: (line, detail) => this.#tellOf(connection, line, detail),
    });
    connection.leg = leg;
    const sharer = joined.peers.find((peer) => peer.leg === 0);
    await leg.sharerIs(sharer?.presence === PeerPresence.here ? 'here' : 'away');
  }

  async #onNews(connection: Connection, news: PeerNews | undefined): Promise<void> {
    const leg = connection.leg;
    if (news === undefined || leg === undefined) return;
    const isSharer = news.peer.leg === 0;
    switch (news.news) {
      case PeerNewsKind.joined:
      case PeerNewsKind.back:
        if (isSharer) await leg.sharerIs('here');
        return;
      case PeerNewsKind.away:
      case PeerNewsKind.left:
        if (isSharer) await leg.sharerIs('away');
        return;
      case PeerNewsKind.parked:
      case PeerNewsKind.unparked:
        if (news.peer.leg === leg.number) this.#events.emit('parked', { isParked: news.news === PeerNewsKind.parked });
        return;
      default:
    }
  }

  #onRefused(connection: Connection, isResume: boolean, refused: Refused | undefined): void {
    const detail = refused?.text ?? '';
    switch (refused?.reason) {
      case RefusalReason.ticketUnknownOrUsed:
      case RefusalReason.ticketExpired:
        // A resume ticket that is no longer known is replaced by a fresh one at once.
        this.#resume = undefined;
        if (isResume) this.#backoff.reset();
        this.#over(connection, detail);
        return;
      case RefusalReason.tooSlow:
        this.#over(connection, detail);
        return;
      case RefusalReason.sessionEnded:
        this.#finish('ended', detail);
        return;
      case undefined:
        this.#over(connection, detail);
        return;
      default:
        this.#finish('refused', detail);
        return;
    }
  }

  /** A connection is over, whoever ended it: try again, unless it is an old one. */
  #over(connection: Connection | undefined, detail: string): void {
    if (connection !== undefined) {
      if (connection.isOver) return;
      this.#dispose(connection);
      if (connection !== this.#connection && this.#connection !== undefined) return;
    }
    this.#connection = undefined;
    if (!this.#isClosed) this.#retry(detail);
  }

  #retry(detail: string): void {
    if (this.#isClosed) return;
    this.#tell(this.#wasOpen ? 'reconnecting' : 'connecting', detail);
    this.#cancelRetry?.();
    this.#cancelRetry = this.#clock.after(this.#backoff.next(), () => void this.#connect());
  }

  #finish(line: LineState, detail: string): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelRetry?.();
    if (this.#connection !== undefined) this.#dispose(this.#connection);
    this.#connection = undefined;
    this.#tell(line, detail);
  }

  #dispose(connection: Connection): void {
    connection.isOver = true;
    connection.cancelLimit();
    connection.inbound.close();
    connection.leg?.close();
    connection.socket.close();
  }

  #tellOf(connection: Connection, line: LineState, detail: string): void {
    if (connection.isOver || this.#isClosed) return;
    if (line === 'open') {
      this.#wasOpen = true;
      this.#backoff.reset();
    }
    if (line === 'refused') {
      this.#finish(line, detail);
      return;
    }
    this.#tell(line, detail);
  }

  #tell(line: LineState, detail: string): void {
    if (line === this.#state && detail === '') return;
    this.#state = line;
    this.#events.emit('state', { line, detail });
  }
}
