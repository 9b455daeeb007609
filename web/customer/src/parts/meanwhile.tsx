import type { Answer } from '@deskside/talk';
import { useState } from 'preact/hooks';
import { language, t } from '../texts/index.ts';
import type { Visit } from '../visit/visit.ts';
import { CopyButton } from './copyButton.tsx';
import { PictureButton, PictureList } from './pictures.tsx';
import { usePictures } from './usePictures.ts';

type Open = 'none' | 'keep' | 'phone' | 'add';

/** What one may do while waiting: keep the place, go on by phone, add to the question, attach screenshots. */
export function Meanwhile({ visit }: { visit: Visit }) {
  const [open, setOpen] = useState<Open>('none');
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const [link, setLink] = useState('');
  const [busy, setBusy] = useState(false);

  const pictures = usePictures(visit, setSaid);

  const show = (next: Open) => {
    setOpen(next);
    setText('');
    setSaid('');
  };
  const run = async <T,>(work: () => Promise<Answer<T>>, done: (value: T) => string) => {
    setBusy(true);
    const answer = await work();
    setBusy(false);
    setSaid(answer.ok ? done(answer.value) : t('wait.failed', { why: answer.problem.detail || t('page.unreachable.title') }));
    if (answer.ok) setOpen('none');
  };
  const submit = () => {
    if (open === 'keep') {
      void run(
        () => visit.keepPlace(text),
        (kept) => {
          setLink(new URL(kept.link, location.href).href);
          return t('wait.keep.kept', { when: new Date(kept.until).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' }) });
        },
      );
    } else if (open === 'phone') {
      const contact = text;
      void run(
        () => visit.goOnBy('phone', contact),
        () => t('wait.phone.done', { contact }),
      );
    } else {
      void run(
        () => visit.add(text),
        () => t('wait.add.done'),
      );
    }
  };

  return (
    <section class="meanwhile" aria-label={t('wait.more')}>
      <div class="meanwhile-choices">
        <button
          type="button"
          class="button button-quiet"
          aria-expanded={open === 'keep'}
          onClick={() => show(open === 'keep' ? 'none' : 'keep')}
        >
          {t('wait.keep')}
        </button>
        <button
          type="button"
          class="button button-quiet"
          aria-expanded={open === 'phone'}
          onClick={() => show(open === 'phone' ? 'none' : 'phone')}
        >
          {t('wait.phone')}
        </button>
        <button
          type="button"
          class="button button-quiet"
          aria-expanded={open === 'add'}
          onClick={() => show(open === 'add' ? 'none' : 'add')}
        >
          {t('wait.add')}
        </button>
        <PictureButton pictures={pictures} />
      </div>
      {open !== 'none' && (
        <form
          class="meanwhile-form"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <label for="meanwhile-text">
            {open === 'keep' ? t('wait.keep.mail') : open === 'phone' ? t('wait.phone.field') : t('wait.add.field')}
          </label>
          {open === 'add' ? (
            <textarea
              id="meanwhile-text"
              rows={3}
              maxLength={1500}
              required
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          ) : (
            <input
              id="meanwhile-text"
              type="text"
              inputMode={open === 'keep' ? 'email' : 'tel'}
              required={open === 'phone'}
              maxLength={120}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          )}
          <div class="meanwhile-choices">
            <button type="submit" class="button" disabled={busy}>
              {open === 'keep' ? t('wait.keep') : t('wait.send')}
            </button>
            <button type="button" class="button button-quiet" onClick={() => show('none')}>
              {t('wait.cancel')}
            </button>
          </div>
        </form>
      )}
      <p class="meanwhile-said" role="status">
        {said}
      </p>
      {link && (
        <p class="meanwhile-link">
          {t('wait.keep.text')} <code id="way-back">{link}</code> <CopyButton text={link} element="way-back" />
        </p>
      )}
      <PictureList pictures={pictures} />
    </section>
  );
}
