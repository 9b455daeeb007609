import { words } from '../texts/index.ts';

/** The cards that pop up. */
export const texts = words('alerts', {
  label: 'New questions',
  later: 'Later',
  waiting: '{wayIn} · waiting {time}',
  notNow: 'Not now',
  answer: 'Answer',
  more: '{count} more waiting',
  one: '1 new question',
  many: '{count} new questions',

  asksForHelp: '{name} asks for help',
  product: 'Deskside',
  tabWaiting: '({waiting}) waiting · {organisation}',
  tab: '{organisation} · Deskside',
  noPush: 'Alerts stop with the console',
  noPushText: 'This browser does not let itself be woken when the console is closed.',
});
