import type { Answer, DeviceTicket } from '@deskside/talk';
import { Store } from '../desk/store.ts';
import { fill } from '../texts/fill.ts';
import { texts } from './texts.ts';

export type LineKind = 'serial' | 'screen';

export type LinePhase =
  | { phase: 'closed' }
  | { phase: 'opening' }
  | { phase: 'open' }
  /** It was open and comes back by itself. */
  | { phase: 'reopening' }
  /** Final until it is opened again. */
  | { phase: 'ended'; why: string };

/** What a line needs of a WebSocket. */
export interface LineSocket {
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(): void;
  readonly waitingBytes: number;
}

export interface LineSocketSink {
  opened(): void;
  bytes(bytes: Uint8Array): void;
  text(text: string): void;
  closed(): void;
}

export interface LineParts {
  ticket(kind: LineKind): Promise<Answer<DeviceTicket>>;
  connect(path: string, sink: LineSocketSink): LineSocket;
  later(work: () => void, ms: number): () => void;
}

const firstPauseMs = 1_000;
const longestPauseMs = 8_000;
const mostTries = 6;
/** What a person types is far below this; a paste beyond it is refused with words instead of filling the memory. */
export const mostWaitingBytes = 262_144;
/** The server takes messages of at most 64 KiB. */
const mostMessageBytes = 32_768;

/**
 * One line to a device, serial or screen: fetches a ticket of one use, sends it as the first message, then bytes both ways and news
 * as JSON. A line that breaks comes back by itself (at most six tries in a row); one that the server ended does not.
 */
export class DeviceLine extends Store<{ line: LinePhase }> {
  onBytes: (bytes: Uint8Array) => void = () => undefined;
  onNews: (news: { kind: string; on?: boolean; why?: string }) => void = () => undefined;
  private socket: LineSocket | undefined;
  private cancelPause: (() => void) | undefined;
  private tries = 0;
  /** Counts openings: what comes from an earlier one is void. */
  private round = 0;

  constructor(
    readonly kind: LineKind,
    private readonly parts: LineParts,
  ) {
    super({ line: { phase: 'closed' } });
  }

  open(): void {
    const { phase } = this.state.line;
    if (phase === 'opening' || phase === 'open' || phase === 'reopening') return;
    this.tries = 0;
    this.set({ line: { phase: 'opening' } });
    void this.connect();
  }

  /** False when the line is not open or too much waits already. */
  send(bytes: Uint8Array<ArrayBuffer>): boolean {
    if (this.state.line.phase !== 'open' || !this.socket || this.socket.waitingBytes + bytes.length > mostWaitingBytes) return false;
    for (let at = 0; at < bytes.length; at += mostMessageBytes) this.socket.send(bytes.slice(at, at + mostMessageBytes));
    return true;
  }

  close(): void {
    this.leave();
    this.set({ line: { phase: 'closed' } });
  }

  private async connect(): Promise<void> {
    const round = ++this.round;
    const answer = await this.parts.ticket(this.kind);
    if (round !== this.round) return;
    if (!answer.ok) {
      if (answer.problem.status === 0 || answer.problem.status >= 500) this.again();
      else this.end(answer.problem.detail || fill(texts.refused, { code: answer.problem.code }));
      return;
    }
    const ticket = fromBase64(answer.value.ticket);
    if (!ticket) {
      this.end(texts.noTicket);
      return;
    }
    const current = (work: () => void) => round === this.round && work();
    this.socket = this.parts.connect(answer.value.path, {
      opened: () => current(() => this.socket?.send(ticket)),
      bytes: (bytes) => current(() => this.onBytes(bytes)),
      text: (text) => current(() => this.hear(text)),
      closed: () => current(() => this.again()),
    });
  }

  private hear(text: string): void {
    const news = newsIn(text);
    if (!news) return;
    if (news.kind === 'opened') {
      this.tries = 0;
      this.set({ line: { phase: 'open' } });
    } else if (news.kind === 'ended') this.end(news.why || texts.deviceClosed);
    this.onNews(news);
  }

  private again(): void {
    this.socket = undefined;
    if (++this.tries > mostTries) {
      this.end(texts.lineLost);
      return;
    }
    this.set({ line: { phase: 'reopening' } });
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (this.tries - 1));
    this.cancelPause = this.parts.later(() => void this.connect(), pauseMs);
  }

  private end(why: string): void {
    this.leave();
    this.set({ line: { phase: 'ended', why } });
  }

  private leave(): void {
    this.round++;
    this.cancelPause?.();
    this.cancelPause = undefined;
    const { socket } = this;
    this.socket = undefined;
    socket?.close();
  }
}

function newsIn(text: string): { kind: string; on?: boolean; why?: string } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && typeof (value as { kind?: unknown }).kind === 'string'
      ? (value as { kind: string })
      : undefined;
  } catch {
    return undefined;
  }
}

/** Takes base64 and base64url. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
  } catch {
    return undefined;
  }
}
