import { words } from '../../texts/index.ts';

/** Teams and skills. */
export const texts = words('teams', {
  removeAsk: 'Remove {team}?',
  waiting: 'Who waits in its line waits in everybody’s from then on: {count} now.',
  nobodyWaits: 'Nobody waits in its line just now.',
  portals: 'These portals then put their questions into everybody’s line: {names}.',
  overflow: 'These teams no longer flow over to it: {names}.',
  members: 'Its members are alerted like everybody else: {names}.',
  goneForGood: 'It cannot be taken back; a new team of this name has to be set up anew.',
  remove: 'Remove',
  removed: 'Removed',
  removedText: '{team}. Who waited in its line waits in everybody’s.',
});
