const key = 'deskside:sign-in-at';

/**
 * The portal whose organisation somebody belongs to: of the address (`/console?at=sales`), else as it was here the last time.
 * It only chooses which buttons are offered; a name such as ada@sales says the same.
 */
export function signInPlace(): string {
  const told = new URLSearchParams(location.search).get('at') ?? '';
  try {
    if (told) localStorage.setItem(key, told);
    return told || (localStorage.getItem(key) ?? '');
  } catch {
    return told;
  }
}
