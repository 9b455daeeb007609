import type { PortalView, Problem } from '@deskside/talk';
import { useState } from 'preact/hooks';
import { describedBy, Field } from '../parts/field.tsx';
import { SignInBox } from '../parts/signInBox.tsx';
import { useDraft } from '../parts/useDraft.ts';
import { t } from '../texts/index.ts';
import { portalTexts } from '../visit/portalTexts.ts';
import type { Visit } from '../visit/visit.ts';
import { type AskErrors, askErrors } from './askRules.ts';
import { OwnFields } from './ownFields.tsx';

export function AskPage({ visit, portal }: { visit: Visit; portal: PortalView | undefined }) {
  const [name, setName] = useDraft('deskside:ask:name');
  const [question, setQuestion] = useDraft('deskside:ask:question');
  const [email, setEmail] = useDraft('deskside:ask:email');
  const [answers, setAnswers] = useState<Record<string, string>>({});
  // What the server found wrong; what this page finds is said anew at each drawing, in the language of the moment.
  const [refused, setRefused] = useState<AskErrors>({});
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState('');
  const [sending, setSending] = useState(false);
  const said = portalTexts(portal);

  const asked = {
    name: name.trim(),
    question: question.trim(),
    email: portal?.email === 'notAsked' ? '' : email.trim(),
    fields: answers,
  };
  const wrong = askErrors(asked, portal);
  const errors = tried ? { ...refused, ...wrong } : refused;

  const submit = async (event: Event) => {
    event.preventDefault();
    if (sending) return;
    setTried(true);
    setRefused({});
    setFailure('');
    const first = Object.keys(wrong)[0];
    if (first) return document.getElementById(`ask-${first}`)?.focus();
    setSending(true);
    const answer = await visit.ask(asked);
    setSending(false);
    if (answer.ok) return setQuestion('');
    setRefused(answer.problem.errors);
    setFailure(Object.keys(answer.problem.errors).length > 0 ? '' : failureText(answer.problem));
  };

  return (
    <section class="card ask">
      <h1 dir="auto">{said.title || t('ask.title')}</h1>
      {said.welcome && (
        <p class="lead" dir="auto">
          {said.welcome}
        </p>
      )}
      {said.notice && (
        <p class="banner banner-warn" dir="auto">
          {said.notice}
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
      <form noValidate onSubmit={submit}>
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
          {portal?.email !== 'notAsked' && (
            <Field
              id="ask-email"
              label={t('ask.email')}
              hint={t(portal?.email === 'required' ? 'ask.email.needed' : 'ask.email.hint')}
              error={errors.email ?? ''}
              optional={portal?.email === 'required' ? undefined : 'optional'}
            >
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
          )}
        </div>
        <OwnFields
          fields={portal?.fields ?? []}
          answers={answers}
          errors={errors}
          change={(name, answer) => setAnswers({ ...answers, [name]: answer })}
        />
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
