import { call } from '@deskside/talk';
import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { NewPassword } from '../parts/newPassword.tsx';
import { passwordFault } from '../parts/passwordRules.ts';
import { problemText } from '../parts/problemText.ts';
import { CardPage, Waiting } from './plain.tsx';

/** The first administrator. The one-time token stands in the address's fragment, which browsers never send. */
export function SetupPage() {
  const [token] = useState(() => location.hash.slice(1));
  const [open, setOpen] = useState<boolean>();
  const [fields, setFields] = useState({ organisation: '', displayName: '', name: '', password: '', again: '' });
  const [faults, setFaults] = useState({ password: '', again: '' });
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    // The token leaves the address bar and the history at once.
    if (location.hash) history.replaceState(null, '', location.pathname);
    void call<{ open: boolean }>('GET', '/setup').then((answer) => setOpen(answer.ok ? answer.value.open : true));
  }, []);

  const set = (field: keyof typeof fields) => (text: string) => setFields({ ...fields, [field]: text });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = passwordFault(fields.password, fields.again);
    setFaults(wrong);
    if (wrong.password || wrong.again) return;
    setBusy(true);
    const { again: _, ...body } = fields;
    const answer = await call('POST', '/setup', { token, ...body });
    if (answer.ok) {
      const signedIn = await call('POST', '/sign-in', { name: fields.name, password: fields.password });
      if (signedIn.ok || signedIn.problem) location.assign('/console/admin/first-steps');
      return;
    }
    setBusy(false);
    setFailure(problemText(answer.problem));
  };

  if (open === undefined) return <Waiting text="One moment…" />;
  if (!open) {
    return (
      <CardPage title="Already set up">
        <Text>This server has its administrator. The setup link works once only.</Text>
        <Anchor href="/console">Go to the sign-in</Anchor>
      </CardPage>
    );
  }
  return (
    <CardPage title="Set up Deskside">
      {token === '' && (
        <Alert color="orange">The link is incomplete. Please open the whole setup link that the server printed at its first start.</Alert>
      )}
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="Organisation"
            description="Customers see this name."
            required
            autoFocus
            value={fields.organisation}
            onChange={(event) => set('organisation')(event.currentTarget.value)}
          />
          <TextInput
            label="Your name"
            description="As customers see it, for example Anna Meier."
            autoComplete="name"
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
          <Button type="submit" loading={busy} fullWidth>
            Create administrator
          </Button>
        </Stack>
      </form>
    </CardPage>
  );
}
