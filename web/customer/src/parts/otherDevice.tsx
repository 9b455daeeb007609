import { call, qrCode, qrPath } from '@deskside/talk';
import { useState } from 'preact/hooks';
import { t } from '../texts/index.ts';

const quiet = 4;

/** A QR code that takes the own request to a phone, say: good once, for 10 minutes. */
export function OtherDevice() {
  const [modules, setModules] = useState<boolean[][]>();
  const [failure, setFailure] = useState('');

  const make = async () => {
    const answer = await call<{ url: string }>('POST', '/requests/mine/link', {});
    setModules(answer.ok ? qrCode(answer.value.url) : undefined);
    setFailure(answer.ok ? '' : t('device.failed'));
  };

  const side = (modules?.length ?? 0) + 2 * quiet;
  return (
    <div>
      <button type="button" class="button button-quiet" onClick={make}>
        {t('device.other')}
      </button>
      <p class="failure" role="alert">
        {failure}
      </p>
      {modules && (
        <>
          <svg class="qr" viewBox={`${-quiet} ${-quiet} ${side} ${side}`} role="img" aria-label={t('device.other')}>
            <path d={qrPath(modules)} />
          </svg>
          <p>{t('device.how')}</p>
        </>
      )}
    </div>
  );
}
