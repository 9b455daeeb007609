import { call } from '@deskside/talk';
import { Alert, Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useDesk } from '../../desk/deskContext.ts';
import { problemText } from '../../parts/problemText.ts';
import { texts } from './texts.ts';

export function NameStep({ onDone }: { onDone: () => void }) {
  const [, { me }] = useDesk();
  const [name, setName] = useState(me?.organisation.name ?? '');
  const [failure, setFailure] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await call('PUT', '/organisation', { name: name.trim() });
    if (answer.ok) onDone();
    else setFailure(problemText(answer.problem));
  };
  return (
    <form onSubmit={submit}>
      <TextInput label={texts.name.label} required value={name} onChange={(event) => setName(event.currentTarget.value)} />
      {failure && (
        <Alert color="red" role="alert" mt="sm">
          {failure}
        </Alert>
      )}
      <Group mt="md">
        <Button type="submit">{texts.next}</Button>
      </Group>
    </form>
  );
}
