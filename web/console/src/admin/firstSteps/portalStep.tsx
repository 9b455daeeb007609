import { call, type PortalAdminView } from '@deskside/talk';
import { Alert, Button, ColorInput, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { problemText } from '../../parts/problemText.ts';
import { changeOf, draftOf } from '../portals/draft.ts';
import { texts } from './texts.ts';

export function PortalStep({ portal, onDone }: { portal: PortalAdminView; onDone: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(portal));
  const [failure, setFailure] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await call('PUT', `/admin/portals/${portal.portal}`, changeOf(draft));
    if (answer.ok) onDone();
    else setFailure(problemText(answer.problem));
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={texts.portal.heading}
          required
          value={draft.title}
          onChange={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
        />
        <ColorInput
          label={texts.portal.accent}
          format="hex"
          withEyeDropper={false}
          value={draft.settings.accent}
          onChange={(accent) => setDraft({ ...draft, settings: { ...draft.settings, accent } })}
        />
        {failure && (
          <Alert color="red" role="alert">
            {failure}
          </Alert>
        )}
        <Group>
          <Button type="submit">{texts.next}</Button>
        </Group>
      </Stack>
    </form>
  );
}
