import { ChatLines } from '../parts/chatLines.tsx';
import { SaveChat } from '../parts/saveChat.tsx';
import { t } from '../texts/index.ts';
import type { Visit, VisitState } from '../visit/visit.ts';

export function EndedPage({ visit, state }: { visit: Visit; state: VisitState }) {
  const view = state.view!;
  const technician = view.session?.technician.name ?? '';
  const left = !view.session;
  return (
    <section class="card ended">
      <svg class="ended-sign" viewBox="0 0 48 48" aria-hidden="true">
        <circle cx="24" cy="24" r="22" />
        <path d="m15 24.500 6.500 6.500L33.500 18" />
      </svg>
      <h1>{left ? t('end.title.left') : t('end.title', { name: view.name })}</h1>
      <p class="lead">{left ? t('end.text.left') : technician ? t('end.text', { technician }) : t('end.text.nobody')}</p>
      {!left && <p class="calm">{t('end.alone')}</p>}
      {view.outcome && (
        <dl class="facts">
          <div>
            <dt>{t('end.outcome')}</dt>
            <dd>{t(`end.outcome.${view.outcome}`)}</dd>
          </div>
        </dl>
      )}
      <div class="row">
        <button type="button" class="button" onClick={() => visit.again()}>
          {t('end.again')}
        </button>
        {state.chat.lines.length > 0 && <SaveChat state={state} />}
      </div>
      {state.chat.lines.length > 0 && (
        <details class="ended-chat">
          <summary>{t('end.chat')}</summary>
          <ChatLines visit={visit} lines={state.chat.lines} onEdit={() => undefined} />
        </details>
      )}
    </section>
  );
}
