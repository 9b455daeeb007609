import { newId } from '../api/id.ts';

/**
 * What was typed and not yet acknowledged, kept in the browser's storage so that a reload, a crash or a dead line loses nothing.
 * Each change reads and writes the store in one step, so that two tabs of one conversation share it.
 * Errors: a store that is full or forbidden (private mode) is survived in memory; `isKept` then says false.
 */
export interface OutboxEntry {
  id: string;
  text: string;
  /** Milliseconds since 1970, when it was typed. */
  at: number;
  /** Why the server will not take it, or empty while it may still go out. */
  refused: string;
}

export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export class Outbox {
  private memory: OutboxEntry[] | undefined;

  constructor(
    private readonly store: TextStore,
    private readonly key: string,
  ) {}

  get isKept(): boolean {
    return this.memory === undefined;
  }

  entries(): OutboxEntry[] {
    return this.memory ?? this.read();
  }

  add(text: string, at: number): OutboxEntry {
    const entry = { id: newId(), text, at, refused: '' };
    this.write([...this.entries(), entry]);
    return entry;
  }

  remove(id: string): void {
    this.write(this.entries().filter((entry) => entry.id !== id));
  }

  refuse(id: string, why: string): void {
    this.write(this.entries().map((entry) => (entry.id === id ? { ...entry, refused: why } : entry)));
  }

  /** The first that may still go out: messages leave in the order in which they were typed. */
  next(): OutboxEntry | undefined {
    return this.entries().find((entry) => entry.refused === '');
  }

  private read(): OutboxEntry[] {
    try {
      const value: unknown = JSON.parse(this.store.getItem(this.key) ?? '[]');
      return Array.isArray(value) ? value.filter(isEntry) : [];
    } catch {
      return [];
    }
  }

  private write(entries: OutboxEntry[]): void {
    if (this.memory) {
      this.memory = entries;
      return;
    }
    try {
      if (entries.length === 0) this.store.removeItem(this.key);
      else this.store.setItem(this.key, JSON.stringify(entries));
    } catch {
      this.memory = entries;
    }
  }
}

function isEntry(value: unknown): value is OutboxEntry {
  if (value === null || typeof value !== 'object') return false;
  const entry = value as Record<string, unknown>;
  return (
    typeof entry.id === 'string' && typeof entry.text === 'string' && typeof entry.at === 'number' && typeof entry.refused === 'string'
  );
}
