import { words } from '../texts/index.ts';
import type { BootStepName, BootStepState } from './types.ts';

/** The start from an image. */
export const texts = words('deviceBoot', {
  image: 'Image',
  anImage: 'image',
  choose: 'Choose an image',
  floppy: 'Floppy image (optional)',
  noFloppy: 'None',
  noImages: 'There is no repair image yet.',
  noImagesText: 'An image is uploaded once and serves every PC of your organisation.',
  toImages: 'To the repair images',
  secureBoot: 'Secure Boot: set aside for this start',
  secureBootAbout:
    'Images that are not signed start only when it is set aside. A PC that was set up by its own system does not allow that.',
  reset: 'Restart the PC at once',
  resetAbout: 'Else the image is used at its next start, whoever causes that.',
  boot: 'Start from this image',
  toTerminal: 'To the terminal',
  endBoot: 'Put the PC’s own start back',
  share: 'Share of the image read',
  read: 'read',
  rate: 'rate',
  commands: 'reads',
  lastBlock: 'last block',
  errors: 'faults',
  failed: 'failed',
  startFailed: 'The start failed.',
  restored: 'The PC’s own start is put back; the image is out of the drive.',
  reading: 'The PC reads the image. Its text appears in the terminal.',
  prepared: 'The start is being prepared…',
});

export const stepNames = words<Record<BootStepName, string>>('bootSteps', {
  consent: 'Consent of the customer',
  redirectionOn: 'Serial line and drives switched on',
  mediaOpen: 'Image laid into the PC’s drive',
  serialOpen: 'Serial line open',
  bootOptions: 'Start options set for one start',
  bootOrder: 'Own boot order put aside',
  bootRole: 'Options armed',
  power: 'PC switched on or reset',
  reading: 'PC reads the image',
  restored: 'Start options put back',
});

export const stepStates = words<Record<BootStepState, string>>('bootStepStates', {
  waiting: 'to come',
  running: 'under way',
  done: 'done',
  failed: 'failed',
  skipped: 'not needed',
});
