import { words } from '../texts/index.ts';

/** Before it is known who is there. */
export const texts = words('start', {
  loading: 'One moment…',
  unreachable: 'The server does not answer. Trying again…',
});
