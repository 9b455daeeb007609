import { useEffect } from 'react';
import { useDesk } from '../desk/deskContext.ts';
import { fill } from '../texts/fill.ts';
import { texts } from './texts.ts';

/** Shows the number of waiting questions in the tab's title. */
export function TitleBadge() {
  const [, { queue, me }] = useDesk();
  const waiting = queue?.length ?? 0;
  const organisation = me?.organisation.name ?? texts.product;
  useEffect(() => {
    document.title = waiting > 0 ? fill(texts.tabWaiting, { waiting, organisation }) : fill(texts.tab, { organisation });
  }, [waiting, organisation]);
  return null;
}
