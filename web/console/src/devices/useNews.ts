import { useEffect, useRef } from 'react';
import { useDesk } from '../desk/deskContext.ts';
import { gather } from '../desk/gather.ts';
import type { DeviceNews } from './types.ts';

const gatherMs = 250;

/** Runs `work` a moment after news that matter to it. */
export function useNews(matters: (news: DeviceNews) => boolean, work: () => Promise<void>): void {
  const [desk] = useDesk();
  const latest = useRef({ matters, work });
  latest.current = { matters, work };
  useEffect(() => {
    const soon = gather(gatherMs, () => latest.current.work());
    return desk.outOfBand.onNews((news) => {
      if (news.kind === 'stream.opened' || latest.current.matters(news)) soon();
    });
  }, [desk]);
}
