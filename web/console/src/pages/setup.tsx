import { call } from '@deskside/talk';
import { Alert, Anchor, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { AccountNames } from '../parts/accountNames.tsx';
import { PasswordForm } from '../parts/passwordForm.tsx';
import { CardPage, Waiting } from './plain.tsx';

/** The first administrator. The one-time token stands in the address's fragment, which browsers never send. */
export function SetupPage() {
  const [token] = useState(() => location.hash.slice(1));
  const [open, setOpen] = useState<boolean>();
  const [organisation, setOrganisation] = useState('');
  const [names, setNames] = useState({ displayName: '', name: '' });

  useEffect(() => {
    // The token leaves the address bar and the history at once.
    if (location.hash) history.replaceState(null, '', location.pathname);
    void call<{ open: boolean }>('GET', '/setup').then((answer) => setOpen(answer.ok ? answer.value.open : true));
  }, []);

  const submit = async (password: string) => {
    const answer = await call('POST', '/setup', { token, organisation, ...names, password });
    if (!answer.ok) return answer.problem;
    await call('POST', '/sign-in', { name: names.name, password });
    location.assign('/console/admin/first-steps');
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
      <PasswordForm label="Password" send="Create administrator" submit={submit}>
        <TextInput
          label="Organisation"
          description="Customers see this name."
          required
          autoFocus
          value={organisation}
          onChange={(event) => setOrganisation(event.currentTarget.value)}
        />
        <AccountNames {...names} change={(part) => setNames({ ...names, ...part })} />
      </PasswordForm>
    </CardPage>
  );
}
