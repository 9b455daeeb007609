import { call } from '@deskside/talk';
import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { NewPassword } from '../parts/newPassword.tsx';
import { passwordFault } from '../parts/passwordRules.ts';
import { problemText } from '../parts/problemText.ts';
import { CardPage, Waiting } from './plain.tsx';

/** A new technician follows an invitation. The one-time token stands in the address's fragment, which browsers never send. */
export function JoinPage() {
  const [token] = useState(() => location.hash.slice(1));
  const [state, setState] = useState<'looking' | 'open' | 'over'>('looking');
  const [fields, setFields] = useState({ displayName: '', name: '', password: '', again: '' });
  const [faults, setFaults] = useState({ password: '', again: '' });
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    // The token leaves the address bar and the history at once.
    if (location.hash) history.replaceState(null, '', location.pathname);
    void call<{ displayName: string }>('POST', '/technician-invitations/look', { token }).then((answer) => {
      setState(answer.ok ? 'open' : 'over');
      if (answer.ok) setFields((known) => ({ ...known, displayName: answer.value.displayName }));
    });
  }, [token]);

  const set = (field: keyof typeof fields) => (text: string) => setFields({ ...fields, [field]: text });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = passwordFault(fields.password, fields.again);
    setFaults(wrong);
    if (wrong.password || wrong.again) return;
    setBusy(true);
    const { again: _, ...body } = fields;
    const answer = await call('POST', '/technician-invitations/accept', { token, ...body });
    if (answer.ok) {
      await call('POST', '/sign-in', { name: fields.name, password: fields.password });
      location.assign('/console');
      return;
    }
    setBusy(false);
    setFailure(problemText(answer.problem));
  };

  if (state === 'looking') return <Waiting text="One moment…" />;
  if (state === 'over') {
    return (
      <CardPage title="Invitation">
        <Text>This invitation was used, revoked, or is over. Ask whoever invited you for a new one.</Text>
        <Anchor href="/console">Go to the sign-in</Anchor>
      </CardPage>
    );
  }
  return (
    <CardPage title="Welcome">
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">Make your account as a technician.</Text>
          <TextInput
            label="Your name"
            description="As customers see it."
            required
            value={fields.displayName}
            onChange={(event) => set('displayName')(event.currentTarget.value)}
          />
          <TextInput
            label="Sign-in name"
            autoComplete="username"
            autoCapitalize="none"
            required
            value={fields.name}
            onChange={(event) => set('name')(event.currentTarget.value)}
          />
          <NewPassword
            label="Password"
            password={fields.password}
            again={fields.again}
            faults={faults}
            onPassword={set('password')}
            onAgain={set('again')}
          />
          {failure && (
            <Alert color="red" role="alert">
              {failure}
            </Alert>
          )}
          <Button type="submit" loading={busy}>
            Make the account
          </Button>
        </Stack>
      </form>
    </CardPage>
  );
}
