import type { QueueEntry } from '@deskside/talk';

/** One HelpAlert card. */
export interface Alert {
  entry: QueueEntry;
  /** Milliseconds since 1970, when it popped up here. */
  raisedAt: number;
}

/**
 * Turns snapshots of the queue into alerts: each question that was not in an earlier snapshot pops up once.
 * The first snapshot raises none: those stand in the list that is just being opened.
 */
export class AlertBox {
  private alerts: Alert[] = [];
  private known: Set<string> | undefined;

  constructor(
    private readonly changed: (alerts: readonly Alert[]) => void,
    /** Makes each new question heard and seen outside of the page. */
    private readonly raise: (entry: QueueEntry) => void,
  ) {}

  queue(entries: readonly QueueEntry[]): void {
    const fresh = this.known ? entries.filter((entry) => !this.known!.has(entry.request)) : [];
    this.known = new Set([...(this.known ?? []), ...entries.map((entry) => entry.request)]);
    const waiting = new Set(entries.map((entry) => entry.request));
    const kept = this.alerts.filter((alert) => waiting.has(alert.entry.request));
    if (fresh.length === 0 && kept.length === this.alerts.length) return;
    this.put([...kept, ...fresh.map((entry) => ({ entry, raisedAt: Date.now() }))]);
    for (const entry of fresh) this.raise(entry);
  }

  /** Alerted to it once more: it pops up and rings with the next snapshot as if it were new. */
  again(request: string): void {
    if (!this.known?.delete(request)) return;
    this.drop(request);
  }

  /** Answered, taken or put aside. */
  drop(request: string): void {
    if (this.alerts.some((alert) => alert.entry.request === request)) {
      this.put(this.alerts.filter((alert) => alert.entry.request !== request));
    }
  }

  clear(): void {
    this.known = undefined;
    this.put([]);
  }

  private put(alerts: Alert[]): void {
    this.alerts = alerts;
    this.changed(alerts);
  }
}
