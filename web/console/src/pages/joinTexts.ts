import { words } from '../texts/index.ts';

/** The first page of a new technician, and of a new server. */
export const texts = words('join', {
  oneMoment: 'One moment…',
  title: 'Invitation',
  over: 'This invitation was used, revoked, or is over. Ask whoever invited you for a new one.',
  toSignIn: 'Go to the sign-in',
  welcome: 'Welcome',
  password: 'Password',
  make: 'Make the account',
  about: 'Make your account as a technician.',
  setUpBefore: 'Already set up',
  setUpBeforeText: 'This server has its administrator. The setup link works once only.',
  setUp: 'Set up Deskside',
  linkCut: 'The link is incomplete. Please open the whole setup link that the server printed at its first start.',
  create: 'Create administrator',
  organisation: 'Organisation',
  organisationAbout: 'Customers see this name.',
});
