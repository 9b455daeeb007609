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
});
