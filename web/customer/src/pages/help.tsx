import { useEffect, useState } from 'preact/hooks';
import { ChatPanel } from '../parts/chatPanel.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { SharePanel } from '../parts/sharePanel.tsx';
import { Standing } from '../parts/standing.tsx';
import { t } from '../texts/index.ts';
import type { Visit, VisitState } from '../visit/visit.ts';

/** Chat and sharing, while a technician is there. */
export function HelpPage({ visit, state }: { visit: Visit; state: VisitState }) {
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState('');
  const { name, organisation } = state.view!.session?.technician ?? { name: '', organisation: '' };

  useEffect(() => {
    if (state.raised > 0) document.getElementById('chat-write')?.focus();
  }, [state.raised]);

  const end = async () => {
    setAsking(false);
    const answer = await visit.end();
    setFailure(answer.ok ? '' : t('chat.end.failed'));
  };

  return (
    <div class="help">
      <header class="help-head">
        <span class="face" aria-hidden="true">
          {Array.from(name)[0]?.toLocaleUpperCase() ?? '?'}
        </span>
        <div class="help-who">
          <h1>{t('chat.with', { technician: name })}</h1>
          <p dir="auto">{organisation}</p>
        </div>
        <button type="button" class="button button-end" onClick={() => setAsking(true)}>
          {t('chat.end')}
        </button>
      </header>
      <Standing state={state} technician={name} />
      {failure && (
        <p class="banner banner-warn" role="alert">
          {failure}
        </p>
      )}
      <div class="help-rooms">
        <ChatPanel visit={visit} state={state} technician={name} />
        <SharePanel visit={visit} state={state} technician={name} organisation={organisation} />
      </div>
      {asking && (
        <Confirm
          title={t('chat.end.ask')}
          text={t('chat.end.text')}
          yes={t('chat.end.yes')}
          no={t('chat.end.no')}
          onYes={end}
          onNo={() => setAsking(false)}
        />
      )}
    </div>
  );
}
