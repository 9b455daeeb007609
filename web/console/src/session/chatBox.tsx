import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconDeviceFloppy, IconMessageUp } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ChatLines } from './chatLines.tsx';
import { ChatWriter } from './chatWriter.tsx';
import { saveChat } from './saveChat.ts';
import type { RoomState, SessionRoom } from './sessionRoom.ts';
import { texts } from './texts.ts';

/** How near to the end counts as reading along, in CSS pixels. */
const nearEndPx = 80;

export function ChatBox({ room, state, shown }: { room: SessionRoom; state: RoomState; shown: boolean }) {
  const scroll = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [handedBack, setHandedBack] = useState('');
  const { chat, view } = state;
  const over = view?.state === 'ended';

  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the conversation's growth
  useLayoutEffect(() => {
    const box = scroll.current;
    if (box && (atEnd.current || chat.lines.at(-1)?.mine)) box.scrollTop = box.scrollHeight;
  }, [chat.lines.length, chat.otherTypes, shown]);

  useEffect(() => {
    const tell = () => room.conversation?.setVisible(shown && document.visibilityState === 'visible' && document.hasFocus());
    tell();
    window.addEventListener('focus', tell);
    window.addEventListener('blur', tell);
    return () => {
      window.removeEventListener('focus', tell);
      window.removeEventListener('blur', tell);
      room.conversation?.setVisible(false);
    };
  }, [room, shown]);

  return (
    <div className="chat">
      <Group gap={4} justify="flex-end" className="chat-tools">
        {!over && (
          <Tooltip label={texts.raiseAbout}>
            <ActionIcon variant="subtle" color="gray" aria-label={texts.raise} onClick={() => void room.raiseChat()}>
              <IconMessageUp size={18} />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label={texts.saveAbout}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={texts.save}
            disabled={chat.lines.length === 0}
            onClick={() => saveChat(state)}
          >
            <IconDeviceFloppy size={18} />
          </ActionIcon>
        </Tooltip>
      </Group>
      <div
        ref={scroll}
        className="chat-scroll"
        role="log"
        aria-live="polite"
        aria-label={texts.conversation}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: box }) => {
          atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearEndPx;
        }}
      >
        <p className="chat-question">
          <span>{texts.question}</span>
          <bdi>{view?.question}</bdi>
        </p>
        <ChatLines room={room} lines={chat.lines} onEdit={setHandedBack} />
        {chat.otherTypes && (
          <p className="chat-types">
            <bdi>{view?.customer.name}</bdi> {texts.types}
          </p>
        )}
      </div>
      {!chat.kept && <p className="chat-note">{texts.nothingKept}</p>}
      {!over && (
        <ChatWriter
          room={room}
          request={view?.request ?? ''}
          handedBack={handedBack}
          onTaken={() => setHandedBack('')}
          names={{
            customer: view?.customer.name ?? '',
            technician: view?.technician.name ?? '',
            organisation: view?.technician.organisation ?? '',
          }}
        />
      )}
    </div>
  );
}
