import { words } from '../texts/index.ts';

/** What is known of a session, and the side panel. */
export const texts = words('facts', {
  customer: 'Customer',
  question: 'Question',
  pictures: 'Pictures',
  asked: 'Asked',
  waited: 'Waited',
  session: 'Session',
  pc: 'PC',
  notConnected: 'not connected',
  companion: 'Companion',
  earlierCases: 'Earlier cases',
  safetyWords: 'Safety words',
  safetyWordsAbout:
    'Compare aloud: the customer sees the same four words in the window on the PC. If they differ, somebody stands between you; end the session.',
  began: 'Began',
  lasted: 'Lasted',
  outcome: 'Outcome',
  notStated: 'Not stated',
  note: 'Note',
  screen: 'Screen',
  passedOn: 'Passed on',
  sessionEnded: 'Session ended',
  passedOnText: 'The question waits again, for the colleague or team that you chose, with its chat and your note.',
  sessionEndedText: 'Nothing is shared any more; the customer alone controls the PC.',
  toQueue: 'Back to the queue',
  chat: 'Chat',
  chatAndFacts: 'Chat and facts',
  notes: 'Notes',
  closePanel: 'Close the side panel',
});
