import { words } from '../texts/index.ts';

/** The sign-in page. */
export const texts = words('signIn', {
  title: 'Technician sign-in',
  second: 'Second step',
  name: 'Name',
  password: 'Password',
  signIn: 'Sign in',
  passkey: 'Sign in with a passkey',
  or: 'or',
  ownAccount: 'Sign in with an account of this server',
  code: 'Six digits of your authenticator',
  codeAbout: 'Or one of your recovery codes.',
  goOn: 'Go on',
  anew: 'Begin anew',
  wrong: 'Name and password do not belong together.',
  came: {
    'no-account': 'You are known there, but you have no account here. Ask an administrator.',
    refused: 'Single sign-on did not work out. Try again, or sign in by name and password.',
    'not-ours': 'This sign-in took too long or was begun in another browser. Begin anew.',
  } as Record<string, string>,

  tooManyTries: 'Too many tries. You can try again in {pauseSeconds} s.',
  withPassword: 'With your name and password of {title}.',
});
