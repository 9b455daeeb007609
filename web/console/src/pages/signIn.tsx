import { type Answer, call, type PendingView, type Problem, type ProviderChoice, type SignedInView } from '@deskside/talk';
import { Alert, Anchor, Button, Divider, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { passkeysWork, signInByPasskey } from '../account/passkeys.ts';
import type { Desk } from '../desk/desk.ts';
import { problemText } from '../parts/problemText.ts';
import { useNow } from '../parts/useNow.ts';
import { fill } from '../texts/fill.ts';
import { CardPage } from './plain.tsx';
import { signInPlace } from './signInPlace.ts';
import { texts } from './texts.ts';

/** By name and password, then perhaps a code; by a passkey; by a directory; or by single sign-on. */
export function SignInPage({ desk }: { desk: Desk }) {
  const now = useNow();
  const [providers, setProviders] = useState<ProviderChoice[]>([]);
  const [directory, setDirectory] = useState<ProviderChoice>();
  const [pending, setPending] = useState<PendingView>();
  const [failure, setFailure] = useState(() => texts.came[new URLSearchParams(location.hash.slice(1)).get('sign-in') ?? ''] ?? '');
  const [allowedAt, setAllowedAt] = useState(0);
  const [busy, setBusy] = useState(false);
  const pauseSeconds = Math.max(0, Math.ceil((allowedAt - now) / 1000));

  const [at, setAt] = useState(signInPlace);

  useEffect(() => {
    if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  }, []);
  useEffect(() => {
    void call<{ providers: ProviderChoice[] }>('GET', `/sign-in/options?at=${encodeURIComponent(at)}`).then((answer) => {
      if (answer.ok) setProviders(answer.value.providers);
    });
  }, [at]);

  const fail = (problem: Problem) => {
    if (problem.status === 429) setAllowedAt(Date.now() + (problem.retryAfterSeconds ?? 30) * 1000);
    else if (problem.code === 'wrong-credentials') setFailure(texts.wrong);
    else setFailure(problemText(problem));
    if (problem.code === 'sign-in-over') setPending(undefined);
  };
  const take = async (work: () => Promise<Answer<SignedInView> | { ok: 'cancelled' }>) => {
    if (pauseSeconds > 0) return;
    setBusy(true);
    setFailure('');
    const answer = await work();
    setBusy(false);
    if (answer.ok === 'cancelled') return;
    if (!answer.ok) fail(answer.problem);
    else if (answer.value.pending) setPending(answer.value.pending);
    else await desk.start();
  };
  const leave = async (provider: ProviderChoice) => {
    const answer = await call<{ address: string }>('POST', `/sign-in/oidc/${provider.id}`);
    if (answer.ok) location.assign(answer.value.address);
    else fail(answer.problem);
  };

  const hints = (
    <>
      {failure && (
        <Alert color="red" role="alert">
          {failure}
        </Alert>
      )}
      {pauseSeconds > 0 && (
        <Alert color="orange" role="timer">
          {fill(texts.tooManyTries, { pauseSeconds })}
        </Alert>
      )}
    </>
  );
  const byPasskey = (
    <Button variant="default" disabled={!passkeysWork} onClick={() => void take(() => signInByPasskey<SignedInView>())} fullWidth>
      {texts.passkey}
    </Button>
  );

  if (pending)
    return (
      <CardPage title={texts.second}>
        {pending.code && (
          <CodeForm
            busy={busy}
            disabled={pauseSeconds > 0}
            onCode={(code) => void take(() => call('POST', '/sign-in/second', { pending: pending.token, code }))}
          />
        )}
        {hints}
        {pending.passkey && byPasskey}
        <Anchor component="button" type="button" size="sm" onClick={() => setPending(undefined)}>
          {texts.anew}
        </Anchor>
      </CardPage>
    );
  return (
    <CardPage title={texts.title}>
      <NameForm
        key={directory?.id ?? ''}
        title={directory?.title}
        busy={busy}
        disabled={pauseSeconds > 0}
        onName={(name) => {
          const place = name.split('@')[1]?.trim() ?? '';
          if (place) setAt(place);
        }}
        onSubmit={(name, password) =>
          void take(() => call('POST', directory ? `/sign-in/directory/${directory.id}` : '/sign-in', { name, password }))
        }
      />
      {hints}
      <Divider label={texts.or} />
      <Stack gap="xs">
        {byPasskey}
        {providers.map((provider) => (
          <Button
            key={provider.id}
            variant={provider === directory ? 'light' : 'default'}
            fullWidth
            onClick={() => (provider.kind === 'oidc' ? void leave(provider) : setDirectory(provider === directory ? undefined : provider))}
          >
            {provider === directory ? texts.ownAccount : provider.title}
          </Button>
        ))}
      </Stack>
    </CardPage>
  );
}

interface NameProps {
  title?: string;
  busy: boolean;
  disabled: boolean;
  /** The name is typed, and the next field is gone to. */
  onName: (name: string) => void;
  onSubmit: (name: string, password: string) => void;
}

function NameForm({ title, busy, disabled, onName, onSubmit }: NameProps) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(name.trim(), password);
    setPassword('');
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {title && <Text size="sm">{fill(texts.withPassword, { title })}</Text>}
        <TextInput
          label={texts.name}
          name="username"
          autoComplete="username webauthn"
          autoCapitalize="none"
          required
          autoFocus
          value={name}
          onBlur={() => onName(name)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label={texts.password}
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} disabled={disabled} fullWidth>
          {texts.signIn}
        </Button>
      </Stack>
    </form>
  );
}

function CodeForm({ busy, disabled, onCode }: { busy: boolean; disabled: boolean; onCode: (code: string) => void }) {
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onCode(code.trim());
    setCode('');
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={texts.code}
          description={texts.codeAbout}
          autoComplete="one-time-code"
          autoCapitalize="none"
          required
          autoFocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} disabled={disabled} fullWidth>
          {texts.goOn}
        </Button>
      </Stack>
    </form>
  );
}
