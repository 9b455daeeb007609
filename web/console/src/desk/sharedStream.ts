import { EventStream, type EventStreamSink, type News } from '@deskside/talk';

/**
 * One event stream a browser: the tab that holds the lock follows it and passes everything on to the others.
 * Where the browser has no locks or channels, each tab follows its own.
 */
type Word =
  | { word: 'open' | 'lost' | 'hello' | 'retry' }
  | { word: 'refused'; status: number }
  | { word: 'news'; news: News }
  | { word: 'standing'; open: boolean };

const lockName = 'deskside-console-events';
/** A hidden leader's timers are slowed down by the browser; a visible tab asks it to try again this often while the line is down. */
const nudgeMs = 2_000;

export class SharedStream {
  private readonly channel: BroadcastChannel | undefined;
  private own: EventStream | undefined;
  private standing = false;
  private stopped = false;
  private release: (() => void) | undefined;
  private nudge: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly sink: EventStreamSink) {
    if ('locks' in navigator && 'BroadcastChannel' in globalThis) {
      this.channel = new BroadcastChannel(lockName);
      this.channel.onmessage = ({ data }: MessageEvent<Word>) => this.hear(data);
    }
  }

  start(): void {
    if (!this.channel) {
      this.lead();
      return;
    }
    this.channel.postMessage({ word: 'hello' } satisfies Word);
    void navigator.locks.request(lockName, async () => {
      if (this.stopped) return;
      this.lead();
      await new Promise<void>((resolve) => {
        this.release = resolve;
      });
    });
  }

  retry(): void {
    if (this.own) this.own.retry();
    else this.channel?.postMessage({ word: 'retry' } satisfies Word);
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.nudge);
    this.own?.stop();
    this.release?.();
    this.channel?.close();
  }

  private lead(): void {
    const sink: EventStreamSink = {
      open: () => this.pass({ word: 'open' }),
      lost: () => this.pass({ word: 'lost' }),
      refused: (status) => this.pass({ word: 'refused', status }),
      news: (news) => this.pass({ word: 'news', news }),
    };
    this.own = new EventStream(sink, 'technician');
    this.own.start();
  }

  private pass(word: Word): void {
    this.channel?.postMessage(word);
    this.hear(word);
  }

  private hear(word: Word): void {
    if (this.stopped) return;
    switch (word.word) {
      case 'hello':
        if (this.own) this.channel?.postMessage({ word: 'standing', open: this.standing } satisfies Word);
        return;
      case 'retry':
        this.own?.retry();
        return;
      case 'standing':
        if (word.open && !this.standing) this.opened();
        return;
      case 'open':
        this.opened();
        return;
      case 'lost':
        this.standing = false;
        this.startNudging();
        this.sink.lost();
        return;
      case 'refused':
        this.standing = false;
        this.sink.refused(word.status);
        return;
      case 'news':
        this.sink.news(word.news);
    }
  }

  private opened(): void {
    this.standing = true;
    clearInterval(this.nudge);
    this.nudge = undefined;
    this.sink.open();
  }

  private startNudging(): void {
    this.nudge ??= setInterval(() => {
      if (document.visibilityState === 'visible') this.retry();
    }, nudgeMs);
  }
}
