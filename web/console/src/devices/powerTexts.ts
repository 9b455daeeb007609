import { words } from '../texts/index.ts';

/** What can be done to a PC's power. */
export const texts = words('devicePower', {
  none: 'Sign in to the PC first: then its state is known.',
  isNow: 'The PC is',
  taken: 'The PC’s firmware has taken it.',
  sure: '{action}?',
  cancel: 'Cancel',
  open: { serial: 'the serial line', media: 'the image in its drive', screen: 'the screen' },
  and: ' and ',
  untouched: 'Does not touch what is open: {things}.',
  closesFirst: 'The firmware refuses it while something is open, so this closes first: {things}.',
  on: { label: 'Switch on', about: 'As a press on its power button.' },
  reset: { label: 'Reset', about: 'The PC starts anew at once. What is not saved there is lost.' },
  cycle: { label: 'Off and on again', about: 'Power goes away for some seconds. What is not saved there is lost.' },
  off: { label: 'Switch off', about: 'At once, as a long press on its power button. What is not saved there is lost.' },
});
