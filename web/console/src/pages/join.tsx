import { call } from '@deskside/talk';
import { Anchor, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { AccountNames } from '../parts/accountNames.tsx';
import { PasswordForm } from '../parts/passwordForm.tsx';
import { texts } from './joinTexts.ts';
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

  if (state === 'looking') return <Waiting text={texts.oneMoment} />;
  if (state === 'over') {
    return (
      <CardPage title={texts.title}>
        <Text>{texts.over}</Text>
        <Anchor href="/console">{texts.toSignIn}</Anchor>
      </CardPage>
    );
  }
  return (
    <CardPage title={texts.welcome}>
      <PasswordForm label={texts.password} send={texts.make} submit={submit}>
        <Text size="sm">{texts.about}</Text>
        <AccountNames {...names} change={(part) => setNames({ ...names, ...part })} />
      </PasswordForm>
    </CardPage>
  );
}
