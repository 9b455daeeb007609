import { call, newId, type Problem } from '@deskside/talk';
import { Alert, Button, Group, Paper, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { PageHead } from '../admin/pageHead.tsx';
import { notices } from '../desk/notices.ts';
import { problemText } from '../parts/problemText.ts';
import { fill } from '../texts/fill.ts';
import { texts } from './texts.ts';
import type { NewCase, NotedCase } from './types.ts';

/** Notes a phone call; it becomes a case at once. */
export default function NewCallPage() {
  const [, go] = useLocation();
  const [name, setName] = useState('');
  const [question, setQuestion] = useState('');
  const [phone, setPhone] = useState('');
  const [email, setEmail] = useState('');
  const [answerNow, setAnswerNow] = useState<'yes' | 'no'>('yes');
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  // The same key for the same call, so that a second press after a lost answer makes no second case.
  const key = useRef(newId());

  const begin = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const body: NewCase = {
      name: name.trim(),
      question: question.trim(),
      phone: phone.trim() || undefined,
      email: email.trim() || undefined,
      answerNow,
    };
    const answer = await call<NotedCase>('POST', '/cases', body, { idempotencyKey: key.current });
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      if (answer.problem.status !== 0) key.current = newId();
      return;
    }
    if (answer.value.session) go(`/console/cases/${answer.value.request}`);
    else {
      if (answerNow === 'yes') notices.tell('calm', texts.handsFull, texts.handsFullText);
      else notices.tell('good', texts.queued, texts.queuedText);
      go('/console');
    }
  };

  const errors = problem?.errors ?? {};
  const rest = problem && !['name', 'question', 'phone', 'email'].some((field) => errors[field]);
  return (
    <div className="page">
      <PageHead title={texts.callTitle} about={texts.callAbout} />
      <Paper withBorder radius="lg" p="lg" className="settings-form">
        <form onSubmit={(event) => void begin(event)} noValidate>
          <Stack>
            <TextInput
              label={texts.name}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              error={errors.name}
              dir="auto"
              autoComplete="off"
              required
              data-autofocus
            />
            <Textarea
              label={texts.question}
              description={texts.questionAbout}
              value={question}
              onChange={(event) => setQuestion(event.currentTarget.value)}
              error={errors.question}
              autosize
              minRows={3}
              maxRows={10}
              dir="auto"
              required
              withAsterisk={false}
            />
            <TextInput
              label={fill(texts.optional, { label: texts.phone })}
              description={texts.phoneAbout}
              type="tel"
              value={phone}
              onChange={(event) => setPhone(event.currentTarget.value)}
              error={errors.phone}
              autoComplete="off"
            />
            <TextInput
              label={fill(texts.optional, { label: texts.mail })}
              description={texts.mailAbout}
              type="email"
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
              error={errors.email}
              autoComplete="off"
            />
            <Radio.Group label={texts.whoAnswers} value={answerNow} onChange={(value) => setAnswerNow(value as 'yes' | 'no')}>
              <Stack gap="xs" mt="xs">
                <Radio value="yes" label={texts.now} />
                <Radio value="no" label={texts.later} />
              </Stack>
            </Radio.Group>
            {rest && (
              <Alert color="red" role="alert">
                {problemText(problem)}
              </Alert>
            )}
            <Group justify="flex-end">
              <Button variant="default" component={Link} href="/console/cases">
                {texts.cancel}
              </Button>
              <Button type="submit" loading={busy} disabled={!name.trim() || !question.trim()}>
                {answerNow === 'yes' ? texts.begin : texts.enqueue}
              </Button>
            </Group>
          </Stack>
        </form>
      </Paper>
    </div>
  );
}
