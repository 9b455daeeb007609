import type { ChatLine } from '@deskside/talk';
import { Button } from '@mantine/core';
import { timeOfDay } from '../parts/amounts.ts';
import { texts } from './chatTexts.ts';
import type { SessionRoom } from './sessionRoom.ts';

interface Props {
  room: SessionRoom;
  lines: ChatLine[];
  /** Puts the text of a refused message back into the writing box. */
  onEdit: (text: string) => void;
}

const groupMs = 3 * 60_000;

export function ChatLines({ room, lines, onEdit }: Props) {
  const lastOwn = lines.findLast((line) => line.mine)?.id;
  return (
    <ol className="lines">
      {lines.map((line, i) =>
        line.from === 'system' ? (
          <li key={line.id} className="line line-system">
            {line.text}
          </li>
        ) : (
          <li key={line.id} className={`line ${line.mine ? 'line-mine' : 'line-theirs'}`}>
            {!follows(lines[i - 1], line) && (
              <p className="line-head">
                <bdi>{line.mine ? texts.you : line.name}</bdi> <time>{timeOfDay(line.at)}</time>
              </p>
            )}
            <p className="bubble" dir="auto">
              {line.text}
            </p>
            {line.delivery && (line.id === lastOwn || line.delivery === 'sending' || line.delivery === 'refused') && (
              <p className={`line-state line-${line.delivery}`}>
                {texts.deliveries[line.delivery]}
                {line.refused && `: ${line.refused}`}
              </p>
            )}
            {line.delivery === 'refused' && (
              <p className="line-state">
                <Button size="compact-xs" variant="subtle" onClick={() => room.conversation?.retry(line.id)}>
                  {texts.tryAgain}
                </Button>
                <Button size="compact-xs" variant="subtle" onClick={() => onEdit(room.conversation?.takeBack(line.id) ?? '')}>
                  {texts.edit}
                </Button>
              </p>
            )}
          </li>
        ),
      )}
    </ol>
  );
}

function follows(before: ChatLine | undefined, line: ChatLine): boolean {
  return before !== undefined && before.from === line.from && before.name === line.name && line.at - before.at < groupMs;
}
