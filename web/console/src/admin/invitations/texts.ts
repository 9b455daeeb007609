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
  noMail: 'No mail server is set up yet: invitations wait for up to a day and go out as soon as an administrator has set one up.',
} as const);

export const stateNames: Record<InvitationState, { label: string; colour: string }> = {
  queued: { label: 'Being sent', colour: 'gray' },
  sent: { label: 'Sent', colour: 'blue' },
  refused: { label: 'Mail refused', colour: 'red' },
  bounced: { label: 'Mail came back', colour: 'red' },
  opened: { label: 'Opened', colour: 'cyan' },
  used: { label: 'Used', colour: 'green' },
  revoked: { label: 'Taken back', colour: 'gray' },
  expired: { label: 'Expired', colour: 'gray' },
};

export const languages = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
  { value: 'fr', label: 'Français' },
  { value: 'es', label: 'Español' },
];
