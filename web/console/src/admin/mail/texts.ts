import { words } from '../../texts/index.ts';

export const texts = words('mail', {
  title: 'Mail',
  about:
    'The mail server by which invitations and notices go out. Mails wait in an outbox, are tried again for a day, and survive a restart.',
  host: 'Mail server',
  hostAbout: 'Its name, such as mail.example.org. Its certificate must be for this name.',
  port: 'Port',
  portAbout: 'Usually 587.',
  security: 'Protection',
  securityAbout: 'STARTTLS: the connection becomes TLS before anything is sent. TLS from the first byte (port 465) is not supported.',
  startTls: 'STARTTLS (recommended)',
  none: 'None: only for a mail server on this very machine, without an account',
  account: 'Account',
  accountAbout: 'Leave empty when the server asks for none.',
  password: 'Password',
  passwordKept: 'A password is stored. Leave empty to keep it.',
  passwordAbout: 'Stored sealed; never shown again.',
  fromAddress: 'Sender address',
  fromAddressAbout: 'Whom people see as the sender, and to whom they answer.',
  fromName: 'Sender name',
  save: 'Save',
  saved: 'The mail settings are saved.',
  test: 'Send a test mail',
  testTo: 'To',
  testSent: 'The mail server took the test mail. Look into the mailbox of {address}.',
  outbox: 'Newest mails',
  outboxAbout: 'What became of them. Mails that come back later are reported by POST /api/v1/mail/bounces.',
  empty: 'Nothing was sent yet.',

  mails: 'Mails',
  subject: 'Subject',
  state: 'State',
  written: 'Written',
  savedTitle: 'Saved',
  states: {
    queued: 'Waiting',
    sent: 'Sent',
    refused: 'Refused',
    failed: 'Given up',
    bounced: 'Came back',
    withdrawn: 'Taken back',
  } as Record<string, string>,
} as const);

export const stateColours: Record<string, string> = {
  queued: 'gray',
  sent: 'green',
  refused: 'red',
  failed: 'red',
  bounced: 'red',
  withdrawn: 'gray',
};
