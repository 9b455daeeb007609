import type { PictureView } from '@deskside/talk';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../texts/index.ts';
import type { Visit } from '../visit/visit.ts';

const mostBytes = 4 * 1024 * 1024;
const mostPictures = 3;
const kinds = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

export interface Pictures {
  list: readonly PictureView[];
  busy: boolean;
  attach: (file: File | undefined) => void;
  remove: (picture: PictureView) => void;
}

/** Why this file cannot go with the question; empty when it can. */
export function pictureFault(file: { type: string; size: number }, attached: number): string {
  if (!kinds.has(file.type)) return t('wait.picture.kind');
  if (file.size > mostBytes) return t('wait.picture.large', { size: (file.size / 1024 / 1024).toFixed(1) });
  return attached >= mostPictures ? t('wait.picture.enough') : '';
}

/** The pictures with this question: chosen, or pasted anywhere on the page. */
export function usePictures(visit: Visit, say: (text: string) => void): Pictures {
  const [list, setList] = useState<readonly PictureView[]>([]);
  const [busy, setBusy] = useState(false);
  const read = async () => {
    const answer = await visit.pictures();
    if (answer.ok) setList(answer.value);
  };
  const attach = async (file: File | undefined) => {
    if (!file) return;
    const fault = pictureFault(file, list.length);
    say(fault);
    if (fault) return;
    setBusy(true);
    const answer = await visit.attach(file);
    setBusy(false);
    say(answer.ok ? t('wait.picture.done') : t('wait.failed', { why: answer.problem.detail || t('page.unreachable.title') }));
    await read();
  };
  const remove = async (picture: PictureView) => {
    const answer = await visit.removePicture(picture.picture);
    say(answer.ok ? t('wait.picture.removed') : t('wait.failed', { why: answer.problem.detail || t('page.unreachable.title') }));
    await read();
  };

  useEffect(() => void read(), []);
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const file = [...(event.clipboardData?.files ?? [])].find((one) => one.type.startsWith('image/'));
      if (!file) return;
      event.preventDefault();
      void attach(file);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  });
  return { list, busy, attach: (file) => void attach(file), remove: (picture) => void remove(picture) };
}
