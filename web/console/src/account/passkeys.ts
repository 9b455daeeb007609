import { type Answer, call } from '@deskside/talk';

/** What the server hands out before a passkey is made or used. */
interface Options {
  token: string;
  /** JSON text. */
  options: string;
}

export type PasskeyOutcome<T> = Answer<T> | { ok: 'cancelled' };

export const passkeysWork = 'credentials' in navigator && typeof PublicKeyCredential !== 'undefined' && window.isSecureContext;

/** Asks the browser for a new passkey and hands it to the server. */
export async function addPasskey(name: string): Promise<PasskeyOutcome<unknown>> {
  const options = await call<Options>('POST', '/me/passkeys/options');
  if (!options.ok) return options;
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options.value.options));
  const made = await asked(() => navigator.credentials.create({ publicKey }));
  if (!made) return { ok: 'cancelled' };
  return call('POST', '/me/passkeys', { token: options.value.token, name, credential: JSON.stringify(made.toJSON()) });
}

/** Signs in by any passkey that the browser has for this server. */
export async function signInByPasskey<T>(): Promise<PasskeyOutcome<T>> {
  const options = await call<Options>('POST', '/sign-in/passkey/options');
  if (!options.ok) return options;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options.value.options));
  const shown = await asked(() => navigator.credentials.get({ publicKey }));
  if (!shown) return { ok: 'cancelled' };
  return call<T>('POST', '/sign-in/passkey', { token: options.value.token, credential: JSON.stringify(shown.toJSON()) });
}

/** Undefined when the person closed the browser's question, or it took too long. */
async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential | undefined> {
  try {
    return ((await ask()) as PublicKeyCredential | null) ?? undefined;
  } catch {
    return undefined;
  }
}
