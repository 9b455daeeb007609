import { type Answer, apiRoot, problemFrom } from '@deskside/talk';
import { Store } from '../../desk/store.ts';
import type { ImageView } from '../../devices/types.ts';
import { forgetMark } from './fileMark.ts';
import { ImageUpload, type UploadState } from './imageUpload.ts';
import { texts } from './texts.ts';

const patienceMs = 120_000;

/** The uploads of this tab; they go on while other pages are shown. */
class Uploads extends Store<{ running: Record<string, UploadState> }> {
  private readonly known = new Map<string, ImageUpload>();
  private over: () => void = () => undefined;

  constructor() {
    super({ running: {} });
  }

  /** Told when one is over, well or not. */
  onOver(tell: () => void): void {
    this.over = tell;
  }

  start(image: ImageView, file: Blob): void {
    if (this.known.has(image.image)) return;
    const upload = new ImageUpload(file, image.uploadedBytes, {
      send: (part, offset) => sendPart(image.image, part, offset),
      pause: (ms) => new Promise((done) => setTimeout(done, ms)),
      now: () => performance.now(),
    });
    this.known.set(image.image, upload);
    upload.subscribe(() => this.set({ running: { ...this.state.running, [image.image]: upload.state.upload } }));
    window.addEventListener('beforeunload', warn);
    void upload.run().then(() => this.finished(image.image, upload.state.upload));
  }

  stop(image: string): void {
    this.known.get(image)?.stop();
  }

  private finished(image: string, upload: UploadState): void {
    this.known.delete(image);
    if (this.known.size === 0) window.removeEventListener('beforeunload', warn);
    if (upload.phase === 'done') forgetMark(image, localStorage);
    const { [image]: last, ...rest } = this.state.running;
    this.set({ running: last?.phase === 'failed' ? { ...rest, [image]: last } : rest });
    this.over();
  }
}

export const uploads = new Uploads();

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
  event.returnValue = texts.leave;
}

async function sendPart(image: string, part: Blob, offset: number): Promise<Answer<{ uploadedBytes: number }>> {
  try {
    const response = await fetch(`${apiRoot}/images/${image}/content`, {
      method: 'PATCH',
      headers: {
        Accept: 'application/json',
        'X-Deskside': '1',
        'Content-Type': 'application/octet-stream',
        'Upload-Offset': String(offset),
      },
      body: part,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(patienceMs),
    });
    const text = await response.text();
    if (!response.ok) return { ok: false, problem: problemFrom(response.status, text, response.headers.get('Retry-After')) };
    return { ok: true, value: JSON.parse(text) as { uploadedBytes: number } };
  } catch {
    return { ok: false, problem: { status: 0, code: 'offline', detail: '', errors: {}, members: {} } };
  }
}
