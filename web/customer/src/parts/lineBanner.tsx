import { t } from '../texts/index.ts';
import type { Visit, VisitState } from '../visit/visit.ts';

/** Says that the line is down, and that nothing is lost by it. */
export function LineBanner({ visit, state }: { visit: Visit; state: VisitState }) {
  const lost = !state.connected && (state.phase === 'waiting' || state.phase === 'accepted');
  return (
    <div role="status">
      {lost && (
        <p class="banner banner-warn">
          <span class="pulse" aria-hidden="true" />
          <span>{t(state.phase === 'waiting' ? 'line.lost.waiting' : 'line.lost.chat')}</span>
          <button type="button" class="link" onClick={() => visit.retry()}>
            {t('page.tryNow')}
          </button>
        </p>
      )}
    </div>
  );
}
