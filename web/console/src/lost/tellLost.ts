import { notices } from '../desk/notices.ts';
import { texts } from './texts.ts';

/** For a part that is fetched when it is first wanted, and that nothing else on the page needs. */
export function tellLost(): undefined {
  notices.tell('warning', texts.fileTitle, texts.fileText);
}
