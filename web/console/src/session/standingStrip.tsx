import { Button } from '@mantine/core';
import { useNow } from '../parts/useNow.ts';
import { standing } from './consentText.ts';
import type { RoomState, SessionRoom } from './sessionRoom.ts';

/** What may be done right now, explained. */
export function StandingStrip({ room, state }: { room: SessionRoom; state: RoomState }) {
  const now = useNow();
  const news = standing(state, now);
  if (state.view?.isHeld)
    return (
      <div role="status" className="standing-place">
        <p className="standing standing-warning standing-held">
          <span>
            <strong>On hold.</strong> This session leaves room for another; the customer can still write.
          </span>
          <Button size="compact-sm" onClick={() => void room.hold('resume')}>
            Resume
          </Button>
        </p>
      </div>
    );
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
