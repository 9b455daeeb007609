import { t } from '../texts/index.ts';
import type { VisitState } from '../visit/visit.ts';

/** Keeps the tab's title telling, for people who look at another tab while they wait. */
export function tabTitle(state: VisitState): void {
  const name = state.portal?.organisation || t('page.title');
  const { phase, view, chat } = state;
  let title = name;
  if (phase === 'waiting' && view?.position) title = `${t('tab.waiting', { position: view.position })} · ${name}`;
  else if (phase === 'accepted' && chat.unread > 0) title = `${t('tab.message')} · ${name}`;
  // Isolates are for running text; a tab's title shows them as boxes in some browsers.
  document.title = title.replace(/[\u2068\u2069]/g, '');
}
