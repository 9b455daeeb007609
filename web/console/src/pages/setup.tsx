import { call } from '@deskside/talk';
import { Alert, Anchor, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { AccountNames } from '../parts/accountNames.tsx';
import { PasswordForm } from '../parts/passwordForm.tsx';
import { texts } from './joinTexts.ts';
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

  if (open === undefined) return <Waiting text={texts.oneMoment} />;
  if (!open) {
    return (
      <CardPage title={texts.setUpBefore}>
        <Text>{texts.setUpBeforeText}</Text>
        <Anchor href="/console">{texts.toSignIn}</Anchor>
      </CardPage>
    );
  }
  return (
    <CardPage title={texts.setUp}>
      {token === '' && <Alert color="orange">{texts.linkCut}</Alert>}
      <PasswordForm label={texts.password} send={texts.create} submit={submit}>
        <TextInput
          label={texts.organisation}
          description={texts.organisationAbout}
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
