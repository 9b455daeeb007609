import { words } from '../texts/index.ts';

/** Other programs on a port of the firmware. */
export const texts = words('forward', {
  title: 'Another program on this PC',
  about:
    'A port of the PC’s firmware is served for an hour on the loopback address of the machine that holds its call. Any program for such PCs can use it there; nobody else on the network can.',
  off: 'Switched off for your organisation. An administrator can allow it on the page “Calls of PCs”.',
  toSettings: 'To that page',
  port: 'Port of the firmware',
  ports: {
    16992: 'Control, plain',
    16993: 'Control, TLS',
    16994: 'Terminal and drives, plain',
    16995: 'Terminal and drives, TLS',
    5900: 'Screen (VNC), with its own password',
  } as Record<string, string>,
  begin: 'Serve this port',
  change: 'Serve this port instead',
  end: 'Stop serving it',
  isOpen: 'Served now',
  expires: 'until {time}, {left} left',
  address: 'Address',
  type: 'What to type',
  typeAbout: 'On the machine of the service itself. From another one, first:',
  password: 'Each of them signs in with the name admin and the password that was read out to you.',
  plain: 'amtterm 1.4 sends the password as it is; firmware that takes only a digest refuses it.',
  host: 'name-of-the-server',
  none: 'The PC offers no such port.',
});
