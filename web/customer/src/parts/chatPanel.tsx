import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../texts/index.ts';
import type { Visit, VisitState } from '../visit/visit.ts';
import { ChatLines } from './chatLines.tsx';
import { Composer } from './composer.tsx';
import { SaveChat } from './saveChat.tsx';

/** How near to the end counts as "reading along", in CSS pixels. */
const nearEndPx = 80;

export function ChatPanel({ visit, state, technician }: { visit: Visit; state: VisitState; technician: string }) {
  const { chat } = state;
  const scroll = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [handedBack, setHandedBack] = useState('');

  useLayoutEffect(() => {
    const box = scroll.current;
    if (box && (atEnd || chat.lines.at(-1)?.mine)) box.scrollTop = box.scrollHeight;
  }, [chat.lines.length, chat.otherTypes]);

  useEffect(() => {
    const tell = () => visit.conversation?.setVisible(document.visibilityState === 'visible' && document.hasFocus());
    tell();
    for (const event of ['focus', 'blur'] as const) window.addEventListener(event, tell);
    document.addEventListener('visibilitychange', tell);
    return () => {
      for (const event of ['focus', 'blur'] as const) window.removeEventListener(event, tell);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [visit.conversation]);

  const toEnd = () => scroll.current?.scrollTo({ top: scroll.current.scrollHeight, behavior: 'smooth' });

  return (
    <section class="card chat" aria-label={t('chat.title')}>
      <header class="chat-head">
        <h2>{t('chat.title')}</h2>
        {chat.lines.length > 0 && <SaveChat state={state} />}
      </header>
      <div
        ref={scroll}
        class="chat-scroll"
        role="log"
        aria-live="polite"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: box }) => setAtEnd(box.scrollHeight - box.scrollTop - box.clientHeight < nearEndPx)}
      >
        <ol class="lines lines-question">
          <li class="line line-mine line-first">
            <p class="line-head">{t('wait.question')}</p>
            <p class="bubble" dir="auto">
              {state.view?.question}
            </p>
          </li>
        </ol>
        {chat.loaded && chat.lines.length === 0 && <p class="chat-empty">{t('chat.empty', { technician })}</p>}
        <ChatLines visit={visit} lines={chat.lines} onEdit={setHandedBack} />
        {chat.otherTypes && (
          <p class="types">
            <span class="types-dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            {t('chat.types', { name: technician })}
          </p>
        )}
      </div>
      {!atEnd && chat.unread > 0 && (
        <button type="button" class="button chat-newer" onClick={toEnd}>
          {t('chat.newer')}
        </button>
      )}
      {!chat.kept && <p class="note note-warn">{t('chat.notKept')}</p>}
      <Composer
        draftKey={`deskside:draft:${state.view?.request}`}
        handedBack={handedBack}
        onTaken={() => setHandedBack('')}
        onType={() => visit.conversation?.typing()}
        onSend={(text) => visit.conversation?.send(text)}
      />
    </section>
  );
}
