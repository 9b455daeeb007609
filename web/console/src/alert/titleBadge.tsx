import { useEffect } from 'react';
import { useDesk } from '../desk/deskContext.ts';

/** Shows the number of waiting questions in the tab's title. */
export function TitleBadge() {
  const [, { queue, me }] = useDesk();
  const waiting = queue?.length ?? 0;
  const organisation = me?.organisation.name ?? 'Deskside';
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) waiting · ${organisation}` : `${organisation} · Deskside`;
  }, [waiting, organisation]);
  return null;
}
