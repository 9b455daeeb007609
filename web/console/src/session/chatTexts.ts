import type { Delivery } from '@deskside/talk';
import { words } from '../texts/index.ts';

/** A session's chat: its lines, the writer, canned answers, the saved text. */
export const texts = words('chat', {
  you: 'You',
  tryAgain: 'Try again',
  edit: 'Edit',
  answersAbout: 'Canned answers: type / and a word',
  answers: 'Canned answers',
  write: 'Write a message',
  tooLong: '{count} characters; at most {limit} are possible.',
  send: 'Send',
  savedHead: 'Chat of {technician}, {organisation} with {customer}\nQuestion: {question}',
  notSent: 'not sent',
  noneFits: 'No canned answer fits. Escape closes this; the text stays as it is.',
  answersNone: 'There are no canned answers yet. Supervisors write them under Administration.',
  deliveries: { sending: 'Sending…', sent: 'Sent', delivered: 'Delivered', read: 'Read', refused: 'Not sent' } satisfies Record<
    Delivery,
    string
  >,
});
