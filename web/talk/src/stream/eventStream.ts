import { apiRoot } from '../api/call.ts';
import type { News } from '../api/types.ts';
import { type SseEvent, SseParser } from './sseParser.ts';

/**
 * Follows the event stream for as long as it lives: comes back by itself after any cut, resumes with Last-Event-ID.
 * `open` is told each time the stream stands (the owner then reads its snapshot again), `lost` when it fell,
 * `refused` when the server said 401, 403 or 404 (signed out, or the request is gone); the stream then rests until `retry`.
 */
export interface EventStreamSink {
  open(): void;
  lost(): void;
  refused(status: number): void;
  news(news: News): void;
}

/** The server sends a comment every 15 s; silence for longer than this is a dead line. */
const silenceMs = 40_000;
const firstPauseMs = 500;
const longestPauseMs = 5_000;

export class EventStream {
  private stopped = false;
  private lastEventId: string | undefined;
  private pauseMs = firstPauseMs;
  private connection: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly sink: EventStreamSink,
    private readonly as: 'customer' | 'technician',
  ) {}

  /** Begins once the page is loaded: an answer that never ends would keep the browser's "loading" turning. */
  start(): void {
    if (document.readyState === 'complete') void this.connect();
    else window.addEventListener('load', () => setTimeout(() => void this.connect()), { once: true });
  }

  /** Tries at once, for example when the browser says that it is online again. */
  retry(): void {
    if (this.stopped || this.connection) return;
    clearTimeout(this.timer);
    void this.connect();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.connection?.abort();
  }

  private async connect(): Promise<void> {
    if (this.stopped || this.connection) return;
    const connection = new AbortController();
    this.connection = connection;
    const refusedWith = await this.follow(connection);
    this.connection = undefined;
    if (this.stopped) return;
    if (refusedWith) {
      this.sink.refused(refusedWith);
      return;
    }
    this.sink.lost();
    this.timer = setTimeout(() => void this.connect(), this.pauseMs);
    this.pauseMs = Math.min(this.pauseMs * 1.6, longestPauseMs);
  }

  /** Runs one connection to its end. Returns the status that ends the following, or 0 for a passing fault. */
  private async follow(connection: AbortController): Promise<number> {
    let watchdog = setTimeout(() => connection.abort(), silenceMs);
    try {
      const headers: Record<string, string> = { Accept: 'text/event-stream' };
      if (this.lastEventId !== undefined) headers['Last-Event-ID'] = this.lastEventId;
      const response = await fetch(`${apiRoot}/events?as=${this.as}`, {
        headers,
        cache: 'no-store',
        credentials: 'same-origin',
        signal: connection.signal,
      });
      if ([401, 403, 404].includes(response.status)) return response.status;
      if (!response.ok || !response.body) return 0;
      this.pauseMs = firstPauseMs;
      this.sink.open();
      const parser = new SseParser();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return 0;
        clearTimeout(watchdog);
        watchdog = setTimeout(() => connection.abort(), silenceMs);
        for (const event of parser.push(value)) this.tell(event);
      }
    } catch {
      return 0;
    } finally {
      clearTimeout(watchdog);
    }
  }

  private tell(event: SseEvent): void {
    if (event.id !== undefined) this.lastEventId = event.id;
    const news = newsFrom(event);
    // What we missed is no longer known over there: the owner reads everything anew.
    if (news?.kind === 'stream.reset') this.sink.open();
    else if (news) this.sink.news(news);
  }
}

/** Reads one event; undefined when its data is no JSON object. The `event:` field names the kind; without one the data does. */
export function newsFrom(event: SseEvent): News | undefined {
  try {
    const value: unknown = JSON.parse(event.data);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
    const news = value as Partial<News>;
    const kind = event.kind === 'message' && typeof news.kind === 'string' ? news.kind : event.kind;
    return { ...news, kind };
  } catch {
    return undefined;
  }
}
