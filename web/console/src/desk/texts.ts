import { words } from '../texts/index.ts';

/** What the desk tells in a notice. */
export const texts = words('desk', {
  notSignedOut: 'Not signed out',
  noAnswer: 'The server does not answer. Please try again.',
  takenBy: 'Taken by {technician}',
  takenEarlier: '{name} is already being helped.',
  handsFull: 'Your hands are full',
  noLongerWaiting: 'No longer waiting',
  noLongerWaitingText: '{name} has left the queue.',
  notAccepted: 'Not accepted',
  notDeclined: 'Not declined',
  notChanged: 'Not changed',
  theCustomer: 'The customer',
  signedOut: 'Signed out',
  signedOutText: 'Please sign in again.',
  takenMeanwhile: '{name} is being helped.',
  anotherTechnician: 'another technician',
});
