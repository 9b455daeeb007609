import { words } from '../texts/index.ts';

/** The list of waiting questions. */
export const texts = words('queue', {
  title: 'Waiting questions',
  heads: { place: 'Place', customer: 'Customer', question: 'Question', wayIn: 'Way in', waiting: 'Waiting', action: 'Action' },
  accept: 'Accept',
  acceptWho: 'Accept {name}',
  onlyYou: 'Only for you',
  priority: 'Priority {level}',
  call: 'Call {contact}',
  writeTo: 'Write to {contact}',
  placeKept: 'Place kept',
  away: 'Away',
  due: 'Due {at}',
  nobody: 'Nobody is waiting',
  nobodyText: 'A new question appears here by itself, pops up and rings. You can leave this page open.',
  mine: 'My open sessions',
  onHold: 'On hold',
});
