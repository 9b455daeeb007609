import { call } from '@deskside/talk';
import { Anchor, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { AccountNames } from '../parts/accountNames.tsx';
import { PasswordForm } from '../parts/passwordForm.tsx';
import { CardPage, Waiting } from './plain.tsx';

/** A new technician follows an invitation. The one-time token stands in the address's fragment, which browsers never send. */
export function JoinPage() {
  const [token] = useState(() => location.hash.slice(1));
  const [state, setState] = useState<'looking' | 'open' | 'over'>('looking');
  const [names, setNames] = useState({ displayName: '', name: '' });

  useEffect(() => {
    // The token leaves the address bar and the history at once.
    if (location.hash) history.replaceState(null, '', location.pathname);
    void call<{ displayName: string }>('POST', '/technician-invitations/look', { token }).then((answer) => {
      setState(answer.ok ? 'open' : 'over');
      if (answer.ok) setNames((known) => ({ ...known, displayName: answer.value.displayName }));
    });
  }, [token]);

  const submit = async (password: string) => {
    const answer = await call('POST', '/technician-invitations/accept', { token, ...names, password });
    if (!answer.ok) return answer.problem;
    await call('POST', '/sign-in', { name: names.name, password });
    location.assign('/console');
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
      <PasswordForm label="Password" send="Make the account" submit={submit}>
        <Text size="sm">Make your account as a technician.</Text>
        <AccountNames {...names} change={(part) => setNames({ ...names, ...part })} />
      </PasswordForm>
    </CardPage>
  );
}
