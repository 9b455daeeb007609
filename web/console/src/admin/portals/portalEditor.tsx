import { call, type PortalAdminView } from '@deskside/talk';
import { Anchor, Fieldset, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { problemText } from '../../parts/problemText.ts';
import { SaveFoot } from '../saveFoot.tsx';
import { BoxPart } from './boxPart.tsx';
import { changeOf, type Draft, draftOf } from './draft.ts';
import { FieldsPart } from './fieldsPart.tsx';
import { LookPart } from './lookPart.tsx';
import { texts } from './texts.ts';
import { TopicsPart } from './topicsPart.tsx';
import { WaysPart } from './waysPart.tsx';
import { WordsPart } from './wordsPart.tsx';

interface Props {
  known: PortalAdminView | undefined;
  onDone: (saved: PortalAdminView) => Promise<void>;
  onLogo: () => Promise<void>;
}

export function PortalEditor({ known, onDone, onLogo }: Props) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(known));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const parts = { known, draft, errors, change };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const body = changeOf(draft);
    const answer = known
      ? await call<PortalAdminView>('PUT', `/admin/portals/${known.portal}`, body)
      : await call<PortalAdminView>('POST', '/admin/portals', body);
    setBusy(false);
    setErrors(answer.ok ? {} : answer.problem.errors);
    setFailure(answer.ok ? '' : problemText(answer.problem));
    if (!answer.ok) return;
    notices.tell('good', texts.savedTitle, texts.saved);
    await onDone(answer.value);
  };

  return (
    <form onSubmit={submit} className="settings-form">
      <Stack gap="lg">
        <TextInput
          label={texts.name}
          description={texts.nameAbout}
          required
          value={draft.name}
          onChange={(e) => change({ name: e.currentTarget.value })}
          error={errors.name}
        />
        {known && (
          <Anchor href={known.url} target="_blank" rel="noreferrer">
            {known.url}
          </Anchor>
        )}
        <Fieldset legend={texts.words}>
          <WordsPart {...parts} />
        </Fieldset>
        <Fieldset legend={texts.look}>
          <LookPart {...parts} onLogo={onLogo} />
        </Fieldset>
        <Fieldset legend={`${texts.ways}, ${texts.rules.toLowerCase()}`}>
          <WaysPart {...parts} />
        </Fieldset>
        <Fieldset legend={texts.fields}>
          <FieldsPart {...parts} />
        </Fieldset>
        <Fieldset legend={texts.topics}>
          <TopicsPart {...parts} />
        </Fieldset>
        <Fieldset legend={texts.box}>
          <BoxPart {...parts} />
        </Fieldset>
        <SaveFoot failure={failure} action={texts.save} busy={busy} />
      </Stack>
    </form>
  );
}
