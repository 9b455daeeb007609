import { words } from '../../texts/index.ts';

/** The sign-in policy, and the list of providers. */
export const texts = words('policy', {
  title: 'Sign-in',
  about: 'How technicians and known customers prove who they are. Changes hold at once, for those who are signed in, too.',
  providers: 'Single sign-on and directories',
  addAProvider: 'Add a provider',
  providersNone:
    'None yet. With OpenID Connect people come by your identity provider; with LDAP they type name and password of your directory here.',
  oidc: 'OpenID Connect',
  audiences: { technicians: 'for technicians', customers: 'for customers' },
  off: 'Off',
  test: 'Test',
  change: 'Change',
  saved: 'Saved',
  savedText: 'The policy holds from now on.',
  technicians: 'Technicians',
  secondFactor: 'Everybody needs a second factor',
  secondFactorAbout:
    'An authenticator program or a passkey. Who has none can only add one after signing in by password; set up your own first.',
  shortestPassword: 'Shortest password',
  shortestPasswordAbout: 'Characters, 10 to 64. For passwords chosen from now on.',
  idleMinutes: 'Signed out after idle minutes',
  idleMinutesAbout: '5 to 1440 without a call.',
  mostHours: 'Signed out in any case after hours',
  mostHoursAbout: '1 to 720.',
  save: 'Save the policy',
});
