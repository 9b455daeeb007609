import { Store } from './store.ts';

export type NoticeTone = 'calm' | 'good' | 'warning';

export interface Notice {
  id: number;
  tone: NoticeTone;
  title: string;
  text: string;
  /** Takes back what was just done. */
  undo?: (() => void) | undefined;
}

const shownMs = 7_000;
const mostAtOnce = 5;

/** Short news at the edge of the console; they go by themselves. */
class Notices extends Store<{ all: Notice[] }> {
  private next = 1;

  tell(tone: NoticeTone, title: string, text: string, undo?: () => void): void {
    const notice = { id: this.next++, tone, title, text, undo };
    this.set({ all: [...this.state.all, notice].slice(-mostAtOnce) });
    setTimeout(() => this.drop(notice.id), shownMs);
  }

  drop(id: number): void {
    this.set({ all: this.state.all.filter((notice) => notice.id !== id) });
  }
}

export const notices = new Notices({ all: [] });
