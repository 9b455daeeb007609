import type { InvitationState } from '@deskside/talk';
import { words } from '../../texts/index.ts';

export const texts = words('invitations', {
  title: 'Invitations',
  about: 'Mail somebody a link. It works once; the request that comes of it is reserved for you: no other technician can see or open it.',
  invite: 'Invite',
  none: 'You have not invited anybody yet.',
  address: 'E-mail address',
  name: 'Name',
  nameAbout: 'As you would call them. Without it, the address stands in the queue.',
  language: 'Language',
  languageAbout: 'Of the mail and of the page.',
  portal: 'Portal',
  message: 'Personal message',
  messageAbout: 'Stands in the mail as you type it.',
  appointment: 'Appointment',
  appointmentAbout: 'Leave empty for “as soon as you like”. The mail then carries a calendar entry.',
  minutes: 'Minutes',
  send: 'Send invitation',
  sent: 'The mail is on its way to {address}.',
  revoke: 'Take back',
  revokeAsk: 'Take this invitation back?',
  revokeText: 'The link in the mail stops working at once.',

  notTakenBack: 'Not taken back',
  to: 'To',
  state: 'State',
  written: 'Written',
  actions: 'Actions',
  invited: 'Invited',
  states: {
    queued: 'Being sent',
    sent: 'Sent',
    refused: 'Mail refused',
    bounced: 'Mail came back',
    opened: 'Opened',
    used: 'Used',
    revoked: 'Taken back',
    expired: 'Expired',
  },
} as const);

export const stateColours: Record<InvitationState, string> = {
  queued: 'gray',
  sent: 'blue',
  refused: 'red',
  bounced: 'red',
  opened: 'cyan',
  used: 'green',
  revoked: 'gray',
  expired: 'gray',
};
