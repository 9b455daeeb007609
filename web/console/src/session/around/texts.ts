import { words } from '../../texts/index.ts';

/** Beside a session: the customer, earlier cases, notes, pictures. */
export const texts = words('around', {
  knownCustomer: 'Known customer',
  goesOnByPhone: 'Goes on by phone',
  goesOnByMail: 'Goes on by mail',
  earlierNone: 'Nothing that we know of.',
  notVerified: 'Found by the e-mail address that was typed; it may be somebody else’s.',
  earlierCases: 'Earlier cases',
  notesAbout: 'Only technicians see these notes. Whoever takes the case over finds them here.',
  notesNone: 'No notes yet.',
  notes: 'Notes',
  newNote: 'New note',
  noteLong: '{count} characters; at most {limit} are possible.',
  addNote: 'Add note',
  picturesNone: 'None.',
  openAlone: 'Open alone',
  states: { waiting: 'Waiting', accepted: 'In a session', ended: 'Ended', left: 'Left before help came' },
});
