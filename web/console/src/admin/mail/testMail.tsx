import { call, type MailTest } from '@deskside/talk';
import { Alert, Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { problemText } from '../../parts/problemText.ts';
import { texts } from './texts.ts';

export function TestMail() {
  const [address, setAddress] = useState('');
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<{ good: boolean; text: string }>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await call<MailTest>('POST', '/mail/test', { address: address.trim() });
    setBusy(false);
    if (!answer.ok) setTold({ good: false, text: problemText(answer.problem) });
    else if (answer.value.sent) setTold({ good: true, text: texts.testSent.replace('{address}', () => address.trim()) });
    else setTold({ good: false, text: answer.value.reason ?? '' });
  };

  return (
    <form onSubmit={submit}>
      <Group align="flex-end">
        <TextInput label={texts.testTo} type="email" required value={address} onChange={(event) => setAddress(event.currentTarget.value)} />
        <Button type="submit" variant="default" loading={busy}>
          {texts.test}
        </Button>
      </Group>
      <div role="status">
        {told && (
          <Alert mt="sm" color={told.good ? 'green' : 'red'}>
            {told.text}
          </Alert>
        )}
      </div>
    </form>
  );
}
