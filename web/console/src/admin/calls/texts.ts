import { words } from '../../texts/index.ts';

export const texts = words('calls', {
  title: 'Calls of PCs',
  about:
    'PCs that do not start call here with their management firmware. A technician reads these values out while the customer sets it up.',
  open: 'Open for calls',
  closed: 'Not open for calls',
  address: 'Address',
  port: 'Port',
  name: 'Name of your organisation',
  secret: 'Secret of your organisation',
  secretAbout:
    'With the name it says to which organisation a calling PC belongs. It lets nobody in by itself: a technician must expect the PC.',
  fingerprint: 'Fingerprint of the certificate',
  show: 'Show',
  hide: 'Hide',
  renew: 'New secret…',
  renewAsk: 'A new secret?',
  renewText:
    'Every PC that was set up with the secret of now is turned away from its next call on, until the new one is typed into its settings. A call that stands goes on.',
  renewYes: 'Make a new secret',
  renewed: 'There is a new secret',
  renewedText: 'Technicians read out the new one from now on.',
  root: 'Root certificate',
  rootAbout: 'For firmware that wants to know who answers: add it to its list of trusted root certificates.',
  download: 'Save the certificate',
  forward: 'Ports of PCs for other programs',
  forwardOn: 'Technicians may serve a port of a PC on the loopback address of the service',
  forwardAbout:
    'For programs of your own on that machine. Whoever is signed in there can then reach the PC’s firmware for up to an hour; its password is still asked for.',
  forwardTitle: 'Other programs',
  forwardNow: { on: 'Allowed from now on.', off: 'No longer allowed. Ports that are served now stay until they expire.' } as Record<
    string,
    string
  >,
});
