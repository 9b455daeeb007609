import { useEffect, useRef } from 'preact/hooks';
import { length } from '../texts/amounts.ts';
import { t } from '../texts/index.ts';
import { useDraft } from './useDraft.ts';

interface Props {
  draftKey: string;
  /** A refused message's text to be written anew; taken once. */
  handedBack: string;
  onTaken: () => void;
  onType: () => void;
  onSend: (text: string) => void;
}

const limit = 4000;
const countShownFrom = 3500;

/** The writing box. Enter sends, Shift+Enter makes a line; on a touch screen Enter makes a line. */
export function Composer({ draftKey, handedBack, onTaken, onType, onSend }: Props) {
  const [text, setText] = useDraft(draftKey);
  const box = useRef<HTMLTextAreaElement>(null);
  const count = length(text.trim());

  useEffect(() => {
    if (handedBack === '') return;
    setText(text === '' ? handedBack : `${handedBack}\n${text}`);
    onTaken();
    box.current?.focus();
  }, [handedBack]);

  const send = () => {
    if (count === 0 || count > limit) return;
    onSend(text.trim());
    setText('');
    box.current?.focus();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={box}
        id="chat-write"
        rows={1}
        dir="auto"
        aria-label={t('chat.write')}
        placeholder={t('chat.write')}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          if (event.currentTarget.value.trim() !== '') onType();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing || matchMedia('(pointer: coarse)').matches) return;
          event.preventDefault();
          send();
        }}
      />
      <button type="submit" class="button" disabled={count === 0 || count > limit}>
        {t('chat.send')}
      </button>
      {count > countShownFrom && (
        <p class={`composer-count${count > limit ? ' field-error' : ''}`} role="status">
          {t(count > limit ? 'chat.tooLong' : 'chat.long', { count })}
        </p>
      )}
    </form>
  );
}
