import { type CannedAnswer, call, type TeamView } from '@deskside/talk';
import { Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FormFoot } from '../../parts/formFoot.tsx';
import { problemText } from '../../parts/problemText.ts';
import { texts } from './answerTexts.ts';

interface Props {
  known: CannedAnswer | undefined;
  teams: readonly TeamView[];
  onClose: () => void;
  onDone: () => Promise<void>;
}

export function AnswerForm({ known, teams, onClose, onDone }: Props) {
  const [title, setTitle] = useState(known?.title ?? '');
  const [text, setText] = useState(known?.text ?? '');
  const [team, setTeam] = useState<string | null>(known?.team ?? null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = { title: title.trim(), text: text.trim(), team };
    const answer = known ? await call('PUT', `/canned-answers/${known.answer}`, body) : await call('POST', '/canned-answers', body);
    setErrors(answer.ok ? {} : answer.problem.errors);
    setFailure(answer.ok || Object.keys(answer.problem.errors).length > 0 ? '' : problemText(answer.problem));
    if (!answer.ok) return;
    await onDone();
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={known ? known.title : texts.newAnswer} size="lg" centered>
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <TextInput
            label={texts.titleLabel}
            description={texts.titleLabelAbout}
            required
            data-autofocus
            maxLength={60}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            error={errors.title}
          />
          <Textarea
            label={texts.text}
            description={texts.textAbout}
            required
            autosize
            minRows={4}
            maxRows={14}
            dir="auto"
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={errors.text}
          />
          {teams.length > 0 && (
            <Select
              label={texts.team}
              description={texts.teamAbout}
              clearable
              placeholder={texts.all}
              data={teams.map((one) => ({ value: one.team, label: one.name }))}
              value={team}
              onChange={setTeam}
            />
          )}
          <FormFoot failure={failure} action={texts.save} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
