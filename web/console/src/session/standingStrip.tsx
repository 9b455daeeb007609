import { useNow } from '../parts/useNow.ts';
import { standing } from './consentText.ts';
import type { RoomState } from './sessionRoom.ts';

/** What may be done right now, explained. */
export function StandingStrip({ state }: { state: RoomState }) {
  const now = useNow();
  const news = standing(state, now);
  return (
    <div role="status" className="standing-place">
      {news && (
        <p className={`standing standing-${news.tone}`}>
          <strong dir="auto">{news.title}</strong> <span dir="auto">{news.text}</span>
        </p>
      )}
    </div>
  );
}
