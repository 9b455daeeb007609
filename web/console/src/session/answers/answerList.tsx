import type { CannedAnswer } from '@deskside/talk';
import { Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { texts } from '../chatTexts.ts';

interface Props {
  id: string;
  answers: readonly CannedAnswer[];
  /** There is at least one answer, even if none fits. */
  any: boolean;
  chosen: number;
  onPick: (answer: CannedAnswer) => void;
}

/** The canned answers that fit what is typed; the keyboard stays in the writing box. */
export function AnswerList({ id, answers, any, chosen, onPick }: Props) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the choice
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  if (answers.length === 0)
    return (
      <div className="answers" role="status">
        <Text size="sm" c="dimmed" p="xs">
          {any ? texts.noneFits : texts.answersNone}
        </Text>
      </div>
    );
  return (
    <div ref={list} id={id} className="answers" role="listbox" aria-label={texts.answers}>
      {answers.map((answer, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard is in the writing box, which moves the choice
        // biome-ignore lint/a11y/useFocusableInteractive: as above; the writing box names the chosen one
        <div
          key={answer.answer}
          id={`${id}-${place}`}
          className="answers-one"
          role="option"
          aria-selected={place === chosen}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(answer)}
        >
          <Text size="sm" fw={600} dir="auto">
            {answer.title}
          </Text>
          <Text size="xs" c="dimmed" lineClamp={1} dir="auto">
            {answer.text}
          </Text>
        </div>
      ))}
    </div>
  );
}
