import type { PortalView, Problem } from '@deskside/talk';
import { useRef, useState } from 'preact/hooks';
import { describedBy, Field } from '../parts/field.tsx';
import { SignInBox } from '../parts/signInBox.tsx';
import { useDraft } from '../parts/useDraft.ts';
import { t } from '../texts/index.ts';
import type { Visit } from '../visit/visit.ts';
import { type AskErrors, askErrors } from './askRules.ts';

export function AskPage({ visit, portal }: { visit: Visit; portal: PortalView | undefined }) {
  const [name, setName] = useDraft('deskside:ask:name');
  const [question, setQuestion] = useDraft('deskside:ask:question');
  const [email, setEmail] = useDraft('deskside:ask:email');
  const [errors, setErrors] = useState<AskErrors>({});
  const [failure, setFailure] = useState('');
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const submit = async (event: Event) => {
    event.preventDefault();
    const asked = { name: name.trim(), question: question.trim(), email: email.trim() };
    const wrong = askErrors(asked);
    setErrors(wrong);
    setFailure('');
    const first = Object.keys(wrong)[0];
    if (first) return form.current?.querySelector<HTMLElement>(`#ask-${first}`)?.focus();
    setSending(true);
    const answer = await visit.ask(asked);
    setSending(false);
    if (answer.ok) return setQuestion('');
    setErrors(answer.problem.errors);
    setFailure(Object.keys(answer.problem.errors).length > 0 ? '' : failureText(answer.problem));
  };

  return (
    <section class="card ask">
      <h1 dir="auto">{portal?.title || t('ask.title')}</h1>
      {portal?.welcome && (
        <p class="lead" dir="auto">
          {portal.welcome}
        </p>
      )}
      {portal && (
        <SignInBox
          portal={portal.name}
          onKnown={(known) => {
            if (!name.trim()) setName(known.displayName);
            if (!email.trim() && known.email) setEmail(known.email);
          }}
        />
      )}
      <form ref={form} noValidate onSubmit={submit}>
        <Field id="ask-question" label={t('ask.question')} hint={t('ask.question.hint')} error={errors.question ?? ''}>
          <textarea
            id="ask-question"
            name="question"
            dir="auto"
            rows={4}
            required
            placeholder={t('ask.question.example')}
            value={question}
            aria-invalid={errors.question ? 'true' : undefined}
            aria-describedby={describedBy('ask-question', errors.question ?? '')}
            onInput={(event) => setQuestion(event.currentTarget.value)}
          />
        </Field>
        <div class="fields">
          <Field id="ask-name" label={t('ask.name')} hint={t('ask.name.hint')} error={errors.name ?? ''}>
            <input
              id="ask-name"
              name="name"
              dir="auto"
              autocomplete="name"
              required
              value={name}
              aria-invalid={errors.name ? 'true' : undefined}
              aria-describedby={describedBy('ask-name', errors.name ?? '')}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </Field>
          <Field id="ask-email" label={t('ask.email')} hint={t('ask.email.hint')} error={errors.email ?? ''} optional="optional">
            <input
              id="ask-email"
              name="email"
              type="email"
              inputMode="email"
              autocomplete="email"
              value={email}
              aria-invalid={errors.email ? 'true' : undefined}
              aria-describedby={describedBy('ask-email', errors.email ?? '')}
              onInput={(event) => setEmail(event.currentTarget.value)}
            />
          </Field>
        </div>
        <p class="failure" role="alert">
          {failure}
        </p>
        <button type="submit" class="button button-wide" disabled={sending}>
          {sending ? t('ask.sending') : t('ask.send')}
        </button>
        <p class="note">{t('ask.note')}</p>
      </form>
    </section>
  );
}

function failureText(problem: Problem): string {
  if (problem.status === 0 || (problem.status >= 500 && !problem.detail)) return t('ask.failed.offline');
  if (problem.status === 429) return t('ask.failed.slow', { seconds: problem.retryAfterSeconds ?? 30 });
  return t('ask.failed.other', { detail: problem.detail || problem.code });
}
