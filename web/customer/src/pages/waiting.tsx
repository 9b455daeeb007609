import { useState } from 'preact/hooks';
import { Confirm } from '../parts/confirm.tsx';
import { Meanwhile } from '../parts/meanwhile.tsx';
import { useNow } from '../parts/useNow.ts';
import { Wishes } from '../parts/wishes.tsx';
import { clock, whenSaid } from '../texts/amounts.ts';
import { t } from '../texts/index.ts';
import type { Visit, VisitState } from '../visit/visit.ts';

export function WaitingPage({ visit, state }: { visit: Visit; state: VisitState }) {
  const now = useNow();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState('');
  const view = state.view!;
  const organisation = state.portal?.organisation ?? '';
  const position = view.position ?? 0;

  const leave = async () => {
    setAsking(false);
    const answer = await visit.leave();
    setFailure(answer.ok ? '' : t('wait.leave.failed'));
  };

  return (
    <section class="card waiting">
      <div class="waiting-sign" aria-hidden="true">
        <span class="waiting-ring" />
        <span class="waiting-ring waiting-ring-2" />
        <span class="waiting-number">{position > 0 ? position : '·'}</span>
      </div>
      <h1>{position === 1 ? t('wait.title.next') : position > 1 ? t('wait.title.place', { position }) : t('wait.title.placed')}</h1>
      <p class="lead">{t('wait.calm', { name: view.name, organisation })}</p>
      <dl class="facts">
        <div>
          <dt>{t('wait.since')}</dt>
          <dd>
            <span role="timer">{clock(now - Date.parse(view.askedAt))}</span>
          </dd>
        </div>
        {position > 0 && (
          <div>
            <dt>{t('wait.place')}</dt>
            <dd>{view.waitingCount ? t('wait.placeOf', { position, count: view.waitingCount }) : position}</dd>
          </div>
        )}
        {view.expectedWaitSeconds != null && (
          <div>
            <dt>{t('wait.expected')}</dt>
            <dd>{expected(view.expectedWaitSeconds)}</dd>
          </div>
        )}
      </dl>
      {view.dueAt && <p class="waiting-due">{t('wait.due', { when: whenSaid(view.dueAt) })}</p>}
      <figure class="quote">
        <figcaption>{t('wait.question')}</figcaption>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls in its box, and the keyboard must get there */}
        <blockquote dir="auto" tabIndex={0}>
          {view.question}
        </blockquote>
      </figure>
      {view.channel !== 'chat' && view.contact && (
        <p class="waiting-due">{t(view.channel === 'phone' ? 'wait.channel.phone' : 'wait.channel.mail', { contact: view.contact })}</p>
      )}
      <Wishes visit={visit} view={view} />
      <Meanwhile visit={visit} />
      <p class="failure" role="alert">
        {failure}
      </p>
      <button type="button" class="button button-quiet" onClick={() => setAsking(true)}>
        {t('wait.leave')}
      </button>
      {asking && (
        <Confirm
          title={t('wait.leave.ask')}
          text={t('wait.leave.text')}
          yes={t('wait.leave.yes')}
          no={t('wait.leave.no')}
          onYes={leave}
          onNo={() => setAsking(false)}
        />
      )}
    </section>
  );
}

function expected(seconds: number): string {
  return seconds < 60 ? t('wait.expected.soon') : t('wait.expected.about', { minutes: Math.round(seconds / 60) });
}
