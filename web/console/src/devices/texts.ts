import type { ConsentStage, DeviceReport, DeviceState, PowerState } from './types.ts';

export const texts = {
  notSealed: 'Not sealed end to end.',
  notSealedText: 'The PC’s own protection ends at this service. The customer is told the same at the beginning of the call.',
  pinned: 'The PC’s certificate is known since its first call and compared each time.',
  plain: 'This PC offers no protection of its own: passwords and screen are protected only up to this service.',
  toCase: 'To the case',
  tabs: { serial: 'Terminal', screen: 'Screen', boot: 'Repair image', power: 'Power', about: 'This PC', logs: 'Logs' },

  access: 'Sign in to the PC',
  accessAgain: 'Read again',
  accessWait: 'Possible as soon as the PC has called.',
  wrongPassword: 'The PC refuses the password',
  wrongPasswordText: 'Have it read out once more, and correct it in step 2. Capitals and small letters matter.',
  correct: 'Correct the password',
  forgetPin: 'The firmware was set up anew: forget its certificate',
  signedIn: 'Signed in',

  openTerminal: 'Open the terminal',
  terminalClosed: 'The terminal is closed',
  terminalAbout:
    'What the PC writes on its serial line: its firmware’s start, and the repair system. What you type goes there. All of it is kept on the case.',
  closeTerminal: 'Close',
  transcript: 'Save transcript',
  tellSize: 'Tell the shell its size',
  clear: 'Clear',
  tooMuch: 'Not sent: too much is still on its way. Please wait a moment and paste it again.',

  openScreen: 'Open the screen',
  screenClosed: 'The screen is closed',
  screenAbout: 'The picture on the PC’s monitor, with mouse and keyboard. A frame on the monitor shows the customer that you see it.',
  reopening: 'The line to the PC is lost, trying again…',

  image: 'Image',
  floppy: 'Floppy image (optional)',
  noImages: 'There is no repair image yet.',
  noImagesText: 'An image is uploaded once and serves every PC of your organisation.',
  toImages: 'To the repair images',
  secureBoot: 'Secure Boot',
  secureBootOn: 'As the PC has it',
  secureBootOff: 'Set aside for this start',
  secureBootAbout:
    'Images that are not signed start only when it is set aside. A PC that was set up by its own system does not allow that.',
  reset: 'Restart the PC at once',
  resetAbout: 'Else the image is used at its next start, whoever causes that.',
  boot: 'Start from this image',
  toTerminal: 'To the terminal',
  endBoot: 'Put the PC’s own start back',
  read: 'read',
  rate: 'rate',
  commands: 'reads',
  lastBlock: 'last block',
  errors: 'faults',

  consent: 'The customer’s consent',
  consentAsk: 'Ask for the code',
  consentText: 'The PC shows six digits to whoever sits before it. They are read out to you.',
  consentCode: 'Six digits',
  consentSend: 'Send',
  consentDrop: 'Take the question back',
  consentWrong: 'That is not the code on the PC’s screen.',

  powerNone: 'Sign in to the PC first: then its state is known.',
  eventsNone: 'The firmware’s event log is empty.',
  auditNone: 'The firmware’s audit log is empty, or not open to us.',
} as const;

export const stateNames: Record<DeviceState, { word: string; color: string }> = {
  expected: { word: 'expected, has not called yet', color: 'orange' },
  connected: { word: 'connected', color: 'green' },
  offline: { word: 'offline', color: 'gray' },
};

export const powerNames: Record<PowerState, string> = {
  on: 'on',
  off: 'off',
  sleep: 'asleep',
  hibernated: 'hibernated',
  unknown: 'unknown',
};

export const consentNames: Record<ConsentStage, string> = {
  notStarted: 'not asked',
  requested: 'asked',
  displayed: 'the code is on the PC’s screen',
  received: 'given',
  inSession: 'given, in session',
};

export const controlModes: Record<DeviceReport['identity']['controlMode'], string> = {
  admin: 'set up by an administrator',
  client: 'set up by its own system: everything needs consent',
  none: 'not set up',
};

/** What the firmware can do for one start; words of the report. */
export const bootWords: Record<string, string> = {
  serial: 'with the terminal',
  media: 'with drives of ours',
  cd: 'from a CD',
  network: 'from the network',
  hardDrive: 'from its disk',
  setup: 'into its set-up',
  secureBootChoice: 'with Secure Boot on or off',
};
