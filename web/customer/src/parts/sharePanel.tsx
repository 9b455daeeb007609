import { call, type ShareCode } from '@deskside/talk';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../texts/index.ts';
import type { Visit, VisitState } from '../visit/visit.ts';
import { SharedNow } from './sharedNow.tsx';
import { ShareSteps } from './shareSteps.tsx';

interface Props {
  visit: Visit;
  state: VisitState;
  technician: string;
  organisation: string;
}

/** "Share my screen": the offer, the way there, and what is shared once the PC is connected. */
export function SharePanel({ state, technician, organisation }: Props) {
  const [code, setCode] = useState<ShareCode>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');

  // A code is good for one PC, once: when that PC comes, the code is used up.
  useEffect(() => {
    if (state.shared.present) setCode(undefined);
  }, [state.shared.present]);

  const renew = async () => {
    setBusy(true);
    const answer = await call<ShareCode>('POST', '/requests/mine/code');
    setBusy(false);
    if (answer.ok) setCode(answer.value);
    const problem = answer.ok ? undefined : answer.problem;
    if (!problem) setFailure('');
    else setFailure(problem.status === 0 ? t('share.failed.offline') : t('share.failed', { detail: problem.detail || problem.code }));
  };

  if (state.shared.present) return <SharedNow shared={state.shared} technician={technician} organisation={organisation} />;
  return (
    <section class="card share" aria-label={t('share.title')}>
      {state.shared.gone && <p class="calm">{t('shared.gone')}</p>}
      {code ? (
        <ShareSteps
          code={code}
          files={state.portal?.companion ?? []}
          technician={technician}
          busy={busy}
          onRenew={renew}
          onHide={() => setCode(undefined)}
        />
      ) : (
        <>
          <ScreenSign />
          <h2>{t('share.title')}</h2>
          <p>{t('share.offer', { technician })}</p>
          <ul class="promises">
            <li>{t('share.promise.ask')}</li>
            <li>{t('share.promise.bar')}</li>
            <li>{t('share.promise.end')}</li>
          </ul>
          <button type="button" class="button button-wide" disabled={busy} onClick={renew}>
            {busy ? t('share.preparing') : t('share.start')}
          </button>
        </>
      )}
      <p class="failure" role="alert">
        {failure}
      </p>
    </section>
  );
}

function ScreenSign() {
  return (
    <svg class="share-sign" viewBox="0 0 64 48" aria-hidden="true">
      <rect x="4" y="3" width="56" height="34" rx="5" />
      <path d="M24 45h16M32 37v8" />
      <path class="share-sign-pointer" d="m27 12 13 6.500-5.800 1.800-2.200 5.700z" />
    </svg>
  );
}
