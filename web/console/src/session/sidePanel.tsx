import { CloseButton, Tabs } from '@mantine/core';
import { useState } from 'react';
import { ChatBox } from './chatBox.tsx';
import { Facts } from './facts.tsx';
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
    <aside className="side" hidden={!shown} aria-label="Chat and facts">
      <Tabs value={tab} onChange={setTab} className="side-tabs" keepMounted={false}>
        <div className="side-head">
          <Tabs.List>
            <Tabs.Tab value="chat">Chat</Tabs.Tab>
            <Tabs.Tab value="facts">Customer</Tabs.Tab>
          </Tabs.List>
          <CloseButton className="side-close" aria-label="Close the side panel" my="auto" onClick={onClose} />
        </div>
        <Tabs.Panel value="chat" className="side-panel">
          <ChatBox room={room} state={state} shown={shown && tab === 'chat'} />
        </Tabs.Panel>
        <Tabs.Panel value="facts" className="side-panel side-facts">
          <Facts state={state} />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}
