/** Every sentence of the box in English; `#` is filled in. The other languages come with the portal, from words.json. */
export const english = {
  open: 'Ask for help',
  name: 'Your name',
  question: 'What is the problem?',
  email: 'E-mail',
  optional: 'optional',
  send: 'Send',
  wait: 'Your question has arrived. A technician will answer you here.',
  place: 'You are number # in the queue.',
  due: 'We are closed now. You will have an answer by #.',
  page: 'Open the help page',
  leave: 'Leave',
  write: 'Message',
  helps: '# is helping you',
  ended: 'The session has ended. Thank you.',
  again: 'Ask again',
  offline: 'The help desk does not answer. Please try again.',
  closed: 'No questions here: #',
  topic: 'What is it about?',
  held: 'You are on hold.',
  you: 'You',
  close: 'Close',
  expect: 'Expected wait: about # min.',
};

export type Table = typeof english;
export type Words = (key: keyof Table, value?: string | number) => string;

export const wordsOf =
  (table: Partial<Table> | undefined): Words =>
  (key, value = '') =>
    (table?.[key] ?? english[key]).replace('#', () => String(value));
