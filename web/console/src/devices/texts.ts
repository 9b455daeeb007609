import { words } from '../texts/index.ts';
import type { ConsentStage, DeviceReport, DeviceState, PowerState } from './types.ts';

/** The page of one PC. */
export const texts = words('devices', {
  notSealed: 'Not sealed end to end.',
  notSealedText: 'The PC’s own protection ends at this service, which could read along. The customer is told the same.',
  notSealedMore: 'What that means',
  pinned: 'The PC’s certificate is known since its first call and compared each time.',
  plain: 'This PC offers no protection of its own: passwords and screen are protected only up to this service.',
  toCase: 'To the case',
  toCases: 'To the cases',
  missing: 'This PC cannot be opened',
  pc: 'PC',
  called: 'called {at}',
  openNow: { serial: 'terminal open', media: 'image in the drive', screen: 'screen open', forward: 'port served' },
  tabs: {
    about: 'This PC',
    boot: 'Repair image',
    serial: 'Terminal',
    screen: 'Screen',
    power: 'Power',
    logs: 'Logs',
    forward: 'Other programs',
  },

  access: 'Sign in to the PC',
  accessAgain: 'Read again',
  accessWait: 'Possible as soon as the PC has called.',
  wrongPassword: 'The PC refuses the password',
  wrongPasswordText: 'Have it read out once more, and correct it in step 2. Capitals and small letters matter.',
  nextTry: 'The next try is possible in {left}.',
  correct: 'Correct the password',
  forgetPin: 'Forget its certificate…',
  forgetPinAsk: 'Forget this PC’s certificate?',
  forgetPinText:
    'Do so only when the customer says that the firmware was set up anew or the board was changed. Otherwise somebody may stand between the PC and you, who would learn the password. The next certificate is taken as the PC’s own.',
  forgetPinYes: 'It was set up anew: forget it',
  signedIn: 'Signed in',

  closed: 'closed',
  phases: { closed: 'closed', opening: 'opening…', open: 'open', reopening: 'lost, trying again…', ended: 'ended' },
  opening: 'Opening…',
  lineTools: { serial: 'Terminal tools', screen: 'Screen tools' },

  openTerminal: 'Open the terminal',
  terminalClosed: 'The terminal is closed',
  terminalAbout:
    'What the PC writes on its serial line: its firmware’s start, and the repair system. What you type goes there. All of it is kept on the case.',
  closeTerminal: 'Close',
  transcript: 'Save transcript',
  notSaved: 'Not saved',
  noAnswer: 'The server does not answer. Please try again.',
  nothingToSave: 'Nothing to save',
  nothingSaid: 'The serial line has said nothing yet.',
  tellSize: 'Tell the shell its size',
  clear: 'Clear',
  terminal: 'Terminal',
  tooMuch: 'Not sent: too much is still on its way. Please wait a moment and paste it again.',
  leftOut: 'Some output was left out: it came faster than it could be shown. The transcript has it.',
  powerCame: 'The PC has power.',
  powerWent: 'The PC has no power.',
  lineClosed: 'The line was closed.',

  openScreen: 'Open the screen',
  screenClosed: 'The screen is closed',
  screenAbout: 'The picture on the PC’s monitor, with mouse and keyboard. A frame on the monitor shows the customer that you see it.',
  reopening: 'The line to the PC is lost, trying again…',
  scale: 'Size of the picture',
  scales: { fit: 'Fit', actual: '1:1' },
  fullScreen: 'Full screen',
  noFullScreen: 'No full screen',
  noFullScreenText: 'The browser did not allow it.',
  typeText: 'Type text',
  typeTextAbout: 'Type or paste a text as keystrokes',
  colours: 'Colours',
  coloursAbout: 'Fewer colours for a slow line. They come with the next change of the picture.',
  coloursOf: { full: 'As they are', few: '256 colours', grey: 'Grey', fewGreys: '16 greys' },
  offered: 'The PC offers a text',
  copyOffered: 'Copy it',
  copied: 'Copied',

  consent: 'The customer’s consent',
  consentNeeded: { all: 'The customer’s consent is needed for everything', screen: 'The customer’s consent is needed for the screen' },
  consentAsk: 'Ask for the code',
  consentText: 'The PC shows six digits to whoever sits before it. They are read out to you.',
  consentCode: 'Six digits',
  consentSend: 'Send',
  consentDrop: 'Take the question back',
  consentWrong: 'That is not the code on the PC’s screen.',

  events: 'Events',
  eventHeads: { at: 'At', severity: 'Severity', where: 'Where', what: 'What' },
  eventsNone: 'The firmware’s event log is empty.',
  audit: 'Audit',
  auditHeads: { at: 'At', who: 'Who', from: 'From', what: 'What' },
  auditNone: 'The firmware’s audit log is empty, or not open to us.',

  refused: 'The server refused this ({code}).',
  noTicket: 'The server gave no ticket that can be read. Please reload the page.',
  deviceClosed: 'The device closed the line.',
  lineLost: 'The line is lost, and the server could not be reached again.',
});

/** What the firmware says of itself. */
export const facts = words('deviceFacts', {
  name: 'Name',
  make: 'Make',
  number: 'Number',
  firmware: 'Firmware',
  power: 'Power',
  address: 'Address',
  line: 'Its own line',
  lines: { tls: 'TLS, certificate pinned', plain: 'plain, inside the call’s TLS', none: 'not used yet' },
  redirection: 'Redirection',
  serial: 'serial line',
  media: 'drives',
  both: 'serial line and drives',
  on: 'on',
  whenNeeded: 'switched on when it is needed',
  consent: 'Consent',
  consentFree: 'not needed',
  consentAll: 'needed for everything',
  consentScreen: 'needed for the screen',
  start: 'Start by remote',
});

export const stateColours: Record<DeviceState, string> = { expected: 'orange', connected: 'green', offline: 'gray' };

export const stateNames = words<Record<DeviceState, string>>('deviceStates', {
  expected: 'expected, has not called yet',
  connected: 'connected',
  offline: 'offline',
});

export const powerNames = words<Record<PowerState, string>>('powerStates', {
  on: 'on',
  off: 'off',
  sleep: 'asleep',
  hibernated: 'hibernated',
  unknown: 'unknown',
});

export const consentNames = words<Record<ConsentStage, string>>('consentStages', {
  notStarted: 'not asked',
  requested: 'asked',
  displayed: 'the code is on the PC’s screen',
  received: 'given',
  inSession: 'given, in session',
});

export const controlModes = words<Record<DeviceReport['identity']['controlMode'], string>>('controlModes', {
  admin: 'set up by an administrator',
  client: 'set up by its own system: everything needs consent',
  none: 'not set up',
});

/** What the firmware can do for one start; words of the report. */
export const bootWords = words<Record<string, string>>('bootWords', {
  serial: 'with the terminal',
  media: 'with drives of ours',
  cd: 'from a CD',
  network: 'from the network',
  hardDrive: 'from its disk',
  setup: 'into its set-up',
  secureBootChoice: 'with Secure Boot on or off',
});
