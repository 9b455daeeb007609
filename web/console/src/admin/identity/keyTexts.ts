import { words } from '../../texts/index.ts';

/** API keys. */
export const texts = words('apiKeys', {
  notRevoked: 'Not revoked',
  title: 'API keys',
  about:
    'For programs, such as a ticket system. A key does what its scopes say and nothing else; it is sent as “Authorization: Bearer dsk_…”.',
  newKey: 'New key',
  name: 'Name',
  key: 'Key',
  scopes: 'Scopes',
  lastUsed: 'Last used',
  goodUntil: 'Good until',
  actions: 'Actions',
  never: 'Never',
  untilRevoked: 'Until revoked',
  revoked: 'Revoked',
  revoke: 'Revoke',
  none: 'There is no key yet.',
  revokeAsk: 'Revoke {name}?',
  revokeText: 'Programs that use this key are refused at once. It cannot be undone.',
  newTitle: 'New API key',
  shownOnceAbout: 'Copy the key now: only its hash is kept, and nobody can show it again.',
  nameAbout: 'What the key is for.',
  scopesAbout: 'As few as the program needs.',
  goodFor: 'Good for',
  days30: '30 days',
  days90: '90 days',
  oneYear: 'One year',
  forEver: 'Until it is revoked',
  make: 'Make the key',
});
