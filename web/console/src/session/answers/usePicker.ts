import type { CannedAnswer } from '@deskside/talk';
import { type KeyboardEvent, useState } from 'react';
import { matching, type Slash, slashAt } from './answers.ts';
import { useAnswers } from './useAnswers.ts';

export interface Picker {
  slash: Slash | undefined;
  fitting: CannedAnswer[];
  any: boolean;
  chosen: number;
  /** After each change of the text or the caret. */
  look: (text: string, caret: number) => void;
  close: () => void;
  /** True when the key was for the list. */
  key: (event: KeyboardEvent, pick: (answer: CannedAnswer) => void) => boolean;
}

/** Which canned answer is meant by the `/word` in the writing box. */
export function usePicker(): Picker {
  const [slash, setSlash] = useState<Slash>();
  const [chosen, setChosen] = useState(0);
  /** A slash that Escape put aside stays plain text. */
  const [aside, setAside] = useState(-1);
  const answers = useAnswers(slash !== undefined);
  const fitting = slash && answers ? matching(answers, slash.word) : [];

  const look = (text: string, caret: number) => {
    const found = slashAt(text, caret);
    if (found?.start !== aside) {
      setSlash(found);
      setChosen(0);
    }
    if (!found) setAside(-1);
  };
  const close = () => setSlash(undefined);
  const key = (event: KeyboardEvent, pick: (answer: CannedAnswer) => void): boolean => {
    if (!slash) return false;
    if (event.key === 'Escape') {
      setAside(slash.start);
      close();
      return true;
    }
    if (fitting.length === 0) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : fitting.length - 1;
      setChosen((chosen + step) % fitting.length);
      return true;
    }
    if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') {
      pick(fitting[chosen]!);
      return true;
    }
    return false;
  };
  return { slash: answers ? slash : undefined, fitting, any: (answers?.length ?? 0) > 0, chosen, look, close, key };
}
