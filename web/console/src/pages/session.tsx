import { Alert, Anchor, VisuallyHidden } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useDesk } from '../desk/deskContext.ts';
import { useStore } from '../desk/store.ts';
import { EndDialog } from '../session/endDialog.tsx';
import { EndedSummary } from '../session/endedSummary.tsx';
import { SessionBar } from '../session/sessionBar.tsx';
import { SidePanel } from '../session/sidePanel.tsx';
import { StageArea } from '../session/stageArea.tsx';
import { texts } from '../session/stageTexts.ts';
import { StandingStrip } from '../session/standingStrip.tsx';
import { fill } from '../texts/fill.ts';
import { Waiting } from './plain.tsx';

/** Narrower than this the chat lies over the screen and is closed until it is called. */
const roomyPx = 1000;

export function SessionPage({ id }: { id: string }) {
  const [desk] = useDesk();
  const room = desk.room(id);
  const state = useStore(room);
  const [chatOpen, setChatOpen] = useState(true);
  const [ending, setEnding] = useState(false);
  const { view, raised } = state;

  useEffect(() => {
    if (raised > 0) setChatOpen(true);
  }, [raised]);
  useEffect(() => {
    if (window.innerWidth < roomyPx && view?.sharer?.present) setChatOpen(false);
  }, [view?.sharer?.present]);
  const toggleChat = useCallback(() => setChatOpen((open) => !open), []);

  if (state.missing) {
    return (
      <div className="page">
        <Alert color="orange" title={texts.missing}>
          {state.missing}{' '}
          <Anchor component={Link} href="/console">
            {texts.backToTheQueue}
          </Anchor>
        </Alert>
      </div>
    );
  }
  if (!view) return <Waiting text={texts.opening} />;
  const over = view.state === 'ended';
  return (
    <div className={`session${chatOpen ? ' session-with-chat' : ''}${over ? ' session-over' : ''}`}>
      {!over && <VisuallyHidden component="h1">{fill(texts.sessionWith, { name: view.customer.name })}</VisuallyHidden>}
      {!over && <SessionBar room={room} state={state} chatOpen={chatOpen} onChat={toggleChat} onEnd={() => setEnding(true)} />}
      <div className="session-middle">
        {!over && <StandingStrip room={room} state={state} />}
        {over ? <EndedSummary view={view} onChat={toggleChat} /> : <StageArea room={room} state={state} />}
      </div>
      <SidePanel room={room} state={state} shown={chatOpen} onClose={toggleChat} />
      {ending && <EndDialog room={room} onClose={() => setEnding(false)} />}
    </div>
  );
}
