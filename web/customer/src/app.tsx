import { useEffect } from 'preact/hooks';
import { AskPage } from './pages/ask.tsx';
import { DoorClosedPage } from './pages/doorClosed.tsx';
import { EndedPage } from './pages/ended.tsx';
import { HelpPage } from './pages/help.tsx';
import { InvitedPage } from './pages/invited.tsx';
import { NoticePage } from './pages/notice.tsx';
import { WaitingPage } from './pages/waiting.tsx';
import { LanguageMenu } from './parts/languageMenu.tsx';
import { LineBanner } from './parts/lineBanner.tsx';
import { Mark } from './parts/mark.tsx';
import { OtherDevice } from './parts/otherDevice.tsx';
import { Said } from './parts/said.tsx';
import { tabTitle } from './parts/tabTitle.ts';
import { t } from './texts/index.ts';
import type { Visit, VisitState } from './visit/visit.ts';

interface Props {
  visit: Visit;
  state: VisitState;
}

export function App({ visit, state }: Props) {
  const organisation = state.portal?.organisation ?? state.invited?.organisation ?? state.view?.session?.technician.organisation ?? '';
  useEffect(() => tabTitle(state), [state]);
  return (
    <div class={`frame frame-${state.phase}`}>
      <header class="top">
        {state.portal?.look.logo ? <img class="top-logo" src={state.portal.look.logo} alt="" /> : <Mark />}
        <p class="top-name" dir="auto">
          {organisation || t('page.help')}
        </p>
        <LanguageMenu visit={visit} offered={state.portal?.languages ?? []} />
      </header>
      <LineBanner visit={visit} state={state} />
      {!window.isSecureContext && <p class="banner banner-warn">{t('page.insecure')}</p>}
      <main class="main">
        <Page visit={visit} state={state} />
      </main>
      <footer class="foot">
        {(state.phase === 'waiting' || state.phase === 'accepted') && <OtherDevice />}
        {organisation && <p>{t('page.privacy', { organisation })}</p>}
        {state.portal?.privacyUrl && (
          <p>
            <a href={state.portal.privacyUrl} target="_blank" rel="noreferrer">
              {t('page.privacy.link')}
            </a>
          </p>
        )}
      </footer>
      <Said state={state} />
    </div>
  );
}

function Page({ visit, state }: Props) {
  switch (state.phase) {
    case 'loading':
      return <NoticePage text={t('page.loading')} />;
    case 'unreachable':
      return (
        <NoticePage title={t('page.unreachable.title')} text={t('page.unreachable.text')}>
          <button type="button" class="button" onClick={() => visit.retry()}>
            {t('page.tryNow')}
          </button>
        </NoticePage>
      );
    case 'portalGone':
      return <NoticePage title={t('page.portalGone.title')} text={t('page.portalGone.text')} />;
    case 'invited':
      return <InvitedPage visit={visit} state={state} />;
    case 'doorClosed':
      return <DoorClosedPage visit={visit} why={state.closedDoor ?? 'unknown'} />;
    case 'asking':
      return <AskPage visit={visit} portal={state.portal} />;
    case 'waiting':
      return <WaitingPage visit={visit} state={state} />;
    case 'accepted':
      return <HelpPage visit={visit} state={state} />;
    case 'ended':
      return <EndedPage visit={visit} state={state} />;
  }
}
