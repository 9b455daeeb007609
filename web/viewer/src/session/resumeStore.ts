import type { Remembered } from '../sealing/handshakeViewer.ts';

/** What makes a reopened tab the same viewer: its leg, the resume key (which cannot be exported) and the words both ends showed. */
export interface StoredViewer extends Remembered {
  readonly leg: number;
}

/** Keeps one viewer a session. A store that fails only costs the customer one more question. */
export interface ResumeStore {
  load(sessionId: string): Promise<StoredViewer | undefined>;
  save(sessionId: string, viewer: StoredViewer): Promise<void>;
  forget(sessionId: string): Promise<void>;
}

/** For as long as the page lives. */
export class MemoryResumeStore implements ResumeStore {
  readonly #viewers = new Map<string, StoredViewer>();

  async load(sessionId: string): Promise<StoredViewer | undefined> {
    return this.#viewers.get(sessionId);
  }

  async save(sessionId: string, viewer: StoredViewer): Promise<void> {
    this.#viewers.set(sessionId, viewer);
  }

  async forget(sessionId: string): Promise<void> {
    this.#viewers.delete(sessionId);
  }
}
