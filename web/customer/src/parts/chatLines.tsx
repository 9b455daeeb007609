import type { ChatLine } from '@deskside/talk';
import { timeOfDay } from '../texts/amounts.ts';
import { t } from '../texts/index.ts';
import { saidText } from '../texts/said.ts';
import type { Visit } from '../visit/visit.ts';

interface Props {
  visit: Visit;
  lines: ChatLine[];
  /** Puts the text of a refused message back into the writing box. */
  onEdit: (text: string) => void;
}

/** Lines of one person within this time stand together under one name. */
const groupMs = 3 * 60_000;

export function ChatLines({ visit, lines, onEdit }: Props) {
  const lastOwn = lines.findLast((line) => line.mine);
  return (
    <ol class="lines">
      {lines.map((line, i) => (
        <Line key={line.id} visit={visit} line={line} first={!follows(lines[i - 1], line)} last={line === lastOwn} onEdit={onEdit} />
      ))}
    </ol>
  );
}

function Line({
  visit,
  line,
  first,
  last,
  onEdit,
}: {
  visit: Visit;
  line: ChatLine;
  first: boolean;
  last: boolean;
  onEdit: Props['onEdit'];
}) {
  if (line.from === 'system') {
    return (
      <li class="line line-system" dir="auto">
        {saidText(line)}
      </li>
    );
  }
  const conversation = visit.conversation;
  return (
    <li class={`line ${line.mine ? 'line-mine' : 'line-theirs'}${first ? ' line-first' : ''}`}>
      {first && (
        <p class="line-head">
          <bdi>{line.mine ? t('chat.you') : line.name}</bdi> <time>{timeOfDay(line.at)}</time>
        </p>
      )}
      <p class={`bubble${line.delivery === 'refused' ? ' bubble-refused' : ''}`} dir="auto">
        {line.text}
      </p>
      {line.delivery === 'refused' && (
        <p class="line-state line-refused" role="alert">
          {t('chat.refused', { reason: line.refused })}{' '}
          <button type="button" class="link" onClick={() => conversation?.retry(line.id)}>
            {t('chat.retry')}
          </button>{' '}
          <button type="button" class="link" onClick={() => conversation && onEdit(conversation.takeBack(line.id))}>
            {t('chat.edit')}
          </button>
        </p>
      )}
      {line.delivery && line.delivery !== 'refused' && (last || line.delivery === 'sending') && (
        <p class={`line-state line-${line.delivery}`}>{t(`chat.${line.delivery}`)}</p>
      )}
    </li>
  );
}

function follows(before: ChatLine | undefined, line: ChatLine): boolean {
  return before !== undefined && before.from === line.from && before.name === line.name && line.at - before.at < groupMs;
}
