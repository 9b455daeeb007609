import { ActionIcon, Textarea } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SessionRoom } from './sessionRoom.ts';

interface Props {
  room: SessionRoom;
  request: string;
  handedBack: string;
  onTaken: () => void;
}

const limit = 4000;

/** The writing box: its draft survives a reload. Enter sends, Shift+Enter makes a line. */
export function ChatWriter({ room, request, handedBack, onTaken }: Props) {
  const key = `deskside:draft:${request}`;
  const [text, setText] = useState(() => localStorage.getItem(key) ?? '');
  const box = useRef<HTMLTextAreaElement>(null);
  const count = Array.from(text.trim()).length;
  const put = (next: string) => {
    setText(next);
    if (next === '') localStorage.removeItem(key);
    else localStorage.setItem(key, next);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: taken once, when it comes
  useEffect(() => {
    if (handedBack === '') return;
    put(text === '' ? handedBack : `${handedBack}\n${text}`);
    onTaken();
    box.current?.focus();
  }, [handedBack]);

  const send = () => {
    if (count === 0 || count > limit) return;
    room.conversation?.send(text.trim());
    put('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      className="writer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        ref={box}
        className="writer-box"
        aria-label="Write a message"
        placeholder="Write a message"
        autosize
        minRows={1}
        maxRows={6}
        dir="auto"
        value={text}
        error={count > limit ? `${count} characters; at most ${limit} are possible.` : undefined}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          put(event.currentTarget.value);
          if (event.currentTarget.value.trim() !== '') room.conversation?.typing();
        }}
      />
      <ActionIcon type="submit" size={36} aria-label="Send" disabled={count === 0 || count > limit}>
        <IconSend2 size={18} />
      </ActionIcon>
    </form>
  );
}
