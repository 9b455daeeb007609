import { isPassing } from '@deskside/talk';
import { useState } from 'preact/hooks';
import { describedBy, Field } from '../parts/field.tsx';
import { language, t } from '../texts/index.ts';
import type { Visit, VisitState } from '../visit/visit.ts';

/** Who invites to what. Nothing need be typed; one press makes the request. */
export function InvitedPage({ visit, state }: { visit: Visit; state: VisitState }) {
  const [about, setAbout] = useState('');
  const [failure, setFailure] = useState('');
  const [sending, setSending] = useState(false);
  const invited = state.invited!;
  const { technician, organisation } = invited;

  const start = async (event: Event) => {
    event.preventDefault();
    setSending(true);
    setFailure('');
    const answer = await visit.enter(about.trim());
    setSending(false);
    if (answer.ok) return;
    setFailure(isPassing(answer.problem) ? t('ask.failed.offline') : t('ask.failed.other', { detail: answer.problem.detail }));
  };

  return (
    <section class="card ask">
      <h1>{t('invited.title', { technician })}</h1>
      <p class="lead">{t('invited.text', { technician, organisation })}</p>
      {invited.message && (
        <figure class="quote">
          <figcaption>{t('invited.says', { technician })}</figcaption>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls in its box, and the keyboard must get there */}
          <blockquote dir="auto" tabIndex={0}>
            {invited.message}
          </blockquote>
        </figure>
      )}
      {invited.appointmentAt && (
        <p class="appointment">
          {t('invited.appointment', { when: when(invited.appointmentAt), minutes: invited.appointmentMinutes ?? 0 })}
        </p>
      )}
      <form onSubmit={start}>
        <Field id="invited-about" label={t('invited.about', { technician })} hint={t('invited.about.hint')} error="" optional="optional">
          <textarea
            id="invited-about"
            dir="auto"
            rows={3}
            maxLength={2000}
            value={about}
            aria-describedby={describedBy('invited-about', '')}
            onInput={(event) => setAbout(event.currentTarget.value)}
          />
        </Field>
        <p class="failure" role="alert">
          {failure}
        </p>
        <button type="submit" class="button button-wide" disabled={sending}>
          {sending ? t('ask.sending') : t('invited.start')}
        </button>
        <p class="note">{t('invited.note', { technician })}</p>
      </form>
    </section>
  );
}

function when(at: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));
}
