import type { CannedAnswer } from '@deskside/talk';
import { ActionIcon, Textarea, Tooltip } from '@mantine/core';
import { IconSend2, IconSlashes } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { fill } from '../texts/fill.ts';
import { AnswerList } from './answers/answerList.tsx';
import { insert } from './answers/answers.ts';
import { usePicker } from './answers/usePicker.ts';
import { texts } from './chatTexts.ts';
import type { SessionRoom } from './sessionRoom.ts';

interface Props {
  room: SessionRoom;
  request: string;
  handedBack: string;
  onTaken: () => void;
  /** For the marks in canned answers. */
  names: Record<string, string>;
}

const limit = 4000;
const listId = 'canned-answers';

/** The writing box: its draft survives a reload. Enter sends, Shift+Enter makes a line, /word finds a canned answer. */
export function ChatWriter({ room, request, handedBack, onTaken, names }: Props) {
  const key = `deskside:draft:${request}`;
  const [text, setText] = useState(() => localStorage.getItem(key) ?? '');
  const box = useRef<HTMLTextAreaElement>(null);
  const picker = usePicker();
  const count = Array.from(text.trim()).length;
  const put = (next: string) => {
    setText(next);
    if (next === '') localStorage.removeItem(key);
    else localStorage.setItem(key, next);
  };
  const putAt = (next: string, caret: number) => {
    put(next);
    box.current?.focus();
    requestAnimationFrame(() => box.current?.setSelectionRange(caret, caret));
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
    picker.close();
  };
  const pick = (answer: CannedAnswer) => {
    if (!picker.slash) return;
    const filled = insert(text, picker.slash, answer, names);
    picker.close();
    putAt(filled.text, filled.caret);
  };
  const offer = () => {
    const next = text === '' || /\s$/.test(text) ? `${text}/` : `${text} /`;
    putAt(next, next.length);
    picker.look(next, next.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (picker.key(event, pick)) {
      event.preventDefault();
      return;
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    send();
  };

  const open = picker.slash !== undefined;
  return (
    <form
      className="writer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {open && <AnswerList id={listId} answers={picker.fitting} any={picker.any} chosen={picker.chosen} onPick={pick} />}
      <Tooltip label={texts.answersAbout}>
        <ActionIcon size={36} variant="subtle" color="gray" aria-label={texts.answers} onClick={offer}>
          <IconSlashes size={18} />
        </ActionIcon>
      </Tooltip>
      <Textarea
        ref={box}
        className="writer-box"
        aria-label={texts.write}
        aria-autocomplete="list"
        aria-controls={open && picker.fitting.length > 0 ? listId : undefined}
        aria-activedescendant={open && picker.fitting.length > 0 ? `${listId}-${picker.chosen}` : undefined}
        placeholder={texts.write}
        autosize
        minRows={1}
        maxRows={6}
        dir="auto"
        value={text}
        error={count > limit ? fill(texts.tooLong, { count, limit }) : undefined}
        onKeyDown={onKeyDown}
        onBlur={picker.close}
        onSelect={({ currentTarget }) => picker.look(currentTarget.value, currentTarget.selectionStart)}
        onChange={(event) => {
          put(event.currentTarget.value);
          picker.look(event.currentTarget.value, event.currentTarget.selectionStart);
          if (event.currentTarget.value.trim() !== '') room.conversation?.typing();
        }}
      />
      <ActionIcon type="submit" size={36} aria-label={texts.send} disabled={count === 0 || count > limit}>
        <IconSend2 size={18} />
      </ActionIcon>
    </form>
  );
}
