import { type TextKey, t } from '../texts/index.ts';
import { type SharedNow as Now, type Shared, sharedNow } from '../visit/shared.ts';

const sentences: Record<Now, TextKey> = {
  control: 'shared.control',
  paused: 'shared.paused',
  view: 'shared.view',
  asking: 'shared.asking',
  denied: 'shared.denied',
  timedOut: 'shared.timedOut',
  nothing: 'shared.nothing',
};

/** What is shown to whom, while the customer's PC is connected. */
export function SharedNow({ shared, technician, organisation }: { shared: Shared; technician: string; organisation: string }) {
  const now = sharedNow(shared);
  const live = now === 'control' || now === 'view' || now === 'paused';
  return (
    <section class={`card share shared${live ? ' shared-live' : ''}`} aria-label={t('share.title')}>
      <p class="shared-state" role="status">
        <span class={live ? 'lamp lamp-live' : 'lamp'} aria-hidden="true" />
        <strong>{t(sentences[now], { technician })}</strong>
      </p>
      <h2>{t('shared.title')}</h2>
      <dl class="facts facts-column">
        {live && (
          <div>
            <dt>{t('shared.who')}</dt>
            <dd>{t('shared.who.value', { technician, organisation })}</dd>
          </div>
        )}
        {shared.platform && (
          <div>
            <dt>{t('shared.where')}</dt>
            <dd dir="auto">{shared.platform}</dd>
          </div>
        )}
      </dl>
      <p class="calm">{t('shared.stop')}</p>
    </section>
  );
}
