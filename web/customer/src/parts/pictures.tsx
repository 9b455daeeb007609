import { useRef } from 'preact/hooks';
import { t } from '../texts/index.ts';
import type { Pictures } from './usePictures.ts';

export function PictureButton({ pictures }: { pictures: Pictures }) {
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="button button-quiet" disabled={pictures.busy} onClick={() => file.current?.click()}>
        {t('wait.picture')}
      </button>
      <input
        ref={file}
        type="file"
        aria-label={t('wait.picture')}
        accept="image/png,image/jpeg,image/gif,image/webp"
        hidden
        onChange={(event) => {
          pictures.attach(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

/** What is with the question already; one that should not be there can be taken away again. */
export function PictureList({ pictures }: { pictures: Pictures }) {
  return (
    <>
      <p class="meanwhile-hint">{t('wait.picture.paste')}</p>
      {pictures.list.length > 0 && (
        <ul class="attached" aria-label={t('wait.pictures')}>
          {pictures.list.map((picture) => (
            <li key={picture.picture}>
              <bdi>{picture.name}</bdi>
              <button
                type="button"
                class="attached-remove"
                aria-label={t('wait.picture.remove', { name: picture.name })}
                onClick={() => pictures.remove(picture)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
