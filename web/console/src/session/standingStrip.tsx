import { Button } from '@mantine/core';
import { useNow } from '../parts/useNow.ts';
import { standing } from './consentText.ts';
import type { RoomState, SessionRoom } from './sessionRoom.ts';
import { texts } from './texts.ts';

/** What may be done right now, explained. */
export function StandingStrip({ room, state }: { room: SessionRoom; state: RoomState }) {
  const now = useNow();
  const news = standing(state, now);
  if (state.view?.isHeld)
    return (
      <div role="status" className="standing-place">
        <p className="standing standing-warning standing-held">
          <span>
            <strong>{texts.held}</strong> {texts.heldText}
          </span>
          <Button size="compact-sm" onClick={() => void room.hold('resume')}>
            {texts.resume}
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
