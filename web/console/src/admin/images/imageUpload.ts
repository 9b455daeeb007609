import type { Answer } from '@deskside/talk';
import { Store } from '../../desk/store.ts';
import { problemText } from '../../parts/problemText.ts';

export const partBytes = 4 * 1024 * 1024;
/** The server takes at most so much. */
export const mostBytes = 8 * 1024 ** 3;
const firstPauseMs = 1_000;
const longestPauseMs = 15_000;
const rateOverMs = 5_000;

export type UploadState =
  | { phase: 'sending'; sent: number; bytesPerSecond: number }
  /** The server does not answer; it goes on by itself. */
  | { phase: 'waiting'; sent: number; why: string }
  | { phase: 'stopped'; sent: number }
  | { phase: 'done'; sent: number }
  | { phase: 'failed'; sent: number; why: string };

export interface UploadParts {
  send(part: Blob, offset: number): Promise<Answer<{ uploadedBytes: number }>>;
  pause(ms: number): Promise<void>;
  now(): number;
}

/**
 * Sends a file in parts, in order, each from where the server says it stands. A part that fails is sent again, a server that is
 * away is waited for, and a server that has another offset is followed. Stopping keeps what is there; another upload goes on from it.
 */
export class ImageUpload extends Store<{ upload: UploadState }> {
  private stopped = false;
  private readonly marks: { at: number; sent: number }[] = [];

  constructor(
    private readonly file: Blob,
    private sent: number,
    private readonly parts: UploadParts,
  ) {
    super({ upload: { phase: 'sending', sent, bytesPerSecond: 0 } });
  }

  async run(): Promise<void> {
    let pauseMs = firstPauseMs;
    let followed = 0;
    this.show();
    while (this.sent < this.file.size) {
      if (this.stopped) {
        this.set({ upload: { phase: 'stopped', sent: this.sent } });
        return;
      }
      const answer = await this.parts.send(this.file.slice(this.sent, this.sent + partBytes), this.sent);
      if (answer.ok) {
        this.sent = answer.value.uploadedBytes;
        pauseMs = firstPauseMs;
        followed = 0;
        this.show();
        continue;
      }
      const { problem } = answer;
      const theirs = problem.members.uploadedBytes;
      // Another page may be sending the same file: following it for ever would send nothing.
      if (problem.code === 'wrong-offset' && typeof theirs === 'number' && followed++ < 5) {
        this.sent = Math.min(theirs, this.file.size);
        this.show();
        continue;
      }
      if (problem.status !== 0 && problem.status !== 429 && problem.status < 500) {
        this.set({ upload: { phase: 'failed', sent: this.sent, why: problemText(problem) } });
        return;
      }
      this.set({ upload: { phase: 'waiting', sent: this.sent, why: problemText(problem) } });
      await this.parts.pause(problem.retryAfterSeconds ? problem.retryAfterSeconds * 1000 : pauseMs);
      pauseMs = Math.min(longestPauseMs, pauseMs * 2);
    }
    this.set({ upload: { phase: 'done', sent: this.sent } });
  }

  stop(): void {
    this.stopped = true;
  }

  private show(): void {
    const at = this.parts.now();
    this.marks.push({ at, sent: this.sent });
    while (this.marks.length > 2 && at - this.marks[0]!.at > rateOverMs) this.marks.shift();
    const first = this.marks[0]!;
    const bytesPerSecond = at > first.at ? ((this.sent - first.sent) * 1000) / (at - first.at) : 0;
    this.set({ upload: { phase: 'sending', sent: this.sent, bytesPerSecond } });
  }
}
