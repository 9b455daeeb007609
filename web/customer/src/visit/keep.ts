import type { TextStore } from '@deskside/talk';

/** The browser's storage, or memory where it is closed to us. Never throws on reading. */
class MemoryStore implements TextStore {
  private readonly values = new Map<string, string>();
  getItem(key: string): string | null {
    return this.values.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.values.set(key, value);
  }
  removeItem(key: string): void {
    this.values.delete(key);
  }
}

function open(): TextStore {
  try {
    localStorage.setItem('deskside:try', '1');
    localStorage.removeItem('deskside:try');
    return localStorage;
  } catch {
    return new MemoryStore();
  }
}

export const keep = open();

/** Stores text under a key; empty text removes it. A full store is not the customer's problem: the text stays on the page. */
export function keepText(key: string, text: string): void {
  try {
    if (text === '') keep.removeItem(key);
    else keep.setItem(key, text);
  } catch {
    // Full or forbidden: the page still holds it.
  }
}
