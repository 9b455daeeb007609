import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Desk } from '../desk/desk.ts';
import { problemText } from '../parts/problemText.ts';
import { useNow } from '../parts/useNow.ts';
import { CardPage } from './plain.tsx';

export function SignInPage({ desk }: { desk: Desk }) {
  const now = useNow();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState('');
  const [allowedAt, setAllowedAt] = useState(0);
  const [busy, setBusy] = useState(false);
  const pauseSeconds = Math.max(0, Math.ceil((allowedAt - now) / 1000));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pauseSeconds > 0) return;
    setBusy(true);
    setFailure('');
    const answer = await desk.signIn(name.trim(), password);
    setBusy(false);
    if (answer.ok) return;
    const { problem } = answer;
    if (problem.status === 429) setAllowedAt(Date.now() + (problem.retryAfterSeconds ?? 30) * 1000);
    else setFailure(problem.code === 'wrong-credentials' ? 'Name and password do not belong together.' : problemText(problem));
    setPassword('');
  };

  return (
    <CardPage title="Technician sign-in">
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="Name"
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            required
            autoFocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {failure && (
            <Alert color="red" role="alert">
              {failure}
            </Alert>
          )}
          {pauseSeconds > 0 && (
            <Alert color="orange" role="timer">
              Too many tries. You can try again in {pauseSeconds} s.
            </Alert>
          )}
          <Button type="submit" loading={busy} disabled={pauseSeconds > 0} fullWidth>
            Sign in
          </Button>
        </Stack>
      </form>
    </CardPage>
  );
}
