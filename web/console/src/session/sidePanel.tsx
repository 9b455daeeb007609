import { CloseButton, Tabs } from '@mantine/core';
import { useState } from 'react';
import { NotesPart } from './around/notesPart.tsx';
import { ChatBox } from './chatBox.tsx';
import { Facts } from './facts.tsx';
import { texts } from './factTexts.ts';
import type { RoomState, SessionRoom } from './sessionRoom.ts';

interface Props {
  room: SessionRoom;
  state: RoomState;
  shown: boolean;
  onClose: () => void;
}

export function SidePanel({ room, state, shown, onClose }: Props) {
  const [tab, setTab] = useState<string | null>('chat');
  return (
    <aside className="side" hidden={!shown} aria-label={texts.chatAndFacts}>
      <Tabs value={tab} onChange={setTab} className="side-tabs" keepMounted={false}>
        <div className="side-head">
          <Tabs.List>
            <Tabs.Tab value="chat">{texts.chat}</Tabs.Tab>
            <Tabs.Tab value="notes">{texts.notes}</Tabs.Tab>
            <Tabs.Tab value="facts">{texts.customer}</Tabs.Tab>
          </Tabs.List>
          <CloseButton className="side-close" aria-label={texts.closePanel} my="auto" onClick={onClose} />
        </div>
        <Tabs.Panel value="chat" className="side-panel">
          <ChatBox room={room} state={state} shown={shown && tab === 'chat'} />
        </Tabs.Panel>
        <Tabs.Panel value="notes" className="side-panel side-facts">
          {state.view && <NotesPart request={state.view.request} version={state.version} mayWrite />}
        </Tabs.Panel>
        <Tabs.Panel value="facts" className="side-panel side-facts">
          <Facts state={state} />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}
