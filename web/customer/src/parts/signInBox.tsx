import { type Answer, call, type KnownCustomer, type PortalSignIn } from '@deskside/talk';
import { useEffect, useState } from 'preact/hooks';
import { s } from '../texts/signIn.ts';

interface Props {
  /** The portal's name, as in its address. */
  portal: string;
  onKnown: (known: KnownCustomer) => void;
}

/** Who is signed in on this portal, or a way to do it. Nothing at all where only guests are expected. */
export function SignInBox({ portal, onKnown }: Props) {
  const path = `/portals/${encodeURIComponent(portal)}/sign-in`;
  const [state, setState] = useState<PortalSignIn>();
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState(() =>
    location.hash === '#sign-in=no-account' ? s('none') : location.hash.startsWith('#sign-in=') ? s('failed') : '',
  );

  const read = async () => {
    const answer = await call<PortalSignIn>('GET', path);
    if (!answer.ok) return;
    setState(answer.value);
    if (answer.value.known) onKnown(answer.value.known);
  };
  useEffect(() => {
    if (location.hash.startsWith('#sign-in=')) history.replaceState(null, '', location.pathname);
    void read();
  }, [path]);

  const take = (answer: Answer<unknown>) => {
    if (answer.ok) {
      setOpen(false);
      setFailure('');
      return void read();
    }
    const { problem } = answer;
    if (problem.status === 429) setFailure(s('slow', { seconds: problem.retryAfterSeconds ?? 30 }));
    else setFailure(problem.code === 'wrong-credentials' ? s('wrong') : s('failed'));
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const directory = String(form.get('with') ?? '');
    const body = { name: String(form.get('name')).trim(), password: String(form.get('password')) };
    take(await call('POST', directory ? `${path}/directory/${directory}` : path, body));
  };
  const leave = async (provider: string) => {
    const answer = await call<{ address: string }>('POST', `${path}/oidc/${provider}`);
    if (answer.ok) location.assign(answer.value.address);
    else take(answer);
  };

  if (!state) return null;
  if (state.known)
    return (
      <p class="note" role="status">
        {s('known', { name: state.known.displayName })}{' '}
        <button type="button" class="link" onClick={async () => take(await call('DELETE', path))}>
          {s('out')}
        </button>
      </p>
    );
  const directories = state.providers.filter((provider) => provider.kind === 'ldap');
  if (state.guestsMayAsk && state.providers.length === 0 && !state.accounts) return null;
  return (
    <div class="sign-in">
      {!state.guestsMayAsk && <p role="status">{s('first')}</p>}
      {!open && state.guestsMayAsk ? (
        <button type="button" class="link" onClick={() => setOpen(true)}>
          {s('open')}
        </button>
      ) : (
        <>
          <form onSubmit={submit}>
            {directories.length > 0 && (
              <label class="field">
                {s('with')}
                <select name="with">
                  {state.accounts && <option value="">{s('own')}</option>}
                  {directories.map((provider) => (
                    <option key={provider.id} value={provider.id}>
                      {provider.title}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <label class="field">
              {s('name')}
              <input name="name" autocomplete="username" required dir="auto" />
            </label>
            <label class="field">
              {s('password')}
              <input name="password" type="password" autocomplete="current-password" required />
            </label>
            <button type="submit" class="button">
              {s('go')}
            </button>
          </form>
          {state.providers
            .filter((provider) => provider.kind === 'oidc')
            .map((provider) => (
              <button key={provider.id} type="button" class="button" onClick={() => void leave(provider.id)}>
                {s('by', { title: provider.title })}
              </button>
            ))}
        </>
      )}
      <p class="failure" role="alert">
        {failure}
      </p>
    </div>
  );
}
