import type { Answer, Problem } from '@deskside/talk';
import { describe, expect, it } from 'vitest';
import { keepMark, markFault } from '../../src/admin/images/fileMark.ts';
import { ImageUpload, partBytes, type UploadState } from '../../src/admin/images/imageUpload.ts';

const problem = (status: number, code: string, members: Record<string, unknown> = {}): Problem => ({
  status,
  code,
  detail: `told ${code}`,
  errors: {},
  members,
});

/** A server that keeps bytes; `faults` come first, one a call. */
function server(size: number, faults: (Problem | undefined)[] = [], stands = 0) {
  const state = { stands, offsets: [] as number[], pauses: [] as number[], phases: [] as string[], clock: 0 };
  const upload = new ImageUpload(new Blob([new Uint8Array(size)]), 0, {
    async send(part, offset): Promise<Answer<{ uploadedBytes: number }>> {
      state.clock += 1_000;
      const fault = faults.shift();
      if (fault) return { ok: false, problem: fault };
      if (offset !== state.stands) return { ok: false, problem: problem(409, 'wrong-offset', { uploadedBytes: state.stands }) };
      state.offsets.push(offset);
      state.stands += part.size;
      return { ok: true, value: { uploadedBytes: state.stands } };
    },
    pause: async (ms) => void state.pauses.push(ms),
    now: () => state.clock,
  });
  upload.subscribe(() => state.phases.push(upload.state.upload.phase));
  return { state, upload };
}
const sending = (state: UploadState) => (state.phase === 'sending' ? state : undefined);

describe('ImageUpload', () => {
  it('sends a file in parts, in order, and measures its rate', async () => {
    const { state, upload } = server(partBytes * 2 + 5);
    let rate = 0;
    upload.subscribe(() => {
      rate = Math.max(rate, sending(upload.state.upload)?.bytesPerSecond ?? 0);
    });
    await upload.run();
    expect(state.offsets).toEqual([0, partBytes, partBytes * 2]);
    expect(upload.state.upload).toEqual({ phase: 'done', sent: partBytes * 2 + 5 });
    expect(rate).toBeCloseTo(partBytes, -3);
  });

  it('goes on from where the server stands', async () => {
    const { state, upload } = server(partBytes + 10, [], 100);
    await upload.run();
    expect(state.offsets).toEqual([100, partBytes + 100].filter((offset) => offset < partBytes + 10));
    expect(upload.state.upload.phase).toBe('done');
  });

  it('waits for a server that is away, longer each time, and then goes on', async () => {
    const away = () => problem(0, 'offline');
    const { state, upload } = server(10, [away(), problem(503, 'busy'), { ...problem(429, 'slow'), retryAfterSeconds: 7 }, away()]);
    await upload.run();
    expect(state.pauses).toEqual([1_000, 2_000, 7_000, 8_000]);
    expect(state.phases).toContain('waiting');
    expect(upload.state.upload.phase).toBe('done');
  });

  it('says why when the server refuses for good', async () => {
    const { upload } = server(10, [problem(413, 'too-large')]);
    await upload.run();
    expect(upload.state.upload).toMatchObject({ phase: 'failed', why: 'told too-large' });
  });

  it('does not follow a server’s offset for ever', async () => {
    const wrong = () => problem(409, 'wrong-offset', { uploadedBytes: 3 });
    const { upload } = server(10, Array.from({ length: 50 }, wrong));
    await upload.run();
    expect(upload.state.upload.phase).toBe('failed');
  });

  it('stops between two parts and keeps what is there', async () => {
    const { state, upload } = server(partBytes * 3);
    upload.subscribe(() => state.stands === partBytes && upload.stop());
    await upload.run();
    expect(upload.state.upload).toEqual({ phase: 'stopped', sent: partBytes });
  });
});

describe('going on after a reload', () => {
  const file = (bytes: number[]) => Object.assign(new Blob([Uint8Array.from(bytes)]), { lastModified: 5 });
  const store = () => {
    const kept = new Map<string, string>();
    return { setItem: (key: string, text: string) => void kept.set(key, text), getItem: (key: string) => kept.get(key) ?? null };
  };

  it('takes the same file, and tells another from it', async () => {
    const here = store();
    await keepMark('i', file([1, 2, 3]), here);
    const image = { image: 'i', sizeBytes: 3 };
    expect(await markFault(image, file([1, 2, 3]), here)).toBe('');
    expect(await markFault(image, file([9, 2, 3]), here)).toContain('begins differently');
    expect(await markFault(image, file([1, 2]), here)).toContain('2 bytes');
  });

  it('compares sizes only in a browser that did not begin it, or that keeps rubbish', async () => {
    const image = { image: 'i', sizeBytes: 3 };
    expect(await markFault(image, file([9, 9, 9]), store())).toBe('');
    const broken = { getItem: () => '{' };
    expect(await markFault(image, file([9, 9, 9]), broken)).toBe('');
  });
});
